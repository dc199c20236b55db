import type { MentionRow } from '../../../functions/tables/rows.ts';
import type { Somebody } from '../data/somebody.ts';
import { type Html, html, NOTHING } from '../html.ts';
import { empty } from '../parts/empty.ts';
import { count, nameLink, storyLink, text, UNTITLED } from '../parts/links.ts';
import { statement } from '../parts/statement.ts';
import { arcs } from '../pictures/arcs.ts';
import type { Place, Shown } from '../place.ts';

const MAX_STORIES = 30;
const MAX_ALIASES = 6;

/** A person, an organisation or a place: what they say, what is said about them, where, and with whom they are named. */
export const somebodyView = (place: Place, somebody: Somebody): Shown<Html> => {
  const { name, mentions, said, aboutThem } = somebody;
  if (mentions.rows.length === 0 && said.rows.length === 0) {
    return {
      title: name,
      body: html`<div class="head"><h1>${text(name)}</h1></div>
        ${empty(
          'Nobody of this name was found.',
          html`Names are written as in the articles: ${place.host.link({ view: 'search', words: name }, 'search for it')}.`,
        )}`,
    };
  }
  return {
    title: name,
    body: html`
      ${head(place, somebody)}
      <div class="main-and-side">
        <div>
          <section><h2>What they say</h2>${
            said.rows.length === 0
              ? html`<p class="caption">They are named, and nothing they said was found.</p>`
              : byDay(place, somebody)
          }</section>
          ${
            aboutThem.length > 0 &&
            html`<section><h2>What others say about them</h2>
              <p class="caption">${
                somebody.storiesRead === 1
                  ? 'In the latest story that names them.'
                  : `In the latest ${count(place, somebody.storiesRead, 'story', 'stories')} that name them.`
              }</p>
              <div class="statements">${aboutThem.map((row) => statement(place, row))}</div></section>`
          }
        </div>
        <div>${ties(place, somebody)}${stories(place, somebody)}</div>
      </div>`,
  };
};

const head = (place: Place, { name, mentions: { rows, more }, said }: Somebody): Html => {
  const roles = distinct(rows.map(({ role }) => role));
  const aliases = distinct(rows.flatMap(({ aliases: all }) => all)).filter((alias) => alias !== name);
  const [row] = rows;
  return html`
    <div class="head"><p class="kicker">${row?.type ?? said.rows[0]?.speakerType ?? ''}</p><h1>${text(name)}</h1>
      ${roles[0] && html`<p class="standfirst">${text(roles[0])}${roles.length > 1 && html`; also ${text(roles[1]!)}`}</p>`}
      <p class="notes">${rows.length > 0 && html`<span class="note">named in ${count(place, rows.length, 'article')}${more && ' or more'}</span>`}
        ${aliases.length > 0 && html`<span class="note">also called ${aliases.slice(0, MAX_ALIASES).map((alias, i) => html`${i > 0 && ', '}${text(alias)}`)}</span>`}</p>
    </div>`;
};

/** `said` begins with the day. */
const byDay = (place: Place, { name, said: { rows, more } }: Somebody): Html => html`
  ${[...Map.groupBy(rows, ({ said }) => said.slice(0, 10))].map(
    ([day, own]) => html`<h3 class="day">${place.format.day(day)}</h3>
      ${own
        .sort((a, b) => (a.said < b.said ? -1 : 1))
        .map((row) => statement(place, { ...row, about: row.about ?? [] }, { speakerKnown: true }))}`,
  )}
  ${more && html`<p>${place.host.link({ view: 'somebody', name, before: rows.reduce((least, { said }) => (said < least ? said : least), rows[0]!.said) }, 'What they said earlier', { className: 'action' })}</p>`}`;

const ties = (place: Place, { name, ties: list, articlesRead }: Somebody): Html =>
  list.length === 0
    ? NOTHING
    : html`<section><h2>Named together</h2>
        <div class="ties">${arcs(name, list)}
          <ol class="tie-list">${list.map(
            (tie) =>
              html`<li>${nameLink(place, tie.name)} <span class="tie-count">${place.format.number(tie.articles)}<span class="unseen"> articles</span></span></li>`,
          )}</ol></div>
        <p class="caption">${
          articlesRead > 1
            ? `In how many of the latest ${count(place, articlesRead, 'article')} they are named together; an arc joins two that are named there with each other too.`
            : 'All of them are named in the same article.'
        }</p></section>`;

const stories = (place: Place, { mentions, headlines }: Somebody): Html => {
  const byStory = [...Map.groupBy(mentions.rows, ({ storyId }) => storyId)].slice(0, MAX_STORIES);
  return byStory.length === 0
    ? NOTHING
    : html`<section><h2>In these stories</h2><ul class="list">${byStory.map(
        ([storyId, rows]) => html`
          <li>${storyLink(place, storyId, headlines.get(storyId) ?? rows.find(({ title }) => title)?.title ?? UNTITLED, 'headline')}
            <p class="notes"><span class="note">${place.format.day(rows[0]!.seen.slice(0, 10))}</span>
              <span class="note">named ${count(
                place,
                rows.reduce((sum, { count: times }) => sum + times, 0),
                'time',
              )}</span></p>
            ${disputes(rows)}</li>`,
      )}</ul></section>`;
};

const disputes = (rows: readonly MentionRow[]): Html => {
  const all = distinct(rows.flatMap(({ disputes: list = [] }) => list));
  return all.length === 0
    ? NOTHING
    : html`<ul class="disputes">${all.slice(0, 4).map((one) => html`<li dir="auto">${named(one)}</li>`)}</ul>`;
};

/** The rows have no cue, and "denies" before what was said reads both ways: a noun does not. */
const named = (dispute: string): string =>
  dispute.replace(/ (alleges|denies|doubts): /, (_, stance: keyof typeof NOUNS) => ` (${NOUNS[stance]}): `);

const NOUNS = { alleges: 'an allegation', denies: 'a denial', doubts: 'a doubt' } as const;

const distinct = (values: readonly (string | undefined)[]): string[] => [
  ...new Set(values.filter((value): value is string => value !== undefined && value !== '')),
];
