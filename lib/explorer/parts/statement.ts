import type { StoryStatement } from '../data/story.ts';
import { type Html, html } from '../html.ts';
import type { Place } from '../place.ts';
import { howSaid, isTurned } from './how-said.ts';
import { articleLink, count, nameLink, text } from './links.ts';
import { stanceClass } from './stance.ts';

export interface StatementOptions {
  /** Leaves out who says it. */
  speakerKnown?: boolean;
  /** Leaves out the stance, unless the word for it says more. */
  stanceKnown?: boolean;
  /** Leaves out what it answers: the page says so, or it cannot be trusted. */
  subjectKnown?: boolean;
  /** The page is about a story of this headline: what has the same need not repeat it. */
  headline?: string | undefined;
}

/** The probability below which a reader is told that the row may be read wrong. */
const UNSURE = 0.7;

/** Who says what: the words, how, to whom, and how often it ran. */
export const statement = (place: Place, row: StoryStatement, options: StatementOptions = {}): Html => html`
  <div class="statement ${stanceClass(row.stance)}">
    ${
      options.speakerKnown
        ? false
        : html`<p class="who">${speaker(place, row)}${row.role && html` <span class="role">${text(row.role)}</span>`}</p>`
    }
    <blockquote class="words" dir="auto">${(!options.stanceKnown || isTurned(row)) && html`${howSaid(row)} `}${words(row)}</blockquote>
    ${notes(place, row, options)}
  </div>`;

/** Somebody without a name has no page. */
const speaker = (place: Place, { speaker: name, speakerType }: StoryStatement): Html =>
  speakerType === 'unknown'
    ? html`<span class="name">Nobody named</span>`
    : nameLink(place, name, speakerType === 'unnamed' ? 'name unnamed' : 'name');

/** What is printed in quotation marks has them here too; what a report leaves out between two pieces is an ellipsis. */
const words = ({ content, kind }: Pick<StoryStatement, 'content' | 'kind'>): Html => {
  const pieces = [content].flat().map((piece) => (kind === 'direct' ? piece.replace(/^["“”]|["“”]$/gu, '') : piece));
  const joined = pieces.join(' … ');
  return kind === 'direct' ? html`“${joined}”` : html`${joined}`;
};

/** A later version of its article printed it in other words. */
export const changedLater = (place: Place, { revisedBy }: Pick<StoryStatement, 'revisedBy'>): Html | undefined =>
  revisedBy === undefined
    ? undefined
    : html`<strong class="changed">${articleLink(place, revisedBy, 'changed in a later version')}</strong>`;

const notes = (place: Place, row: StoryStatement, { headline, subjectKnown }: StatementOptions): Html => {
  const { articles = 1, regarding, addressee, venue, when, confidence, negated, hedged, act, articleId, title } = row;
  const parts = [
    regarding && !subjectKnown && html`on: ${text(regarding)}`,
    addressee && html`to ${text(addressee)}`,
    venue && text(venue),
    when && text(when),
    act === 'thought' && 'thought, not said',
    negated && 'negated',
    hedged && 'hedged',
    articles > 1 ? html`<strong>ran in ${count(place, articles, 'article')}</strong>` : 'ran once',
    confidence !== undefined && confidence < UNSURE && `may be misread (${place.format.share(confidence)} sure)`,
    changedLater(place, row),
    articleLink(place, articleId, title === undefined || title === headline ? 'in the article' : title, 'quiet'),
  ].filter(Boolean);
  return html`<p class="notes">${parts.map((part) => html`<span class="note">${part}</span> `)}</p>`;
};
