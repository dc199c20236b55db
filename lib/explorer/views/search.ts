import type { NameFound, NamesFound, QuotationFound, QuotationsFound } from '../../../functions/tables/search.ts';
import { type Html, html, NOTHING } from '../html.ts';
import { empty } from '../parts/empty.ts';
import { howSaid } from '../parts/how-said.ts';
import { articleLink, count, nameLink, storyLink, text } from '../parts/links.ts';
import { changedLater } from '../parts/statement.ts';
import type { Place, Shown } from '../place.ts';

export interface Asked {
  words?: string | undefined;
  speaker?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export interface Answered {
  names: NamesFound;
  quotations: QuotationsFound;
  /** Whose statements were searched: the name that the tables have for the speaker asked for. */
  speaker?: string | undefined;
  /** Speakers without a name who are called exactly so. */
  unnamed?: readonly string[];
}

/** Somebody's name, or words that somebody may have said. */
export const searchView = (place: Place, asked: Asked, answered?: Answered): Shown<Html> => ({
  title: asked.words === undefined ? 'Search' : `Search: ${asked.words}`,
  body: html`
    <div class="head"><p class="kicker">Search</p><h1>Did anybody ever say this?</h1></div>
    ${place.host.form({
      to: 'search',
      label: 'Search',
      fields: [
        { name: 'words', label: 'A name, or a few words of a quotation', value: asked.words, type: 'search' },
        { name: 'speaker', label: 'Said by', value: asked.speaker, type: 'text' },
        { name: 'from', label: 'From', value: asked.from, type: 'date' },
        { name: 'to', label: 'To', value: asked.to, type: 'date' },
      ],
      button: 'Search',
    })}
    ${answered ? found(place, asked, answered) : hints()}`,
});

const hints = (): Html => html`
  <div class="empty"><p>Type a name in any case, without accents, or only one of its words, or its beginning.</p>
    <p>Or type a few words of a quotation, in their order. With a speaker, or with days, other wordings are found too.</p>
    <p>${SEARCHED}</p></div>`;

/** What a search does not find, for those who get nothing. */
const SEARCHED =
  'Searched are names and what people say. Headlines and the texts of articles are not searched. Speakers without a name (“a senior official”) are found only by exactly these words.';

const found = (place: Place, asked: Asked, { names, quotations, speaker, unnamed = [] }: Answered): Html => {
  const nothing = names.names.length === 0 && quotations.quotations.length === 0 && unnamed.length === 0;
  if (nothing) {
    return html`
      ${nothingFound(asked, names, quotations)}
      ${nameList(place, 'Names spelled nearly so', names.suggestions)}
      ${quotationList(place, 'Said in nearly these words', quotations.suggestions)}`;
  }
  return html`
    ${nameList(place, names.more ? 'Names, the best of many' : 'Names', names.names)}
    ${
      unnamed.length > 0 &&
      html`<section><h2>Speakers without a name</h2><ul class="list wide">${unnamed.map(
        (name) =>
          html`<li>${nameLink(place, name, 'headline')}<p class="notes"><span class="note">they may be different people in different stories</span></p></li>`,
      )}</ul></section>`
    }
    ${quotationList(place, speaker === undefined ? 'Who said it' : html`Said by ${text(speaker)}`, quotations.quotations)}
    ${quotations.more && html`<p class="caption">There is more: add words, a speaker or days.</p>`}`;
};

const nothingFound = ({ speaker, from, to }: Asked, names: NamesFound, quotations: QuotationsFound): Html => {
  const isNear = names.suggestions.length > 0 || quotations.suggestions.length > 0;
  if (isNear)
    return empty(
      'Nobody said exactly this, and nobody has exactly this name.',
      'What comes near stands below.',
      SEARCHED,
    );
  const isNarrowed = speaker !== undefined || from !== undefined || to !== undefined;
  return empty(
    'Nothing was found.',
    quotations.tooFewWords && 'For a quotation, type at least two words; with a speaker, one.',
    isNarrowed
      ? 'Try it without the speaker or the days, or with fewer words.'
      : 'Try fewer words, in the order in which they were said, or only one word of a name. If you know who said it, or when, add that: then other wordings are found too.',
    SEARCHED,
  );
};

const nameList = (place: Place, title: string, names: readonly NameFound[]): Html =>
  names.length === 0
    ? NOTHING
    : html`<section><h2>${title}</h2><ul class="list wide">${names.map(
        ({ name, type, role, seen }) => html`<li>${nameLink(place, name, 'headline')}
          <p class="notes"><span class="note">${type}</span> ${role && html`<span class="note">${text(role)}</span> `}<span class="note">last named on ${place.format.day(seen.slice(0, 10))}</span></p></li>`,
      )}</ul></section>`;

const quotationList = (place: Place, title: Html | string, quotations: readonly QuotationFound[]): Html =>
  quotations.length === 0
    ? NOTHING
    : html`<section><h2>${title}</h2><div class="statements">${quotations.map((one) => quotation(place, one))}</div></section>`;

const quotation = (place: Place, one: QuotationFound): Html => {
  const { speaker, role, said, articleId, storyId, title, articles = 1 } = one.statement;
  return html`
    <div class="statement"><p class="who">${nameLink(place, speaker)}${role && html` <span class="role">${text(role)}</span>`}</p>
      <blockquote class="words" dir="auto">${howSaid(one.statement)} ${marked(one)}</blockquote>
      <p class="notes"><span class="note">${place.format.day(said.slice(0, 10))}</span>
        ${one.changed > 0 && html`<span class="note">${count(place, one.changed, 'word')} differ${one.changed === 1 && 's'}</span>`}
        <span class="note"><strong>${articles > 1 ? `ran in ${count(place, articles, 'article')}` : 'ran once'}</strong></span>
        ${one.statement.revisedBy && html`<span class="note">${changedLater(place, one.statement)}</span>`}
        <span class="note">${articleLink(place, articleId, title ?? 'in the article')}</span>
        <span class="note">${storyLink(place, storyId, 'where it ran')}</span></p></div>`;
};

/** The words that were looked for, in what was said: `start` and `end` count in its pieces joined by a space. */
const marked = ({ statement: { content, kind }, start, end }: QuotationFound): Html => {
  let offset = 0;
  const pieces = [content].flat().map((piece, i) => {
    const [from, to] = [start - offset, end - offset].map((at) => Math.min(Math.max(at, 0), piece.length)) as [
      number,
      number,
    ];
    offset += piece.length + 1;
    const words = from < to ? html`<mark class="hit">${piece.slice(from, to)}</mark>` : NOTHING;
    return html`${i > 0 && ' … '}${piece.slice(0, from)}${words}${piece.slice(Math.max(from, to))}`;
  });
  return kind === 'direct' ? html`“${pieces}”` : html`${pieces}`;
};
