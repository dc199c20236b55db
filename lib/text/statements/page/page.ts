import { firstIndex } from '../../binary-search.ts';
import { isUpper } from '../../language/characters.ts';
import type { Document, Span } from '../../language/document.ts';
import { ofLexeme } from '../../language/lexemes.ts';
import { DEMONYM, kindsOf } from '../../language/names/gazetteers.ts';
import { RELATIONS, type Relation, TAGS, type Tag, tagNumber } from '../../language/syntax/tags.ts';
import { NO_HEAD } from '../../language/syntax/tree.ts';
import { wordHash } from '../../language/word-facts.ts';
import { hashText } from '../../models/hash.ts';
import { wordClusters } from '../../models/word-clusters.ts';
import { wordSet } from '../../words/word-list.ts';
import { cueOf } from '../reports/cues.ts';
import { findQuotations, type Quotation } from './quotation-marks.ts';

/** Where a token is with respect to quotation marks. */
export const OUTSIDE = 0;
export const INSIDE = 1;
export const OPENING_MARK = 2;
export const CLOSING_MARK = 3;

/** The class of a word in the lexicon of cues. */
export const NO_CUE = 0;
export const REPORT_NOUN = 4;
export const SPEECH = 1;
export const THOUGHT = 2;
const CUE_CLASSES = { speech: SPEECH, thought: THOUGHT, finding: 3 };

/** Numbers for the types of names. */
export const ENTITY_TYPES = { person: 1, organisation: 2, place: 3 } as const;

/** Tokens [from, to). */
export interface TokenRange {
  from: number;
  to: number;
}

/** The tokens of an article in columns, with their trees: every later stage counts in tokens of the page. */
export interface Page {
  document: Document;
  size: number;
  text: string[];
  lower: string[];
  /** Offsets in the text. */
  start: Int32Array;
  end: Int32Array;
  sentence: Int32Array;
  /** Index of the first token of each sentence, and the size at the end. */
  firsts: Int32Array;
  /** Index of the first token of each sentence behind its dateline: "LONDON, Feb 18 - | The bank". */
  bodies: Int32Array;
  /** The paragraph of each sentence. */
  paragraphOf: Int32Array;
  /** 1 for marks, 0 for words and numbers. */
  isMark: Uint8Array;
  /** 1 for marks that a content may begin behind, or end before. */
  isEdge: Uint8Array;
  /** Hash of the word in lower case. */
  word: Int32Array;
  /** Numbers of word clusters, coarse and fine. */
  cluster: Uint8Array;
  subcluster: Uint16Array;
  /** Classes of cues. */
  cue: Uint8Array;
  /** Hash of the dictionary form, where the word is a cue; else of the word. */
  lemma: Int32Array;
  /** Where the tokens are with respect to quotation marks. */
  quote: Uint8Array;
  /** Index of the outermost quotation the token stands in, its marks included, or -1. */
  quotation: Int32Array;
  /** The outermost quotations. */
  quotations: Quotation[];
  /** The type of the name or description that the token is part of, 0 outside of them. */
  entity: Uint8Array;
  /** Numbers in `TAGS`. */
  tag: Uint8Array;
  /** Index of the head on the page, NO_HEAD for the root of a sentence. */
  head: Int32Array;
  /** Numbers in `RELATIONS`. */
  relation: Uint8Array;
  /** What depends on the token, itself included: tokens [from, to). */
  from: Int32Array;
  to: Int32Array;
}

const EDGE_MARKS = wordSet(", ; : - – — ― -- . … ... \" “ ” „ « » ' ‘ ’ '' `` ) ] ( [ ! ?");
const clusters = new Int32Array(8);

const factsOf = ofLexeme(({ text, lower }) => {
  const cue = cueOf(lower);
  wordClusters().write(wordHash(lower), clusters, 0);
  return {
    word: hashText(lower),
    isMark: /[\p{L}\p{N}]/u.test(text) ? 0 : 1,
    isEdge: EDGE_MARKS.has(text) ? 1 : 0,
    cluster: clusters[0]!,
    subcluster: clusters[1]!,
    cue: !cue ? NO_CUE : cue.noun ? REPORT_NOUN : CUE_CLASSES[cue.class],
    lemma: cue ? hashText(`=${cue.lemma}`) : hashText(lower),
  };
});

