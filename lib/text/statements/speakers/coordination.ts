import type { Reference } from '../../language/document.ts';
import { GIVEN_NAME, kindsOf } from '../../language/names/gazetteers.ts';
import type { EntityType } from '../../vocabulary.ts';
import { isDayOrMonth } from '../../words/calendar.ts';
import { ORGANISATION_NOUNS } from '../../words/organisations.ts';
import { isPersonNoun, isTitleWord } from '../../words/titles.ts';
import { wordSet } from '../../words/word-list.ts';
import {
  isFiniteVerb,
  isVerb,
  type Page,
  sentenceEnd,
  sentenceStart,
  type TokenRange,
  tagAt,
  textOf,
  tokenAt,
} from '../page/page.ts';
import type { Report } from '../reports/read-reports.ts';
import { nounPhraseAt } from './noun-phrase.ts';
import { asEntity, type Party } from './party.ts';
import { referencesWithin } from './references.ts';

/** Tokens between two names that speak together: an age, "and", a title. */
const MAX_GAP = 9;
const MAX_MEMBERS = 8;
/** How sure it must be that the source is one of the names: below, two would have the words of a third. */
const SURE = 0.8;

/**
 * The names that speak together as the source of a report: "France and Germany", "Colin Marsh, 44, and his wife Dawn Pell",
 * "Tom and Anna Vane". Undefined where it speaks alone.
 *
 * @param alone whom the noun phrase of the source names
 */
export const coordinatedAt = (page: Page, { source, sources, predicate }: Report, alone: Party): Party | undefined => {
  const head = source;
  const { at } = predicate;
  const named = namesOf(page, head);
  const apposed = named.findIndex(({ from }) => isApposed(page, head, from));
  // "Three teachers, Ann Poll, Bea Carr and Dov Lane": people, whatever the last is taken for
  const names = apposed < 0 ? named : named.slice(apposed).map((name): Name => ({ ...name, type: 'person' }));
  const own = apposed < 0 ? names.findIndex(({ from, to }) => head >= from && head < to) : 0;
  if (own < 0 || (alone.entity >= 0 && alone.entity !== names[own]!.entity)) return undefined;
  let first = own;
  while (first > 0 && linkOf(page, names[first - 1]!, names[first]!)) first--;
  let last = own;
  while (last + 1 < names.length && linkOf(page, names[last]!, names[last + 1]!)) last++;
  const chain = names.slice(first, last + 1);
  if (chain.length < 2 || chain.length > MAX_MEMBERS || !isList(page, chain)) return undefined;
  const isInverted = at < chain[0]!.from;
  if (isInverted ? goesOnWithVerb(page, chain.at(-1)!) : first < own && !mayBegin(page, chain[0]!)) return undefined;
  let odds = 0;
  for (const [other, likely] of sources)
    if (other === head || (other >= chain[0]!.from && other < chain.at(-1)!.to)) odds += likely;
  if (odds < SURE) return undefined;
  // "the charity | Bread and Wells"
  if (ORGANISATION_NOUNS.has(page.lower[chain[0]!.from - 1] ?? '')) return undefined;
  // "Radio Tarn and TV network | anchor Joss Pell"
  const behind = chain.at(-1)!.to;
  if (behind < page.size && page.sentence[behind] === page.sentence[head] && tagAt(page, behind).startsWith('NN'))
    return undefined;
  const members = partiesOf(page, chain);
  const mention = / and /.test(alone.mention) ? alone.mention : textOf(page, { from: chain[0]!.from, to: behind });
  return { entity: -1, name: listed(members.map(({ name }) => name)), mention, members };
};

/** "Two members, | Al Friese and Mina Patel, said": the names of those whom the noun in the plural describes. */
const isApposed = (page: Page, head: number, name: number): boolean =>
  tagAt(page, head) === 'NNS' &&
  isPersonNoun(page.lower[head]!.replace(/s$/, '')) &&
  page.text[name - 1] === ',' &&
  nounPhraseAt(page, head).to === name - 1;

interface Name extends TokenRange {
  entity: number;
  type: EntityType;
}

/** The names of the sentence, outside of quotation marks. */
const namesOf = (page: Page, head: number): Name[] => {
  const { document, start, end } = page;
  const first = sentenceStart(page, head);
  const last = sentenceEnd(page, head) - 1;
  const asName = ({ start: from, end: to, entity }: Reference): Name => ({
    from: tokenAt(page, from),
    to: tokenAt(page, to - 1) + 1,
    entity,
    type: document.entities[entity]!.type,
  });
  const names = referencesWithin(document, start[first]!, end[last]!)
    .filter(({ kind }) => kind === 'name')
    .map(asName);
  return names.filter((name, i) => !isInTitle(page, name, names[i + 1]));
};

