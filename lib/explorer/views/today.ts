import type { Standing } from '../data/revisions.ts';
import { dayIn } from '../data/span.ts';
import type { Today } from '../data/today.ts';
import { type Html, html, NOTHING, type Part } from '../html.ts';
import { empty, howToAdd } from '../parts/empty.ts';
import { articleLink, count, fileLink, nameLink, storyLink, text, time, UNTITLED } from '../parts/links.ts';
import { standingMark } from '../parts/revised.ts';
import { wordDiff } from '../parts/word-diff.ts';
import { bars } from '../pictures/bars.ts';
import type { Place, Shown } from '../place.ts';

/** What came in a span of time: how much of it was copied, what was disputed, what spread, who was quoted. */
export const todayView = (place: Place, today: Today): Shown<Html> => {
  const { timeZone } = place.format;
  const [from, to] = [dayIn(timeZone, today.span.from), dayIn(timeZone, today.span.to)];
  const days = from === to ? place.format.day(from) : `${place.format.day(from)} to ${place.format.day(to)}`;
  const total = Object.values(today.outcomes).reduce((sum, number) => sum + number, 0);
  return {
    title: days,
    body: html`
      <div class="head"><p class="kicker">What came in</p><h1>${days}</h1>
        ${total > 0 && standfirst(place, today)}
      </div>
      ${
        place.host.choosesDays
          ? place.host.form({
              to: 'today',
              label: 'Choose days',
              fields: [
                { name: 'from', label: 'From', type: 'date', value: from },
                { name: 'to', label: 'To', type: 'date', value: to },
              ],
              button: 'Show',
            })
          : html`<p class="caption">The time range is the dashboard’s: ${time(place, today.span.from)} to ${time(place, today.span.to)}.</p>`
      }
      ${total === 0 ? nothing(place) : [bars(place, today.buckets, today.unit), rankings(place, today), corrections(place, today), latest(place, today)]}`,
  };
};

const nothing = (place: Place): Html =>
  empty('No file came in these days.', howToAdd(place), html`Or choose other days.`);

const standfirst = (place: Place, { outcomes, uncounted }: Today): Html => {
  const { new: fresh = 0, variant = 0, copy = 0, rejected = 0, failed = 0 } = outcomes;
  const accepted = fresh + variant + copy;
  const trouble = rejected + failed;
  return html`
    <p class="standfirst">${count(place, accepted, 'file')}${uncounted && ' or more'}: ${count(place, fresh, 'new article')},
      ${count(place, variant, 'variant')} and ${count(place, copy, 'copy', 'copies')} of what had come before${
        accepted > 0 && html`. <strong>${place.format.share((variant + copy) / accepted)}</strong> repeated something`
      }.${
        trouble > 0 &&
        html` ${place.host.link(
          { view: 'files', outcome: rejected > 0 ? 'rejected' : 'failed' },
          `${count(place, trouble, 'file')} refused or failed`,
        )}.`
      }</p>`;
};

const rankings = (place: Place, { disputed, spread, quoted, looked, standings }: Today): Html => html`
  <div class="columns">
    ${ranking(
      'Most disputed',
      'Nobody contradicts anybody here.',
      disputed.map(
        ({ storyId, headline, speakers }) => html`
          ${place.host.link({ view: 'disagreement', story: storyId }, text(headline), { className: 'headline' })}${standingMark(standings.get(storyId), headline)}
          <p class="notes">${speakers.slice(0, 3).map((name, i) => html`${i > 0 && ', '}${text(name)}`)}${
            speakers.length > 3 && ` and ${count(place, speakers.length - 3, 'other')}`
          }</p>`,
      ),
    )}
    ${ranking(
      'Most spread',
      'Nothing ran twice.',
      spread.map(
        ({ storyId, headline = UNTITLED, files, articles }) => html`
          ${storyLink(place, storyId, headline, 'headline')}${standingMark(standings.get(storyId), headline)}
          <p class="notes">${count(place, files, 'file')}, ${articles > 1 ? count(place, articles, 'different text') : 'the same text'}</p>`,
      ),
    )}
    ${ranking(
      'Most quoted',
      'Nobody is quoted by name.',
      quoted.map(
        ({ name, quotations, stories }) => html`
          ${nameLink(place, name, 'headline')}<p class="notes">${count(place, quotations, 'statement')} in quotation marks${
            stories > 1 && `, in ${count(place, stories, 'story', 'stories')}`
          }</p>`,
      ),
    )}
  </div>
  ${
    looked.more &&
    html`<p class="caption">Quotations and disputes are counted in the ${count(place, looked.stories, 'story', 'stories')} with the most statements: there are more in these days.</p>`
  }`;

const ranking = (title: string, none: string, items: readonly Part[]): Html => html`
  <section class="column"><h2>${title}</h2>${
    items.length === 0
      ? html`<p class="caption">${none}</p>`
      : html`<ol class="ranking">${items.map((item) => html`<li>${item}</li>`)}</ol>`
  }</section>`;

const corrections = (place: Place, { corrected, standings }: Today): Html =>
  corrected.length === 0
    ? NOTHING
    : html`
      <section><h2>Corrected and revised</h2>
        <ul class="list wide">${corrected.map(
          ({ storyId, headline = UNTITLED, key, relation, receivedAt, changes: [change] = [] }) => html`
            <li>${storyId === undefined ? fileLink(place, key) : html`${storyLink(place, storyId, headline, 'headline')}${standingMark(standings.get(storyId), headline)}`}
              ${change && html`<p class="diff" dir="auto">${change.before === undefined ? change.after : wordDiff(change.before, change.after)}</p>`}
              <p class="notes"><span class="note">${relation}</span> <span class="note">${time(place, receivedAt)}</span></p></li>`,
        )}</ul></section>`;

const latest = (place: Place, { articles, moreArticles, standings }: Today): Html =>
  articles.length === 0
    ? NOTHING
    : html`
      <section><h2>Latest articles</h2>
        <ul class="list wide">${articles.map(
          ({ articleId, storyId, title, receivedAt, source, key, statements = 0 }) => html`
            <li>${articleLink(place, articleId, title ?? firstOf(key), 'headline')}${changedSince(standings.get(storyId ?? ''), receivedAt)}
              <p class="notes"><span class="note">${time(place, receivedAt)}</span> ${
                source && html`<span class="note">${text(source)}</span> `
              }<span class="note">${count(place, statements, 'statement')}</span></p></li>`,
        )}</ul>
        ${moreArticles && html`<p class="caption">There are more; choose fewer days to see earlier ones.</p>`}
      </section>`;

const changedSince = (standing: Standing | undefined, receivedAt: string): Html | false =>
  standing !== undefined &&
  standing.receivedAt > receivedAt &&
  html` <span class="corrected">${standing.mark} by a later version</span>`;

/** An article without a title is known by its file. */
const firstOf = (key: string | undefined): string => (key ? `${UNTITLED} ${key}` : UNTITLED);
