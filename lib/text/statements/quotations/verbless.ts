import type { Reference } from '../../language/document.ts';
import { DOCUMENT_NOUNS } from '../../words/documents.ts';
import { wordSet } from '../../words/word-list.ts';
import {
  CLOSING_MARK,
  isTitled,
  isVerb,
  OUTSIDE,
  type Page,
  relationAt,
  sentenceEnd,
  sentenceStart,
  type TokenRange,
  tagAt,
  textOf,
  tokenAt,
} from '../page/page.ts';
import { partyOfLine } from '../speakers/name-line.ts';
import { type Party, partyAt } from '../speakers/party.ts';
import { referencesWithin } from '../speakers/references.ts';
import type { Utterance } from '../utterance.ts';
import type { Explanation } from './explained.ts';

/** An outermost quotation with its marks, as tokens, and its words. */
export interface Quoted extends TokenRange {
  quotation: number;
  words: TokenRange;
}

/**
 * The speakers of quotations that stand beside them without a verb: before a colon ("Commissioner Nathan Holt: …", in a
 * paragraph of its own "And from Nathan Holt:"), behind a dash or a colon ("… — Nathan Holt, of Harlow"), or in a line
 * of their own, or in a clause behind them (`explanations`, one for each). By the number of the quotation.
 */
export const verblessSpeakers = (
  page: Page,
  quotations: readonly Quoted[],
  explanations: readonly (Explanation | undefined)[],
): ReadonlyMap<number, Party> => {
  const layout = new Layout(page, quotations);
  const speakers = new Map<number, Party>();
  quotations.forEach((quoted, k) => {
    if (!isSpoken(page, quoted.words)) return;
    const before = labelBefore(page, quoted, layout) ?? layout.lineAbove(quoted) ?? readOut(page, quoted);
    const party = before ?? signatureBehind(page, quoted, layout) ?? layout.lineBelow(quoted) ?? explanations[k]?.party;
    if (!party) return;
    speakers.set(quoted.quotation, party);
    // A quotation of several paragraphs: the label stands before the first, the signature behind the last.
    const step = before ? 1 : -1;
    for (let i = k; layout.isContinued(before ? i + 1 : i); i += step)
      speakers.set(quotations[i + step]!.quotation, party);
  });
  return speakers;
};

/**
 * The speakers of quotations that a report with a colon announces: "He denies that it leaked: “Every valve was tested.”".
 * None where the sentence has reports of several.
 */
export const announcedSpeakers = (
  page: Page,
  quotations: readonly Quoted[],
  utterances: readonly Utterance[],
): ReadonlyMap<number, Party> => {
  const bySentence = new Map<number, Utterance[]>();
  for (const utterance of utterances) {
    if (!utterance.report || utterance.outer) continue;
    const sentence = page.sentence[utterance.report.predicate.at]!;
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), utterance]);
  }
  const speakers = new Map<number, Party>();
  for (const { quotation, from, words } of quotations) {
    if (page.text[from - 1] !== ':' || !isSpoken(page, words)) continue;
    const told = (bySentence.get(page.sentence[from - 1]!) ?? []).filter(
      ({ report, party, content }) => party && report!.predicate.at < from && content.at(-1)!.to <= from,
    );
    if (told.length > 0 && told.every(({ key }) => key === told[0]!.key)) speakers.set(quotation, told[0]!.party!);
  }
  return speakers;
};

/**
 * Who speaks in a quotation that is a sentence by itself, by the sentence before it in its paragraph: whoever is reported
 * there, or the one person there that does something ("Station officer Conway turned to the owner. “You were lucky.”").
 */
export const speakerBefore = (
  page: Page,
  { from, words }: Quoted,
  utterances: readonly Utterance[],
): Party | undefined => {
  const sentence = page.sentence[from]!;
  if (sentence === 0 || sentenceStart(page, from) !== from || !/^[.?!…]$/.test(page.text[words.to] ?? ''))
    return undefined;
  const first = page.firsts[sentence - 1]!;
  const last = page.firsts[sentence]! - 1;
  if (page.paragraphOf[sentence - 1] !== page.paragraphOf[sentence] || !isSpoken(page, words)) return undefined;
  for (let i = first; i < last; i++) if (page.quote[i] !== OUTSIDE) return undefined;
  const reports = utterances.filter(
    ({ report, outer }) => report && !outer && page.sentence[report.predicate.at] === sentence - 1,
  );
  if (reports.length > 0) return reports.length === 1 ? reports[0]!.party : undefined;
  const people = peopleNamed(page, first, last);
  const [person] = people;
  if (!person) return goesOnAsPronoun(page, first, last, utterances);
  if (people.some(({ entity }) => entity !== person.entity)) return undefined;
  const at = tokenAt(page, person.end) - 1;
  return relationAt(page, at) === 'nsubj' ? partyAt(page, at) : undefined;
};

