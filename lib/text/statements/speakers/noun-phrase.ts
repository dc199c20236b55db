import { isDayOrMonth } from '../../words/calendar.ts';
import { isPersonNoun } from '../../words/titles.ts';
import { wordSet } from '../../words/word-list.ts';
import { ENTITY_TYPES, type Page, POSSESSIVES, relationAt, type TokenRange, tagAt } from '../page/page.ts';

/** By which relations words belong to a noun phrase: before its head, behind it, and deeper inside. */
const BEFORE = wordSet('det det:predet amod compound nummod nmod:poss nmod:desc flat nmod conj cc:preconj dep');
const BEHIND = wordSet('nmod flat conj nummod case compound amod nmod:poss fixed obl');
const INSIDE_IT = wordSet(
  'det amod compound nummod nmod:poss case nmod flat conj cc fixed advmod nmod:desc det:predet',
);

const MAX_STEPS = 8;

/**
 * The noun phrase around its head, as a reader would write it down: with articles, adjectives and the phrases that say
 * which one ("a spokesman for the firm"), without relative clauses, appositions and asides.
 */
export const nounPhraseAt = (page: Page, head: number): TokenRange => {
  let from = head;
  while (from > page.from[head]! && belongs(page, head, from - 1, BEFORE)) from--;
  from = beforeStroke(page, from);
  let to = head + 1;
  while (to < page.to[head]! && belongs(page, head, to, BEHIND)) to++;
  while (from < head && LEADING.has(tagAt(page, from))) from++;
  from = beforeFigure(page, from);
  to = endBeforeOccasion(page, head, to);
  while (to > head + 1 && TRAILING.has(tagAt(page, to - 1))) to--;
  return { from, to };
};

/** "a new Reuters/ | Ipsos poll": where the phrase begins whose first name the parser has hung elsewhere. */
const beforeStroke = (page: Page, from: number): number => {
  if (page.text[from - 1] !== '/' || !tagAt(page, from - 2).startsWith('NNP')) return from;
  let begin = from - 2;
  while (begin > 0 && page.sentence[begin - 1] === page.sentence[from] && /^(?:NNP|JJ|DT)/.test(tagAt(page, begin - 1)))
    begin--;
  return begin;
};

/** "nearly | eight of 10 voters", "more than | half the members": a figure without it is another. */
const beforeFigure = (page: Page, figure: number): number => {
  // "about four in | 10 voters"
  const isShare = page.lower[figure - 1] === 'in' && tagAt(page, figure) === 'CD' && tagAt(page, figure - 2) === 'CD';
  const from = isShare && page.sentence[figure - 2] === page.sentence[figure] ? figure - 2 : figure;
  if (tagAt(page, from) !== 'CD' && !/^(?:half|two-thirds|three-quarters)$/.test(page.lower[from]!)) return from;
  const first = from < figure ? page.firsts[page.sentence[from]!]! : page.from[from]!;
  const word = (back: number): string => (from - back >= first ? page.lower[from - back]! : '');
  if (/^(?:nearly|almost|about|around|roughly|approximately)$/.test(word(1))) return from - 1;
  const isBound = /^(?:more|fewer|less) than$|^at (?:least|most)$|^up to$/.test(`${word(2)} ${word(1)}`);
  return isBound ? from - 2 : from;
};

/** Where a phrase behind the noun tells when or on which occasion it speaks: "the court | on Friday", "the port | in a statement". */
export const endBeforeOccasion = (page: Page, head: number, to: number): number => {
  for (let i = head + 1; i + 1 < to; i++) {
    if (!/^(?:on|in|at|during|after)$/.test(page.lower[i]!)) continue;
    if (page.lower[i] === 'in' && /^(?:turn|response|reply|return)$/.test(page.lower[i + 1]!)) return i;
    const noun = /^(?:an?|the|his|her|its|their)$/.test(page.lower[i + 1]!) ? i + 2 : i + 1;
    const isTime = noun === i + 1 && isDay(page, noun);
    if ((isTime || OCCASIONS.has(page.lower[noun] ?? '')) && noun < to && !POSSESSIVES.has(page.text[noun + 1] ?? ''))
      return i;
  }
  return to;
};

/**
 * A noun phrase with what tells who somebody without a name is: "a person | close to the Clintons", "one Republican | involved
 * in the planning", "one district | GOP leader".
 */
