import type { StoryRow } from '../../../functions/tables/rows.ts';
import { type Disagreement, SIDES, type Side } from '../data/disputes.ts';
import type { StoryStatement } from '../data/story.ts';
import { type Html, html, NOTHING } from '../html.ts';
import { empty } from '../parts/empty.ts';
import { storyLink, text, UNTITLED } from '../parts/links.ts';
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

/** Who is on which side of what is disputed in a story: a column for each side. */
export const disagreementView = (
  place: Place,
  { story, subject, subjects, sides }: Disagreement & { story: StoryRow; subject?: string | undefined },
): Shown<Html> => {
  const headline = story.headline ?? UNTITLED;
  const shown = SIDES.filter((side) => sides[side].length > 0);
  const matters = subjects.filter(({ kind }) => kind === 'matter');
  // Where only one thing is disputed, it is the headline.
  const matter = subject ?? (matters.length === 1 ? matters[0]!.name : undefined);
  return {
    title: `Disputed: ${matter ?? headline}`,
    body: html`
      <div class="head"><p class="kicker">Who disputes what</p>
        <h1>${text(matter === undefined ? headline : capitalised(matter))}</h1>
        ${shown.length > 0 && html`<p class="standfirst">${summary(sides)}</p>`}
        <p class="notes">${
          matter === undefined
            ? storyLink(place, story.storyId, 'The whole story')
            : html`In the story ${storyLink(place, story.storyId, headline)}`
        }</p></div>
      ${subjectList(place, story.storyId, subjects, subject)}
      ${
        shown.length === 0
          ? empty(
              'Nobody alleges, doubts or denies anything about this here.',
              storyLink(place, story.storyId, 'See everything that is said in the story'),
            )
          : html`<div class="sides sides-${shown.length}">${shown.map((side) => column(place, side, sides[side], headline))}</div>`
      }`,
  };
};

/** How one of them, and how several are said to be on a side. */
const VERBS: Partial<Record<Side, readonly [one: string, several: string]>> = {
  alleges: ['alleges it', 'allege it'],
  doubts: ['will not vouch for it', 'will not vouch for it'],
  denies: ['denies it', 'deny it'],
};

const MAX_NAMED = 3;

/** The sides in a sentence: "Mullen alleges it; Panetta will not vouch for it; Pakistan denies it." */
const summary = (sides: Disagreement['sides']): Html => {
  const clauses = SIDES.flatMap((side) => {
    const speakers = [...new Set(sides[side].map(({ speaker }) => speaker))];
    const verbs = VERBS[side];
    if (!verbs || speakers.length === 0) return [];
    const named = speakers.slice(0, MAX_NAMED);
    const others = speakers.length - named.length;
    const last = others > 0 ? `${others} ${others === 1 ? 'other' : 'others'}` : undefined;
    const names = named.map(
      (name, i) => html`${i > 0 && (i === named.length - 1 && !last ? ' and ' : ', ')}<strong>${text(name)}</strong>`,
    );
    return [html`${names}${last && ` and ${last}`} ${speakers.length === 1 ? verbs[0] : verbs[1]}`];
  });
  return html`${clauses.map((clause, i) => html`${i > 0 && '; '}${clause}`)}${clauses.length > 0 && '.'}`;
};

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

/** Statements by the same speaker stand together, those with most first. */
const column = (place: Place, side: Side, rows: readonly StoryStatement[], headline: string): Html => {
  const speakers = [...Map.groupBy(rows, ({ speaker }) => speaker).values()];
  return html`
    <section class="side side-${side}"><h2><span class="side-word">${HEADINGS[side]}</span> <span class="side-meaning">${MEANINGS[side]}</span></h2>
      ${speakers.map((own) => own.map((row, i) => statement(place, row, { stanceKnown: true, speakerKnown: i > 0, headline })))}
    </section>`;
};
