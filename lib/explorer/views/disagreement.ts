import type { StoryRow } from '../../../functions/tables/rows.ts';
import { type Disagreement, SIDES, type Side, type Sides } from '../data/disputes.ts';
import type { Standing } from '../data/revisions.ts';
import type { StoryStatement } from '../data/story.ts';
import { type Html, html, NOTHING } from '../html.ts';
import { empty } from '../parts/empty.ts';
import { count, storyLink, text, UNTITLED } from '../parts/links.ts';
import { areSeveral } from '../parts/number-of-speaker.ts';
import { standingMark } from '../parts/revised.ts';
import { statement } from '../parts/statement.ts';
import type { Place, Shown } from '../place.ts';

const HEADINGS: Record<Side, string> = {
  asserts: 'asserts',
  alleges: 'alleges',
  doubts: 'will not vouch for it',
  denies: 'denies',
};

/** What each side does, in a word, for the heading of its column. */
const MEANINGS: Record<Side, string> = {
  asserts: 'says so as a fact',
  alleges: 'accuses, without proof in the text',
  doubts: 'neither confirms nor denies',
  denies: 'says it is not so',
};

/** The same where each statement of a column may be about something else: there is no "it". */
const LOOSE_HEADINGS: Record<Side, string> = { ...HEADINGS, doubts: 'will not vouch' };
const LOOSE_MEANINGS: Record<Side, string> = {
  ...MEANINGS,
  asserts: 'says something as a fact',
  denies: 'says that something is not so',
};

export interface Shows extends Disagreement {
  story: StoryRow;
  subject?: string | undefined;
  /** The story is a digest: its statements are about different things, whatever they are read to answer. */
  isDigest: boolean;
  /** If the story was corrected or revised. */
  standing?: Standing | undefined;
}

/** Who is on which side of what is disputed in a story: a column for each side, for each matter by itself. */
export const disagreementView = (place: Place, shows: Shows): Shown<Html> => {
  const { story, subjects, sides, isDigest } = shows;
  const headline = story.headline ?? UNTITLED;
  const [subject, matter] = isDigest ? [] : [shows.subject, shows.matter];
  const isNothing = SIDES.every((side) => sides[side].length === 0);
  return {
    title: `Disputed: ${subject ?? headline}`,
    body: html`
      <div class="head"><p class="kicker">Who disputes what${standingMark(shows.standing, headline)}</p>
        <h1>${text(subject === undefined ? headline : capitalised(matter ?? subject))}</h1>
        ${!isNothing && html`<p class="standfirst">${matter === undefined ? neutral(place, shows) : summary(sides)}</p>`}
        <p class="notes">${
          subject === undefined
            ? storyLink(place, story.storyId, 'The whole story')
            : html`In the story ${storyLink(place, story.storyId, headline)}`
        }</p></div>
      ${!isDigest && subjectList(place, story.storyId, subjects, subject)}
      ${
        isNothing
          ? empty(
              'Nobody alleges, doubts or denies anything about this here.',
              storyLink(place, story.storyId, 'See everything that is said in the story'),
            )
          : subject === undefined && !isDigest
            ? groups(place, shows, headline)
            : columns(place, sides, {
                headline,
                subjectKnown: isDigest || matter !== undefined,
                isOneMatter: matter !== undefined,
                heading: 'h2',
              })
      }`,
  };
};

/** How many are on which side, where they need not speak of the same thing. */
const neutral = (place: Place, { subject, sides, groups: own, isDigest }: Shows): Html => {
  const many = SIDES.flatMap((side) => {
    const [noun] = sides[side].length > 0 && NOUNS[side] ? [NOUNS[side]] : [];
    return noun ? [count(place, sides[side].length, noun)] : [];
  });
  const list = many.map((one, i) => `${i > 0 ? (i === many.length - 1 ? ' and ' : ', ') : ''}${one}`).join('');
  const about = isDigest
    ? 'This is a digest: they are about different stories, and need not answer each other.'
    : subject === undefined
      ? own.length > 0
        ? 'They need not be about the same thing: each matter stands by itself below.'
        : 'They need not be about the same thing.'
      : 'They name it, and need not be about the same thing.';
  return html`${list}${list !== '' && '. '}${about}`;
};

const NOUNS: Partial<Record<Side, string>> = { alleges: 'allegation', doubts: 'doubt', denies: 'denial' };

