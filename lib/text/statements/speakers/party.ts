import type { Reference } from '../../language/document.ts';
import { capitalised } from '../../language/names/casing.ts';
import { DOCUMENT_NOUNS } from '../../words/documents.ts';
import { type Gender, isHonorific, isPersonNoun, isTitleWord } from '../../words/titles.ts';
import { wordSet } from '../../words/word-list.ts';
import type { Choice } from '../choices/choice.ts';
import {
  childrenAt,
  ENTITY_TYPES,
  isVerb,
  type Page,
  relationAt,
  sentenceStart,
  type TokenRange,
  tagAt,
  textOf,
  tokenAt,
} from '../page/page.ts';
import { nameOfDescribed } from './known-as.ts';
import { nounPhraseAt, withDescription } from './noun-phrase.ts';
import { referenceFrom, referenceOver } from './references.ts';

/** Somebody or something that may speak: a name of the article, or a description as printed. */
export interface Party {
  /** Index of the entity, -1 for a description. */
  entity: number;
  /** Canonical name, or the description as printed. */
  name: string;
  /** As printed, where the party is mentioned. */
  mention: string;
  role?: string;
  /** Those who speak together, each under the name that a reader would look up. */
  members?: readonly Party[];
}

/** A choice among parties. */
export interface PartyChoice extends Choice {
  /** Of each candidate; the first is nobody: the text does not tell. */
  parties: (Party | undefined)[];
  keys: string[];
}

/** An utterance as those beside it see it. */
export interface Turn {
  /** Of the speaker; empty where nobody is known. */
  key: string;
  /** The first and the last token of the words and of the predicate. */
  start: number;
  end: number;
  isDirect: boolean;
  /** What a pronoun told of the speaker. */
  gender?: Gender;
}

/** The entity with this index, mentioned so. */
export const asEntity = ({ document }: Page, entity: number, mention: string): Party => {
  const { name, role } = document.entities[entity]!;
  return { entity, name, mention, ...(role !== undefined && { role }) };
};

/** A number for the type of a party, 4 for a description. */
export const typeOf = ({ document }: Page, { entity }: Party): number =>
  entity < 0 ? 4 : ENTITY_TYPES[document.entities[entity]!.type];

/** "Brown & | Finch": one firm. */
const isAmpersand = ({ text }: Page, second: number): boolean => text[second - 1] === '&';

/** Whether the noun phrase names two or more: "Smith and Jones". */
const isCoordinated = (page: Page, head: number, { from, to }: TokenRange): boolean => {
  for (const child of childrenAt(page, head))
    if (child >= from && child < to && relationAt(page, child) === 'conj' && child > head && !isAmpersand(page, child))
      return true;
  return false;
};

/** "Maria Keller | KC" */
const POST_NOMINALS = wordSet(
  'KC QC SC PC JP DL MP MSP MEP MLA TD AM MS OM CH GC VC GM BEM MBE OBE CBE KBE DBE KCB FRS FRSE FBA PhD MD',
);

/** "union president | Maria Keller": a person whose name ends the phrase and hangs on no preposition or possessive. */
const personAtEnd = (page: Page, { from, to: last }: TokenRange): Reference | undefined => {
  const { document, start, end } = page;
  let to = last;
  while (to > from + 1 && POST_NOMINALS.has(page.text[to - 1]!)) to--;
  const name = referenceOver(document, start[to - 1]!, end[to - 1]!);
  if (name?.kind !== 'name' || document.entities[name.entity]!.type !== 'person') return undefined;
  let first = tokenAt(page, name.start);
  while (first > from && isHonorific(page.text[first - 1]!)) first--;
  if (first <= from) return name;
  if (isForAnother(page, from, first)) return undefined;
  const tag = tagAt(page, first - 1);
  return tag.startsWith('N') || tag === 'JJ' || tag === '-RRB-' ? name : undefined;
};

/** "a spokesman for presidential candidate | Maria Keller": nobody but her stands behind the preposition. */
const isForAnother = ({ document, start, lower }: Page, from: number, name: number): boolean => {
  for (let i = name - 1; i > from; i--) {
    if (referenceFrom(document, start[i]!)) return false;
    if (/^(?:for|to|with|behind)$/.test(lower[i]!)) return isPersonNoun(lower[i - 1]!);
    // "vice president for news | Maria Keller"
    if (i === name - 1 && !isTitleWord(lower[i]!)) return false;
  }
  return false;
};

const isFor = (page: Page, { from }: TokenRange, { start }: Reference): boolean =>
  isForAnother(page, from, tokenAt(page, start));