/** "He had less sympathy for his captain. “He knows.”": who spoke before, if a man or a woman alone does something here. */
const goesOnAsPronoun = (
  page: Page,
  first: number,
  last: number,
  utterances: readonly Utterance[],
): Party | undefined => {
  const before = utterances.at(-1);
  if (!before?.party || before.party.entity < 0 || before.content.at(-1)!.to > first) return undefined;
  if (page.sentence[first]! - page.sentence[before.content.at(-1)!.to - 1]! > MAX_SENTENCES_BACK) return undefined;
  const { type, gender } = page.document.entities[before.party.entity]!;
  let subject: string | undefined;
  for (let i = first; i < last; i++) {
    const word = page.lower[i]!;
    if (relationAt(page, i) === 'nsubj' && (!/^(?:he|she)$/.test(word) || (subject ?? word) !== word)) {
      if (!/^(?:it|that|which|this|there)$/.test(word)) return undefined;
    } else if (/^(?:he|she)$/.test(word)) subject = word;
  }
  const isOther = gender !== undefined && gender !== (subject === 'he' ? 'male' : 'female');
  return type === 'person' && subject !== undefined && !isOther ? before.party : undefined;
};

/** Sentences since somebody spoke. */
const MAX_SENTENCES_BACK = 4;

const peopleNamed = (page: Page, first: number, last: number): Reference[] =>
  referencesWithin(page.document, page.start[first]!, page.end[last]!).filter(
    ({ kind, entity }) => kind === 'name' && page.document.entities[entity]!.type === 'person',
  );

const isDash = (page: Page, token: number): boolean => /^(?:-|--|–|—|―|‒)$/.test(page.text[token] ?? '');

/** Whether the words can be somebody's, and are no title of a book or film. */
const isSpoken = (page: Page, { from, to }: TokenRange): boolean => {
  if (isTitled(page, { from, to })) return false;
  for (let i = from; i < to; i++) if (isVerb(page, i)) return true;
  return /^[.?!…]$/.test(page.text[to] ?? '') || to - from >= 4;
};

/** Who stands before a colon before the quotation, in its paragraph or at the end of the one above. */
const labelBefore = (page: Page, { from }: Quoted, layout: Layout): Party | undefined => {
  const colon = from - 1;
  if (page.text[colon] !== ':') return undefined;
  if (!layout.opensParagraph(from) && page.sentence[colon] !== page.sentence[from] && page.quote[colon] !== OUTSIDE)
    return undefined;
  let start = sentenceStart(page, colon);
  for (let i = colon; i >= start; i--) if (page.quote[i] === CLOSING_MARK) start = i + 1;
  return partyOfLine(page, { from: start, to: colon });
};

/** "A sign on the door | read: “…”", "“…,” | a statement read.": what is written somewhere, which the tagger takes "read" from. */
const readOut = (page: Page, { from, to, words }: Quoted): Party | undefined => {
  const before = page.lower[from - 1] === ':' || page.lower[from - 1] === ',' ? from - 2 : -1;
  if (page.lower[before] === 'read') return documentIn(page, sentenceStart(page, before), before);
  if (page.text[words.to] !== ',' && page.text[to] !== ',') return undefined;
  const first = page.text[to] === ',' ? to + 1 : to;
  for (let i = first; i < Math.min(sentenceEnd(page, from), first + MAX_DOCUMENT); i++) {
    if (page.isMark[i] === 1) return undefined;
    if (page.lower[i] === 'read') return page.isMark[i + 1] === 1 ? documentIn(page, first, i) : undefined;
  }
  return undefined;
};

/** The document that begins a clause. */
const documentIn = (page: Page, first: number, to: number): Party | undefined => {
  for (let i = first; i < to; i++) {
    if (!/^(?:DT|PRP\$|JJ|N|POS|VBN)/.test(tagAt(page, i))) return undefined;
    const noun = page.lower[i]!;
    if (page.entity[i] === 0 && (DOCUMENT_NOUNS.has(noun) || SIGNS.has(noun))) {
      const mention = textOf(page, { from: first, to });
      return { entity: -1, name: mention, mention };
    }
  }
  return undefined;
};