const groups = (place: Place, { groups: own, rest }: Shows, headline: string): Html => html`
  ${own.map(
    ({ matter, sides }) => html`
      <section class="matter"><h2>${text(capitalised(matter))}</h2><p class="standfirst">${summary(sides)}</p>
        ${columns(place, sides, { headline, subjectKnown: true, isOneMatter: true, heading: 'h3' })}</section>`,
  )}
  ${
    SIDES.some((side) => rest[side].length > 0) &&
    html`<section class="matter"><h2>${own.length > 0 ? 'What else is disputed' : 'What is disputed'}</h2>
      <p class="caption">Each is about what it says itself: the texts do not say that one answers another.</p>
      ${columns(place, rest, { headline, subjectKnown: false, isOneMatter: false, heading: 'h3' })}</section>`
  }`;

/** How one of them, and how several are said to be on a side. */
const VERBS: Partial<Record<Side, readonly [one: string, several: string]>> = {
  alleges: ['alleges it', 'allege it'],
  doubts: ['will not vouch for it', 'will not vouch for it'],
  denies: ['denies it', 'deny it'],
};

const MAX_NAMED = 3;

/** The sides of one matter in a sentence: "Mullen alleges it; Panetta will not vouch for it; Pakistan denies it." */
const summary = (sides: Sides): Html => {
  const clauses = SIDES.flatMap((side) => {
    const speakers = [...new Map(sides[side].map((row) => [row.speaker, row])).values()];
    const verbs = VERBS[side];
    const [first] = speakers;
    if (!verbs || !first) return [];
    const shown = speakers.slice(0, MAX_NAMED);
    const others = speakers.length - shown.length;
    const last = others > 0 ? `${others} ${others === 1 ? 'other' : 'others'}` : undefined;
    const names = shown.map(
      (row, i) =>
        html`${i > 0 && (i === shown.length - 1 && !last ? ' and ' : ', ')}<strong>${text(nameOf(row))}</strong>`,
    );
    return [html`${names}${last && ` and ${last}`} ${speakers.length > 1 || areSeveral(first) ? verbs[1] : verbs[0]}`];
  });
  return html`${clauses.map((clause, i) => html`${i > 0 && '; '}${clause}`)}${clauses.length > 0 && '.'}`;
};

const nameOf = ({ speaker, speakerType }: StoryStatement): string =>
  speakerType === 'unknown' ? 'Somebody who is not named' : capitalised(speaker);

const capitalised = (words: string): string => words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

const subjectList = (
  place: Place,
  story: string,
  subjects: Disagreement['subjects'],
  chosen: string | undefined,
): Html =>
  subjects.length === 0
    ? NOTHING
    : html`<nav class="subjects" aria-label="Subjects of the disagreement"><ul>
        <li>${place.host.link({ view: 'disagreement', story }, 'All of it', { isCurrent: chosen === undefined })}</li>
        ${subjects.slice(0, MAX_SUBJECTS).map(
          ({ name }) =>
            html`<li>${place.host.link({ view: 'disagreement', story, subject: name }, text(name), {
              isCurrent: chosen === name,
            })}</li>`,
        )}</ul></nav>`;

const MAX_SUBJECTS = 12;

interface ColumnOptions {
  headline: string;
  subjectKnown: boolean;
  /** All of them are about the same. */
  isOneMatter: boolean;
  /** Of the rank that fits the page. */
  heading: 'h2' | 'h3';
}

const columns = (place: Place, sides: Sides, options: ColumnOptions): Html => {
  const shown = SIDES.filter((side) => sides[side].length > 0);
  return html`<div class="sides sides-${shown.length}">${shown.map((side) => column(place, side, sides[side], options))}</div>`;
};

/** Statements by the same speaker stand together, those with most first. */
const column = (place: Place, side: Side, rows: readonly StoryStatement[], options: ColumnOptions): Html => {
  const { headline, subjectKnown, isOneMatter, heading } = options;
  const [title, meaning] = isOneMatter
    ? [HEADINGS[side], MEANINGS[side]]
    : [LOOSE_HEADINGS[side], LOOSE_MEANINGS[side]];
  const speakers = [...Map.groupBy(rows, ({ speaker }) => speaker).values()];
  const words = html`<span class="side-word">${title}</span> <span class="side-meaning">${meaning}</span>`;
  return html`
    <section class="side side-${side}">${heading === 'h2' ? html`<h2>${words}</h2>` : html`<h3>${words}</h3>`}
      ${speakers.map((own) =>
        own.map((row, i) => statement(place, row, { stanceKnown: true, speakerKnown: i > 0, headline, subjectKnown })),
      )}
    </section>`;
};