/** The party that the noun phrase with this head names; pronouns are resolved elsewhere. */
export const partyAt = (page: Page, head: number): Party => {
  const { document, start, end } = page;
  const range = nounPhraseAt(page, head);
  const mention = textOf(page, range);
  const person = personAtEnd(page, widened(page, range));
  if (isCoordinated(page, head, range) && !(person && isTwiceDescribed(page, range, person)))
    return { entity: -1, name: mention, mention };
  if (person) return asEntity(page, person.entity, mention);
  const named = referenceOver(document, start[head]!, end[head]!);
  if (named && (isSomeOf(page, range, named) || isFor(page, range, named)))
    return { entity: -1, name: mention, mention };
  if (named) return asEntity(page, named.entity, withoutOccasion(page, range, named));
  // "David Kahn, a former historian | who said"
  const above = page.head[head]!;
  const isBehindDateline = above >= sentenceStart(page, head);
  const described =
    above >= 0 && isBehindDateline && relationAt(page, head) === 'appos'
      ? referenceOver(document, start[above]!, end[above]!)
      : undefined;
  if (described && mayBe(page, head, described)) return asEntity(page, described.entity, mention);
  const behind = nameBehindComma(page, head, range) ?? nameBeforeComma(page, head, range);
  if (behind && mayBe(page, head, behind)) return asEntity(page, behind.entity, mention);
  // "The chief engineer, Maria Keller, said", "chief executive Mary Jones said"
  for (const child of childrenAt(page, head)) {
    const relation = relationAt(page, child);
    if (relation !== 'appos' && relation !== 'flat') continue;
    const apposed = referenceOver(document, start[child]!, end[child]!);
    if (apposed && tagAt(page, head).startsWith('N') && mayBe(page, head, apposed) && !isFor(page, range, apposed))
      return asEntity(page, apposed.entity, mention);
  }
  const known = honoured(page, mention) ?? titled(page, head, range);
  if (known !== undefined) return asEntity(page, known, mention);
  const called = nameOfDescribed(page, head, range);
  if (called && called.entity >= 0) return asEntity(page, called.entity, mention);
  const asDescribed = textOf(page, withDescription(page, range));
  return { entity: -1, name: called?.name ?? asDescribed, mention: asDescribed };
};

/** Whether the noun may describe who is named: "most dislike Keller, the poll found" does not call Keller a poll. */
const mayBe = ({ document, lower }: Page, head: number, { entity }: Reference): boolean =>
  document.entities[entity]!.type !== 'person' || !DOCUMENT_NOUNS.has(lower[head]!);

/** "Some Democrats": a few are not their party. */
const isSomeOf = (page: Page, { from, to }: TokenRange, { entity }: Reference): boolean =>
  page.document.entities[entity]!.type !== 'person' &&
  (SOME.has(page.lower[from]!) || tagAt(page, from) === 'CD') &&
  page.lower[to - 1]!.endsWith('s');

const SOME = wordSet('some several many most few other both all these those');

/** "Pál Ormos | in an interview": as printed, without what the parser has hung on a person's name. */
const withoutOccasion = (page: Page, { from, to }: TokenRange, { entity, end }: Reference): string => {
  const behind = tokenAt(page, end);
  const isPerson = page.document.entities[entity]!.type === 'person';
  const isCut = isPerson && behind < to && OCCASION.has(page.lower[behind]!);
  return textOf(page, { from, to: isCut ? behind : to });
};

const OCCASION = wordSet('in at on during to with after before as by');

/** "Mrs May" where the names have missed it: the one person of that family name. */
const honoured = ({ document }: Page, mention: string): number | undefined => {
  const [title = '', ...rest] = mention.split(' ');
  if (!isHonorific(title) || rest.length === 0 || !/^\p{Lu}/u.test(rest[0]!)) return undefined;
  const family = ` ${rest.join(' ')}`;
  const namesakes = document.entities.flatMap(({ name, type }, i) =>
    type === 'person' && (name.endsWith(family) || ` ${name}` === family) ? [i] : [],
  );
  return namesakes.length === 1 ? namesakes[0] : undefined;
};

/** "Former minister for Women and Equalities | Nicola Morland": the role that a name has in front of it. */
const titled = (page: Page, head: number, range: TokenRange): number | undefined => {
  const { document, text: words, start, end, sentence, size } = page;
  for (let i = head + 1; i < Math.min(size, head + MAX_TITLE) && sentence[i] === sentence[head]; i++) {
    if (words[i] === ',' || isVerb(page, i)) return undefined;
    const reference = referenceFrom(document, start[i]!);
    const role = reference?.kind === 'name' ? document.entities[reference.entity]!.role : undefined;
    if (role === undefined) continue;
    const from = reference!.start - 1 - role.length;
    const stands = document.text.slice(Math.max(0, from), reference!.start - 1).toLowerCase() === role.toLowerCase();
    const isTitle = stands && start[head]! >= from && end[head]! < reference!.start;
    return isTitle && !isFor(page, range, reference!) ? reference!.entity : undefined;
  }
  return undefined;
};

const MAX_TITLE = 12;

/** "Former prosecutor and city mayor | Maria Keller": two descriptions of one person; "the mayor and Maria Keller" are two. */
const isTwiceDescribed = (page: Page, { from }: TokenRange, person: Reference): boolean => {
  const { document, start, lower } = page;
  let and = from;
  while (lower[and] !== 'and' && start[and]! < person.start) and++;
  if (start[and]! >= person.start || !isPersonNoun(lower[and - 1]!) || DETERMINED.test(lower[from]!)) return false;
  for (let i = from; start[i]! < person.start; i++) {
    const other = referenceFrom(document, start[i]!);
    if (other && document.entities[other.entity]!.type === 'person') return false;
  }
  return true;
};

