import { isDisputing } from '../data/disputes.ts';
import { isRevision, mostTelling, standingOf } from '../data/revisions.ts';
import type { Story, StoryFile } from '../data/story.ts';
import { type Html, html, NOTHING } from '../html.ts';
import { addedAndDropped, changeList } from '../parts/changes.ts';
import { relation } from '../parts/file.ts';
import { articleLink, count, fileLink, text, time, UNTITLED } from '../parts/links.ts';
import { revisedNotice, standingMark } from '../parts/revised.ts';
import { statement } from '../parts/statement.ts';
import { laneOf, timeline } from '../pictures/timeline.ts';
import type { Place, Shown } from '../place.ts';

/** How a story spread and changed, and what is said in it. */
export const storyView = (place: Place, found: Story): Shown<Html> => {
  const { story, files, digests, statements } = found;
  const title = story.headline ?? UNTITLED;
  const disputes = statements.filter(({ stance }) => isDisputing(stance)).length;
  // A digest is about several things: what a statement in it is read to answer may be another of them.
  const isDigest = files.some((file) => file.relation === 'digest');
  const timed = [...files, ...digests]
    .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))
    .map((file) => ({ file, lane: laneOf(file) }));
  return {
    title,
    body: html`
      ${revisedNotice(place, mostTelling(files.filter(isRevision)))}
      <div class="head"><p class="kicker">Story${standingMark(standingOf(files), title)}</p><h1>${text(title)}</h1>
        <p class="standfirst">${count(place, story.files, 'file')}${
          story.articles > 1
            ? ` with ${count(place, story.articles, 'different text')}`
            : story.files > 1 && ' with the same text'
        }, ${seen(place, story)}.
          ${
            disputes > 0 &&
            place.host.link({ view: 'disagreement', story: story.storyId }, `Who disputes what (${disputes})`, {
              className: 'action',
            })
          }</p>
      </div>
      ${timed.length > 0 && html`<section><h2>How it spread</h2>${timeline(place, timed)}${fileTable(place, found, timed)}</section>`}
      ${whatChanged(place, files)}
      <section><h2>Who says what</h2>
        ${
          statements.length === 0
            ? html`<p class="caption">No statements were found in it.</p>`
            : html`<p class="caption">Each statement once, however often it ran.${found.more.statements && ' These are the first ones.'}</p>
              <div class="statements">${statements.map((row) => statement(place, row, { headline: story.headline, subjectKnown: isDigest }))}</div>`
        }
      </section>`,
  };
};

/** When it was first and last seen, as precisely as is shown. */
const seen = (place: Place, { firstSeen, lastSeen }: Story['story']): Html =>
  place.format.instant(firstSeen) === place.format.instant(lastSeen)
    ? html`on ${time(place, firstSeen)}`
    : html`from ${time(place, firstSeen)} to ${time(place, lastSeen)}`;

const fileTable = (place: Place, { articles, more }: Story, timed: readonly { file: StoryFile }[]): Html => {
  const sources = new Map(articles.map(({ articleId, source, author }) => [articleId, source ?? author]));
  const hasSources = [...sources.values()].some((source) => source !== undefined);
  return html`
    <div class="scroll" role="region" aria-label="Files of the story" tabindex="0"><table role="table">
      <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">received</th><th scope="col" role="columnheader">file</th><th scope="col" role="columnheader">what it is</th>${hasSources && html`<th scope="col" role="columnheader">source</th>`}</tr></thead>
      <tbody role="rowgroup">${timed.map(({ file }) => {
        const source = file.articleId === undefined ? undefined : sources.get(file.articleId);
        return html`<tr role="row"><td class="when" role="cell">${time(place, file.receivedAt)}</td><td role="cell">${fileLink(place, file.key)}</td>
          <td role="cell">${file.relation ? relation(place, file) : 'the first'}</td>${hasSources && html`<td role="cell">${source && text(source)}</td>`}</tr>`;
      })}</tbody></table></div>
    ${(more.files || more.articles) && html`<p class="caption">There are more files; these came first.</p>`}
    ${more.digests && html`<p class="caption">Digests were looked for among the first of the many files that came after it.</p>`}
    ${texts(place, articles)}`;
};

/** Versions mostly have the same headline: what tells them apart is the file and the time. */
const texts = (place: Place, articles: Story['articles']): Html => html`
  <p class="caption">The texts:</p>
  <ul class="texts">${articles.map(({ articleId, title, key, receivedAt }) => {
    const version = `version of ${place.format.instant(receivedAt)}`;
    const link = articleLink(place, articleId, title === undefined ? version : `${title} (${version})`);
    return html`<li>${link} <span class="notes">${text(key)}</span></li>`;
  })}</ul>`;

const whatChanged = (place: Place, files: readonly StoryFile[]): Html => {
  const changed = files.filter(({ changes, adds, drops }) =>
    [changes, adds, drops].some((list) => list !== undefined && list.length > 0),
  );
  return changed.length === 0
    ? NOTHING
    : html`<section><h2>What changed</h2>${changed.map(
        (file) => html`
          <article class="version"><h3>${fileLink(place, file.key)}</h3>
            <p class="notes"><span class="note">${relation(place, file)}</span> <span class="note">${time(place, file.receivedAt)}</span>
              ${file.articleId !== undefined && html`<span class="note">${articleLink(place, file.articleId, 'read it')}</span>`}</p>
            ${changeList(file.changes)}
            ${addedAndDropped(file)}
          </article>`,
      )}</section>`;
};