/** Lays a document out: one pass over tokens, trees, quotations and references. */
export const pageOf = (document: Document): Page => {
  const size = document.sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
  const integers = (): Int32Array => new Int32Array(size);
  const bytes = (): Uint8Array => new Uint8Array(size);
  const page: Page = {
    document,
    size,
    text: new Array<string>(size),
    lower: new Array<string>(size),
    start: integers(),
    end: integers(),
    sentence: integers(),
    firsts: new Int32Array(document.sentences.length + 1),
    bodies: new Int32Array(document.sentences.length),
    paragraphOf: new Int32Array(document.sentences.length),
    isMark: bytes(),
    isEdge: bytes(),
    word: integers(),
    cluster: bytes(),
    subcluster: new Uint16Array(size),
    cue: bytes(),
    lemma: integers(),
    quote: bytes(),
    quotation: integers().fill(-1),
    quotations: findQuotations(document.text, document.paragraphs).filter(({ depth }) => depth === 0),
    entity: bytes(),
    tag: bytes(),
    head: integers().fill(NO_HEAD),
    relation: bytes(),
    from: integers(),
    to: integers(),
  };
  let i = 0;
  document.sentences.forEach((sentence, s) => {
    const first = i;
    page.firsts[s] = first;
    page.paragraphOf[s] = sentence.paragraph;
    for (const token of sentence.tokens) {
      const facts = factsOf(token.lexeme);
      page.text[i] = token.text;
      page.lower[i] = token.lower;
      page.start[i] = token.start;
      page.end[i] = token.end;
      page.sentence[i] = s;
      page.isMark[i] = facts.isMark;
      page.isEdge[i] = facts.isEdge;
      page.word[i] = facts.word;
      page.cluster[i] = facts.cluster;
      page.subcluster[i] = facts.subcluster;
      page.cue[i] = facts.cue;
      page.lemma[i] = facts.lemma;
      i++;
    }
    const tree = document.trees[s]!;
    page.tag.set(tree.tags, first);
    page.relation.set(tree.relations, first);
    for (let k = 0; k < tree.heads.length; k++) {
      const head = tree.heads[k]!;
      // What was parsed in pieces stays in pieces, so that no walk through a tree is long.
      if (head !== NO_HEAD && Math.abs(head - k) <= MAX_REACH) page.head[first + k] = first + head;
    }
    page.bodies[s] = behindDateline(page, first, i);
  });
  page.firsts[document.sentences.length] = size;
  markExtents(page);
  markQuotations(page);
  markEntities(page);
  markNominals(page);
  return page;
};

const MAX_REACH = 300;
const MAX_DATELINE = 14;
/** Shorter ones may be headlines: "Lincoln: We shall see". */
const LONG_SENTENCE = 14;

/** The token behind "LONDON, Feb 18 (Reuters) -", "LONDON (Reuters):" or "LONDON:" at the head of a report. */
const behindDateline = ({ text, start, document }: Page, first: number, end: number): number => {
  if (!/^\p{Lu}/u.test(text[first] ?? '')) return first;
  const isShouted = /^\p{Lu}[\p{Lu}.]{2,}$/u.test(text[first]!);
  for (let i = first + 1; i < Math.min(end - 1, first + MAX_DATELINE); i++) {
    if (/^(?:-|--|—|–|―|_)$/.test(text[i]!)) return isShouted ? i + 1 : first;
    if (text[i] === ':') {
      const { references, entities } = document;
      const named = references[firstIndex(references.length, (k) => references[k]!.start >= start[first]!)];
      const isPlace = named?.start === start[first] && entities[named!.entity]!.type === 'place';
      const isDateline = isShouted ? isPlace || text[i - 1] === ')' : isPlace && end - first > LONG_SENTENCE;
      return isDateline ? i + 1 : first;
    }
    if (/^\p{Ll}/u.test(text[i]!)) break;
  }
  return first;
};

/** Sentences are parsed in pieces of a few hundred tokens, so that walking up from each is fast. */
const markExtents = ({ head, from, to, size }: Page): void => {
  for (let i = 0; i < size; i++) {
    from[i] = i;
    to[i] = i + 1;
  }
  for (let i = 0; i < size; i++)
    for (let above = head[i]!; above !== NO_HEAD; above = head[above]!) {
      if (i < from[above]!) from[above] = i;
      if (i >= to[above]!) to[above] = i + 1;
    }
};

const markQuotations = ({ size, start, end, quote, quotation, quotations }: Page): void => {
  let i = 0;
  quotations.forEach((marked, index) => {
    while (i < size && end[i]! <= marked.outer.start) i++;
    for (; i < size && start[i]! < marked.outer.end; i++) {
      quotation[i] = index;
      if (end[i]! <= marked.start) quote[i] = OPENING_MARK;
      else if (start[i]! >= marked.end) quote[i] = CLOSING_MARK;
      else quote[i] = INSIDE;
    }
  });
};

const NAME = tagNumber('NNP');
const NO_NAME = new Set((['IN', 'CC', 'RB', 'TO', 'MD', 'VB', 'VBD', 'VBP', 'VBZ'] as const).map(tagNumber));

const markEntities = ({ document, size, start, end, text, entity, tag }: Page): void => {
  let i = 0;
  for (const reference of document.references) {
    if (reference.kind === 'pronoun') continue;
    while (i < size && end[i]! <= reference.start) i++;
    const type = ENTITY_TYPES[document.entities[reference.entity]!.type];
    for (; i < size && start[i]! < reference.end; i++) {
      entity[i] = type;
      // "Wiremu Tahere", of which the tagger knows no word
      if (type === ENTITY_TYPES.person && NO_NAME.has(tag[i]!) && isUpper(text[i]!.charCodeAt(0))) tag[i] = NAME;
    }
  }
};

