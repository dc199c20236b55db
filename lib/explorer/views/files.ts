import type { FileRow } from '../../../functions/tables/rows.ts';
import { type FileHistory, type Files, type ListedFile, OUTCOMES } from '../data/files.ts';
import { type Html, html } from '../html.ts';
import { addedAndDropped, changeList } from '../parts/changes.ts';
import { empty, howToAdd } from '../parts/empty.ts';
import { outcome, relation } from '../parts/file.ts';
import { articleLink, count, fileLink, storyLink, text, time } from '../parts/links.ts';
import { passages } from '../parts/passages.ts';
import { revisedNotice } from '../parts/revised.ts';
import type { Place, Shown } from '../place.ts';

const MEANINGS: Record<FileRow['outcome'], string> = {
  new: 'brought an article that had not come before',
  variant: 'brought a reprint, a cut or a revised version',
  copy: 'brought an article that was there already',
  rejected: 'could not be read as an article',
  failed: 'ended each try with an error',
  superseded: 'were uploaded again under the same key',
  removed: 'were deleted',
};

const keyForm = (place: Place, key = ''): Html =>
  place.host.form({
    to: 'files',
    label: 'What became of a file',
    fields: [
      {
        name: 'key',
        label: 'A file, by its whole name with its folders (its key)',
        value: key,
        type: 'search',
        placeholder: 'wire/story.txt',
      },
    ],
    button: 'Look up',
  });

/** What became of the files, outcome by outcome. */
export const filesView = (place: Place, { outcome: chosen, files, counts }: Files): Shown<Html> => ({
  title: 'Files',
  body: html`
    <div class="head"><p class="kicker">Files</p><h1>What became of them</h1></div>
    ${keyForm(place)}
    <nav class="tabs" aria-label="Outcomes"><ul>${OUTCOMES.filter(
      (one) => counts[one].number > 0 || one === chosen,
    ).map(
      (one) =>
        html`<li>${place.host.link(
          { view: 'files', outcome: one },
          html`${one} <span class="tab-count">${place.format.number(counts[one].number)}${counts[one].more && '+'}</span>`,
          { isCurrent: one === chosen },
        )}</li>`,
    )}</ul></nav>
    ${
      files.rows.length === 0
        ? empty('No file has this outcome.', howToAdd(place))
        : html`<p class="caption">Files that ${MEANINGS[chosen]}, the latest first.</p>${list(place, files.rows)}`
    }
    ${files.more && html`<p>${place.host.link({ view: 'files', outcome: chosen, before: files.rows.at(-1)!.receivedAt }, 'Earlier files', { className: 'action' })}</p>`}`,
});

const list = (place: Place, rows: readonly ListedFile[]): Html => html`
  <div class="scroll" role="region" aria-label="Files" tabindex="0"><table role="table">
    <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">received</th><th scope="col" role="columnheader">file</th><th scope="col" role="columnheader">what it is</th></tr></thead>
    <tbody role="rowgroup">${rows.map(
      (
        row,
      ) => html`<tr role="row"><td class="when" role="cell">${time(place, row.receivedAt)}</td><td role="cell">${fileLink(place, row.key)}</td>
        <td role="cell">${row.reason !== undefined ? html`<span class="reason" dir="auto">${row.reason}</span>` : what(place, row)}</td></tr>`,
    )}</tbody></table></div>`;

const what = (place: Place, row: ListedFile): Html => html`
  ${row.articleId !== undefined && articleLink(place, row.articleId, row.title ?? 'the article')}
  ${row.relation !== undefined && html`<span class="note">${relation(place, row)}</span>`}
  ${row.repeatedPassages !== undefined && html` <span class="note">${count(place, row.repeatedPassages, 'repeated passage')} left out</span>`}`;

/** All that has happened under one key. */
export const historyView = (place: Place, { key, versions, revisions }: FileHistory): Shown<Html> => ({
  title: key,
  body: html`
    ${revisedNotice(place, revisions, versions.find(({ storyId }) => storyId !== undefined)?.storyId)}
    <div class="head"><p class="kicker">File</p><h1 class="long">${text(key)}</h1></div>
    ${
      versions.length === 0 && place.isBusy
        ? empty(
            'Being read …',
            'Files are being read, and none under this key has an outcome yet. It is shown here as soon as it has.',
          )
        : versions.length === 0
          ? empty(
              'No file came under this key.',
              'Keys are case-sensitive. The twelfth article of a bulk file has the key of the file and #12.',
              place.host.link({ view: 'files' }, 'See the latest files'),
            )
          : html`<ol class="history">${versions.map((row) => version(place, row))}</ol>`
    }
    ${keyForm(place, key)}`,
});

const version = (place: Place, row: FileRow): Html => {
  const facts: [string, Html | string | undefined | false][] = [
    ['Why', row.reason !== undefined && html`<span class="reason" dir="auto">${row.reason}</span>`],
    ['Article', row.articleId !== undefined && articleLink(place, row.articleId, row.title ?? 'read it')],
    ['Story', row.storyId !== undefined && storyLink(place, row.storyId, 'how it spread')],
    ['What it is', row.relation !== undefined && relation(place, row)],
    ['Revised by', row.revisedBy !== undefined && fileLink(place, row.revisedBy)],
    ['Not analysed', row.notAnalysed],
    ['Articles in it', row.articles !== undefined && place.format.number(row.articles)],
    ['Rejected records', row.rejected !== undefined && row.rejected > 0 && place.format.number(row.rejected)],
    [
      'Left out',
      row.repeatedPassages !== undefined && `${count(place, row.repeatedPassages, 'passage')} that it repeats`,
    ],
    ['Withdrawn', row.withdrawnAt !== undefined && time(place, row.withdrawnAt)],
    ['Size', row.size !== undefined && `${place.format.number(row.size)} bytes`],
    ['Version', html`<code>${row.version}</code>`],
  ];
  return html`<li><h2>${outcome(row)} ${time(place, row.receivedAt)}</h2>
    <dl class="facts">${facts.map(([label, value]) => value && html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
    ${changeList(row.changes)}${addedAndDropped(row)}
    ${row.removedPassages && html`<p class="label">Left out as repeated</p>${passages(row.removedPassages)}`}</li>`;
};