/** "Harbour Board | chairman | Ivo Lasker" */
const isInTitle = (page: Page, { to }: Name, next: Name | undefined): boolean => {
  if (next?.type !== 'person' || next.from <= to || next.from - to > MAX_GAP) return false;
  for (let i = to; i < next.from; i++) if (!isTitle(page, i)) return false;
  return true;
};

/** How two names that follow each other are joined, if they are: by "and", or by a comma. */
const linkOf = (page: Page, { to, type }: Name, next: Name): 'and' | 'comma' | undefined => {
  if (next.from - to > MAX_GAP || next.from <= to) return undefined;
  // "in Harlow and Ivo Lasker"
  if (
    (type === 'place') !== (next.type === 'place') &&
    [type, next.type].includes('person') &&
    !isFirstName(page, next)
  )
    return undefined;
  let i = to;
  // "Colin Marsh, 44, and"
  if (page.text[i] === ',' && /^\d{1,3}$/.test(page.text[i + 1]!)) i += 2;
  if (page.text[i] === ',') i++;
  const isJoined = /^(?:and|&)$/.test(page.lower[i] ?? '');
  if (isJoined) i++;
  else if (i === to) return undefined;
  if (isJoined && page.lower[i] === 'also') return undefined;
  for (; i < next.from; i++) if (!isTitle(page, i)) return undefined;
  return isJoined ? 'and' : 'comma';
};

/** "Tom and | Anna Vane": whatever the first is taken for. */
const isFirstName = (page: Page, { type, from, to }: Name): boolean =>
  type === 'person' && to - from > 1 && page.lower[from - 1] === 'and';

const isTitle = (page: Page, i: number): boolean =>
  tagAt(page, i) === 'DT' ||
  tagAt(page, i) === 'PRP$' ||
  isTitleWord(page.text[i]!) ||
  isPersonNoun(page.lower[i]!) ||
  RIVALS.has(page.lower[i]!);

/** Who else may stand before a second name: "its rival". */
const RIVALS = wordSet('rival neighbour neighbor ally partner parent owner subsidiary sister');

/** Whether only the last two are joined by "and". */
const isList = (page: Page, chain: readonly Name[]): boolean =>
  chain.slice(1).every((name, i) => (linkOf(page, chain[i]!, name) === 'and') === (i === chain.length - 2));

/** "…, said Ivo Lasker, and Dana Rowland agreed" */
const goesOnWithVerb = (page: Page, { to }: Name): boolean => {
  let i = to;
  while (i < page.size && (page.text[i] === ',' || tagAt(page, i) === 'RB' || /^\d+$/.test(page.text[i]!))) i++;
  return i < page.size && page.sentence[i] === page.sentence[to - 1] && isFiniteVerb(page, i);
};

/** Whether a subject may begin with the name: not behind a preposition or a verb, whose object it is. */
const mayBegin = (page: Page, { from }: Name): boolean => {
  let i = from - 1;
  while (i >= sentenceStart(page, from) && isTitle(page, i)) i--;
  if (i < sentenceStart(page, from) || isDay(page.lower[i]!)) return true;
  return !isVerb(page, i) && !/^(?:IN|TO|POS|VBG|PRP\$)$/.test(tagAt(page, i));
};

const isDay = (lower: string): boolean => isDayOrMonth(lower) || lower === 'yesterday' || lower === 'today';

/** Each by its own name: the first of "Tom and Anna Vane" has the name of the second. */
const partiesOf = (page: Page, chain: readonly Name[]): Party[] => {
  const { entities } = page.document;
  return chain.map(({ entity, from, to }, i): Party => {
    const mention = textOf(page, { from, to });
    const second = chain[i + 1];
    const family =
      second && i === chain.length - 2 && second.to - second.from > 1 ? page.text[second.to - 1]! : undefined;
    const full = `${mention} ${family}`;
    if (
      !family ||
      second?.type !== 'person' ||
      to - from > 1 ||
      entities[entity]!.name.includes(' ') ||
      !isFamily(page, mention)
    )
      return asEntity(page, entity, mention);
    const known = entities.findIndex(({ name }) => name === full);
    return known >= 0 ? asEntity(page, known, mention) : { entity: -1, name: full, mention };
  });
};

const KIN =
  /\b(?:brothers?|sisters?|siblings|twins|couple|husband|wife|widow|parents|married|spouses|family|cousins)\b/i;

/** Whether two may share a family name of which one is given by the first alone. */
const isFamily = ({ document }: Page, first: string): boolean =>
  (kindsOf(first) & GIVEN_NAME) !== 0 || KIN.test(document.text.slice(0, MAX_TEXT));

const MAX_TEXT = 20000;

const listed = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