const DETERMINED = /^(?:an?|the|this|that|its|his|her|their|our|both)$/;

/** One human being: "a former spokesman", "one of the owners". */
const isSomebody = (page: Page, head: number): boolean =>
  page.lower[head] === 'one' || (isPersonNoun(page.lower[head]!) && !tagAt(page, head).endsWith('S'));

/** "The chief engineer, | Maria Keller, | said", "Its maker, | the Cyprus-based firm Argus, | said", "a neighbour -- Maria Keller -- said". */
const nameBehindComma = (page: Page, head: number, { from, to: last }: TokenRange): Reference | undefined => {
  const { document, text, start, end, lower, sentence, size } = page;
  const isPerson = isSomebody(page, head);
  const to = isPerson ? behindBrackets(page, last) : last;
  if (!SEPARATED.test(text[to] ?? '') || !(DEFINITE.has(lower[from]!) || isPerson)) return undefined;
  let after = to + 1;
  while (
    after < size &&
    after - to <= MAX_APPOSED &&
    sentence[after] === sentence[from] &&
    !SEPARATED.test(text[after]!) &&
    !isVerb(page, after)
  ) {
    if (tagAt(page, after) === 'IN' || tagAt(page, after) === 'CC') return undefined;
    after++;
  }
  if (after >= size || after === to + 1 || sentence[after] !== sentence[from]) return undefined;
  while (after > to + 2 && (tagAt(page, after - 1) === 'RB' || POST_NOMINALS.has(text[after - 1]!))) after--;
  const name = referenceOver(document, start[after - 1]!, end[after - 1]!);
  const type = name?.kind === 'name' ? document.entities[name.entity]!.type : 'place';
  return type === 'person' || (type !== 'place' && !isPerson) ? name : undefined;
};

/** "Chief engineer (Acting) of the port |, Maria Keller,": behind a remark in brackets, and what the noun goes on with. */
const behindBrackets = (page: Page, at: number): number => {
  if (page.text[at] !== '(') return at;
  let to = at + 1;
  while (to - at < MAX_APPOSED && page.sentence[to] === page.sentence[at] && page.text[to] !== ')') to++;
  if (page.text[to] !== ')') return at;
  for (to++; to - at < MAX_TITLE && /^(?:N|DT|JJ|POS|IN|CC)/.test(tagAt(page, to)); to++);
  return to;
};

const SEPARATED = /^(?:,|--?|—|–)$/;

/** "Maria Keller, | a physician and activist, | accused": who is named before the description, which commas set off. */
const nameBeforeComma = (page: Page, head: number, { from, to }: TokenRange): Reference | undefined => {
  const { document, text, start, end, lower, sentence } = page;
  if (text[from - 1] !== ',' || !/^an?$/.test(lower[from]!) || !isSomebody(page, head)) return undefined;
  if (!(text[to] === ',' || text[to] === '.' || lower[to] === 'who')) return undefined;
  // "Albert Grant, 84, a retired inspector,"
  const comma = text[from - 3] === ',' && tagAt(page, from - 2) === 'CD' ? from - 3 : from - 1;
  if (sentence[comma - 1] !== sentence[from]) return undefined;
  const name = referenceOver(document, start[comma - 1]!, end[comma - 1]!);
  return name?.kind === 'name' && document.entities[name.entity]!.type === 'person' ? name : undefined;
};

const MAX_APPOSED = 8;
const DEFINITE = new Set(['the', 'its', 'his', 'her', 'their', 'our']);

/** With the name right behind, which the parser may have hung elsewhere: "the Dallas branch of the Council | Alia Keller". */
const widened = (page: Page, { from, to }: TokenRange): TokenRange => {
  const { document, start, end } = page;
  if (to >= page.size || page.sentence[to] !== page.sentence[from]) return { from, to };
  const next = referenceOver(document, start[to]!, end[to]!);
  return next && next.start === start[to]! ? { from, to: tokenAt(page, next.end) } : { from, to };
};

/** The party that a label names: "HALE:", "Q:". */
export const partyCalled = (page: Page, label: TokenRange): Party => {
  const { entities } = page.document;
  const mention = textOf(page, label);
  const name = mention.toLowerCase();
  const isCalled = (other: string): boolean => other.toLowerCase() === name;
  const known = entities.findIndex((entity) => isCalled(entity.name) || entity.aliases.some(isCalled));
  const surname = entities.flatMap(({ name: full, type }, i) =>
    type === 'person' && full.toLowerCase().endsWith(` ${name}`) ? [i] : [],
  );
  if (known >= 0) return asEntity(page, known, mention);
  if (surname.length === 1) return asEntity(page, surname[0]!, mention);
  return {
    entity: -1,
    name: /^[\p{Lu}'’ -]{4,}$/u.test(mention) ? mention.split(' ').map(capitalised).join(' ') : mention,
    mention,
  };
};