export const withDescription = (page: Page, { from, to }: TokenRange): TokenRange => {
  const sentence = page.sentence[from];
  const tag = (i: number): string => (page.sentence[i] === sentence && page.isMark[i] === 0 ? tagAt(page, i) : '');
  // "a report from news site | The Beacon"
  const name = page.text[to] === 'The' ? to + 1 : to;
  if (tag(to - 1).startsWith('NN') && page.entity[to - 1] === 0 && page.entity[name] === ENTITY_TYPES.organisation) {
    let end = name;
    while (page.sentence[end] === sentence && page.entity[end] === ENTITY_TYPES.organisation) end++;
    if (!tag(end).startsWith('N')) return { from, to: end };
  }
  let head = to;
  while (/^(?:JJ|NNP?S?)$/.test(tag(head)) && !isDay(page, head) && page.lower[head] !== 'close') head++;
  while (head > to && !isPerson(page, head - 1)) head--;
  if (!isPerson(page, head - 1) && tag(head - 1) !== 'JJ') return { from, to: listEnd(page, to) };
  // "a lawyer familiar | with the case"
  const isBehind = tag(head - 1) === 'JJ' && tag(head) === 'IN';
  const first = isBehind ? head - 1 : tag(head) === 'RB' && page.lower[head] !== 'close' ? head + 1 : head;
  const isTold = /^(?:JJ|VBN|VBG)$/.test(tag(first)) && !NAMED.test(page.lower[first]!);
  const joint = page.lower[first + 1];
  if (!(isTold || page.lower[first] === 'close') || !/^(?:IN|TO)$/.test(tag(first + 1)) || joint === 'that')
    return { from, to: head };
  let end = head;
  for (let i = first + 2; i - to < MAX_DESCRIPTION && IN_DESCRIPTION.test(tag(i)); i++)
    if (tag(i).startsWith('NN')) end = i + 1;
  return { from, to: end };
};

/** "voters in Harlow |, Marlow and Tarn" */
const listEnd = (page: Page, to: number): number => {
  // "in a recent CNN |/ORC poll"
  if (page.text[to] === '/' && tagAt(page, to + 1).startsWith('NN')) {
    let end = to + 1;
    while (tagAt(page, end).startsWith('NN') && page.sentence[end] === page.sentence[to]) end++;
    return end;
  }
  const type = page.entity[to - 1]!;
  const isName = (i: number): boolean =>
    type > 0 && page.entity[i] === type && page.sentence[i] === page.sentence[to - 1];
  if (!isName(to - 1) || page.text[to] !== ',' || !isName(to + 1)) return to;
  let end = to + 1;
  while (isName(end) || (page.text[end] === ',' && isName(end + 1))) end++;
  if (page.text[end] === ',') end++;
  if (page.lower[end] !== 'and' || !isName(end + 1)) return to;
  for (end++; isName(end); ) end++;
  return end;
};

const isPerson = ({ lower }: Page, i: number): boolean =>
  /^(?:one|two|three|some|someone|somebody|people|persons?|sources?|republicans?|democrats?)$/.test(lower[i]!) ||
  isPersonNoun(lower[i]!) ||
  isPersonNoun(lower[i]!.replace(/s$/, ''));

const MAX_DESCRIPTION = 12;
const NAMED = /^(?:named|called|known)$/;
const IN_DESCRIPTION = /^(?:DT|JJ|NN.*|POS|CD|PRP\$|IN|VBG)$/;

const isDay = (page: Page, i: number): boolean => isDayOrMonth(page.lower[i]!) && /^\p{Lu}/u.test(page.text[i]!);

const OCCASIONS = wordSet(
  'statement interview ruling judgment judgement letter speech tweet post email e-mail note briefing hearing',
);

const LEADING = new Set(['CC', 'RB', 'IN', 'TO', 'WDT', 'WP', ',']);
const TRAILING = new Set(['CC', 'IN', 'TO', 'RB', 'DT', 'POS', 'WP', 'WDT', ',']);

const belongs = (page: Page, head: number, token: number, direct: ReadonlySet<string>): boolean => {
  const isPart = POSSESSIVES.has(page.text[token]!) || /^[-&]$/.test(page.text[token]!);
  if (page.isMark[token] === 1 && !isPart) return false;
  for (let at = token, steps = 0; at !== head; at = page.head[at]!, steps++) {
    if (at < 0 || steps > MAX_STEPS) return false;
    if (!(page.head[at] === head ? direct : INSIDE_IT).has(relationAt(page, at))) return false;
  }
  return true;
};