const MAX_DOCUMENT = 8;
const SIGNS = wordSet(
  'sign placard banner poster note inscription plaque caption label card signs placards banners posters',
);

/** Who stands behind a dash or colon behind the quotation, or right behind it, with nothing further in the sentence. */
const signatureBehind = (page: Page, { from, to, words }: Quoted, layout: Layout): Party | undefined => {
  if (!layout.opensParagraph(from) && sentenceStart(page, from) !== from) return undefined;
  const end = layout.paragraphEnd(from);
  let start = to;
  while (start < end && /^[.,]$/.test(page.text[start]!)) start++;
  if (start >= end) return undefined;
  const isMarked = isDash(page, start) || page.text[start] === ':';
  if (!isMarked && !(layout.opensParagraph(from) && /^[.?!…,]$/.test(page.text[words.to] ?? ''))) return undefined;
  const line = trimmed(page, { from: isMarked ? start + 1 : start, to: Math.min(end, sentenceEnd(page, start)) });
  const party = partyOfLine(page, line);
  return isMarked || (party && party.entity >= 0 && line.to + 1 >= end) ? party : undefined;
};

const trimmed = (page: Page, { from, to }: TokenRange): TokenRange => ({
  from,
  to: to > from && page.text[to - 1] === '.' ? to - 1 : to,
});

/** Which paragraphs are a quotation, and which name somebody and say nothing of them. */
class Layout {
  readonly #page: Page;
  readonly #quotations: readonly Quoted[];
  readonly #paragraphs: TokenRange[] = [];
  /** Names of people that stand in lines of their own: above their words, or below. */
  #isAbove: boolean | undefined;

  constructor(page: Page, quotations: readonly Quoted[]) {
    this.#page = page;
    this.#quotations = quotations;
    for (let s = 0; s < page.paragraphOf.length; s++) {
      const { from } = this.#paragraphs[page.paragraphOf[s]!] ?? { from: page.firsts[s]! };
      this.#paragraphs[page.paragraphOf[s]!] = { from, to: page.firsts[s + 1]! };
    }
    for (const quoted of quotations) {
      if (this.#isAbove !== undefined) break;
      if (!this.#isWhole(quoted)) continue;
      const at = this.#paragraphAt(quoted.from);
      if (this.#nameLine(at - 1)) this.#isAbove = true;
      else if (this.#nameLine(at + 1)) this.#isAbove = false;
    }
  }

  isContinued(k: number): boolean {
    const quoted = this.#quotations[k];
    return quoted !== undefined && k > 0 && this.#page.quotations[quoted.quotation]!.continues;
  }

  opensParagraph(token: number): boolean {
    return this.#paragraphs[this.#paragraphAt(token)]!.from === token;
  }

  paragraphEnd(token: number): number {
    return this.#paragraphs[this.#paragraphAt(token)]!.to;
  }

  lineAbove(quoted: Quoted): Party | undefined {
    if (this.#isAbove !== true || !this.#isWhole(quoted)) return undefined;
    return this.#nameLine(this.#paragraphAt(quoted.from) - 1);
  }

  lineBelow(quoted: Quoted): Party | undefined {
    if (!this.#isWhole(quoted)) return undefined;
    const below = this.#paragraphAt(quoted.from) + 1;
    const { from, to } = this.#paragraphs[below] ?? { from: 0, to: 0 };
    if (to > from && isDash(this.#page, from))
      return partyOfLine(this.#page, trimmed(this.#page, { from: from + 1, to }));
    return this.#isAbove === false ? this.#nameLine(below) : undefined;
  }

  #paragraphAt(token: number): number {
    return this.#page.paragraphOf[this.#page.sentence[token]!]!;
  }

  #isWhole({ from, to }: Quoted): boolean {
    const paragraph = this.#paragraphs[this.#paragraphAt(from)]!;
    return paragraph.from === from && paragraph.to <= to + 1;
  }

  /** The person whose name, with what describes it, is all of a paragraph. */
  #nameLine(index: number): Party | undefined {
    const line = this.#paragraphs[index];
    if (!line || line.to - line.from > MAX_LINE || this.#page.isMark[line.to - 1] === 1) return undefined;
    const party = partyOfLine(this.#page, line);
    const type = party && party.entity >= 0 ? this.#page.document.entities[party.entity]!.type : undefined;
    return type === 'person' ? party : undefined;
  }
}

/** Tokens of a line that is only a name and a description. */
const MAX_LINE = 16;