const NOUN = tagNumber('NN');
const ADJECTIVE = tagNumber('JJ');

/** "said | the 22-year-old |", "the Canadian | won": adjectives that stand for somebody are nouns. */
const markNominals = (page: Page): void => {
  const { size, tag, text, lower, sentence } = page;
  for (let i = 1; i < size; i++) {
    if (tag[i] !== ADJECTIVE || !(AGED.test(lower[i]!) || isPeople(text[i]!))) continue;
    if (i + 1 < size && sentence[i + 1] === sentence[i] && /^(?:N|JJ|CD|POS|VBG)/.test(tagAt(page, i + 1))) continue;
    let first = i - 1;
    while (first > 0 && sentence[first] === sentence[i] && tag[first] === ADJECTIVE) first--;
    if (lower[first] === 'the' && sentence[first] === sentence[i]) tag[i] = NOUN;
  }
};

/** Canadian, Czech */
export const isPeople = (word: string): boolean => isUpper(word.charCodeAt(0)) && (kindsOf(word) & DEMONYM) !== 0;
export const AGED = /^(?:\d+|\p{L}+)-year-old$/u;

/** The tag of a token, an empty one outside of the page. */
export const tagAt = ({ tag }: Page, token: number): Tag | '' => TAGS[tag[token]!] ?? '';
/** Whether the word may belong to a plain noun phrase: articles, adjectives, nouns, figures, owners. */
export const isNominal = (page: Page, token: number): boolean => /^(?:N|JJ|CD|DT|POS|PRP\$)/.test(tagAt(page, token));
export const relationAt = ({ relation }: Page, token: number): Relation | '' => RELATIONS[relation[token]!] ?? '';
/** The first token of a token's sentence, behind its dateline. */
export const sentenceStart = ({ bodies, sentence }: Page, token: number): number => bodies[sentence[token]!]!;
export const sentenceEnd = ({ firsts, sentence }: Page, token: number): number => firsts[sentence[token]! + 1]!;

const FIRST_VERB = tagNumber('VB');
const LAST_VERB = tagNumber('VBZ');
export const isVerb = ({ tag }: Page, token: number): boolean => tag[token]! >= FIRST_VERB && tag[token]! <= LAST_VERB;

const FINITE = new Set([tagNumber('VBD'), tagNumber('VBZ'), tagNumber('VBP'), tagNumber('MD')]);
/** Whether a token is a verb that makes a sentence: "is", "would", not "signed in 2000". */
export const isFiniteVerb = ({ tag }: Page, token: number): boolean => FINITE.has(tag[token]!);

/** The word in lower case, an empty one outside of the page. */
export const wordAt = ({ lower }: Page, token: number): string => lower[token] ?? '';

/** The tokens that depend on `head` directly, in order. */
export const childrenAt = ({ head, from, to }: Page, above: number): number[] => {
  const children: number[] = [];
  const end = to[above]!;
  for (let i = from[above]!; i < end; i++) if (head[i] === above) children.push(i);
  return children;
};

/** Whether a token depends on `head` directly of which the test holds. */
export const hasChild = (page: Page, head: number, test: (child: number) => boolean): boolean => {
  for (const child of childrenAt(page, head)) if (test(child)) return true;
  return false;
};

/** Index of the token at or after a place in the text. */
export const tokenAt = ({ size, end }: Page, place: number): number => firstIndex(size, (token) => end[token]! > place);

/** The word of several ranges with the most dependants, of those that hang on nothing in them. */
export const rootOf = (page: Page, ranges: readonly TokenRange[]): number => {
  const widthOf = (token: number): number => page.to[token]! - page.from[token]!;
  let root = ranges[0]!.from;
  for (const { from, to } of ranges)
    for (let i = from; i < to; i++) if (!covers(ranges, page.head[i]!) && widthOf(i) > widthOf(root)) root = i;
  return root;
};

/** The stretch of the text. */
export const spanOf = ({ start, end }: Page, { from, to }: TokenRange): Span => ({
  start: start[from]!,
  end: end[to - 1]!,
});

export const textOf = (page: Page, range: TokenRange): string => {
  const { start, end } = spanOf(page, range);
  return page.document.text.slice(start, end);
};

/** Whether all longer words of a range have a capital, as in titles of books and films. */
export const isTitled = ({ text, isMark }: Page, { from, to }: TokenRange): boolean => {
  let words = 0;
  for (let i = from; i < to; i++) {
    if (isMark[i] === 1 || text[i]!.length < 4) continue;
    if (!/^[\p{Lu}\p{N}]/u.test(text[i]!)) return false;
    words++;
  }
  return words > 1;
};

/** Whether a token is one of several ranges. */
export const covers = (ranges: readonly TokenRange[], token: number): boolean =>
  ranges.some(({ from, to }) => token >= from && token < to);

/** What a name in the possessive ends with. */
export const POSSESSIVES: ReadonlySet<string> = new Set(["'s", '’s', "'", '’']);
