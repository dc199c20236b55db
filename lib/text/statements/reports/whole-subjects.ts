import { isDayOrMonth, TIME_UNITS } from '../../words/calendar.ts';
import {
  ENTITY_TYPES,
  isFiniteVerb,
  isNominal,
  NO_CUE,
  OUTSIDE,
  type Page,
  relationAt,
  SPEECH,
  THOUGHT,
  type TokenRange,
  tagAt,
} from '../page/page.ts';

/** Who opens a sentence and speaks in it. */
export interface WholeSubject {
  head: number;
  /** As printed, where the head is no name. */
  phrase?: TokenRange;
}

const MAX_SUBJECT = 40;
const OPENS_CLAUSE =
  /^(?:that|who|whom|whose|which|where|when|while|as|if|because|but|although|though|after|before|since|until|than|what|how|why)$/;

/**
 * The subject of a verb that is all that stands before it in its sentence, commas and all: "Police in Harlow, Essex, | said",
 * "Doctors, nurses and a porter | said", "Ines Calder, a mother of two | said", "Teachers led by Ole Brandt | said". The parser
 * likes to take the last of it. Undefined for plainer ones, and where the words are no such phrase.
 */
export const wholeSubject = (page: Page, at: number): WholeSubject | undefined => {
  // "Teachers led by Ole Brandt dismissed it, | saying …"
  const above = page.head[at]!;
  if (tagAt(page, at) === 'VBG' && relationAt(page, at) === 'advcl' && above < at) return wholeSubject(page, above);
  if (!/^VB[DZPN]$/.test(tagAt(page, at)) || (page.cue[at] !== SPEECH && page.cue[at] !== THOUGHT)) return undefined;
  const first = page.bodies[page.sentence[at]!]!;
  let to = at;
  while (to > first && (tagAt(page, to - 1).startsWith('RB') || /^(?:has|have|had)$/.test(page.lower[to - 1]!))) to--;
  if (tagAt(page, at) === 'VBN' && to === at) return undefined;
  if (to - first > MAX_SUBJECT || to - first < 4 || page.text[at + 1] === ',') return undefined;
  const led = first + page.lower.slice(first, to).indexOf('led');
  const isLed = led > first && page.lower[led + 1] === 'by';
  if (isLed && page.text[to - 1] === ',') to--;
  if (!isOnePhrase(page, first, to)) return undefined;
  let end = first;
  while (end < to && isNominal(page, end)) end++;
  let head = end - 1;
  while (head >= first && !tagAt(page, head).startsWith('N')) head--;
  if (head < first || isDayOrMonth(page.lower[head]!)) return undefined;
  // "Ina Holt of Marlow University, an author of the study"
  if (page.entity[head] === ENTITY_TYPES.person && /^(?:of|from|at)$/.test(page.lower[end]!))
    while (end < to && page.text[end] !== ',') end++;
  if (isLed)
    return page.entity[head] === ENTITY_TYPES.person
      ? undefined
      : { head, phrase: { from: first, to: page.text[led - 1] === ',' ? led - 1 : to } };
  if (page.text[end] === ',') return behindComma(page, first, head, end, to);
  // "in Harlow, Essex": a phrase that hangs on the noun, with a comma or "and" in it
  if (!/^(?:in|at|of|from|with|for|on|near)$/.test(page.lower[end]!)) return undefined;
  if (!page.lower.slice(end, to).some((word) => word === ',' || word === 'and')) return undefined;
  return page.entity[head]! > 0 || TIME_UNITS.has(page.lower[head]!) || hasName(page, end, to)
    ? undefined
    : { head, phrase: { from: first, to } };
};

const behindComma = (page: Page, first: number, head: number, comma: number, to: number): WholeSubject | undefined => {
  const rest = page.lower.slice(comma + 1, to);
  if (page.entity[head] === ENTITY_TYPES.person)
    return /^an?$/.test(rest[0]!) && !rest.includes(',') && !hasName(page, comma, to) ? { head } : undefined;
  if (page.entity[head]! > 0 || !rest.includes('and') || hasName(page, first, to)) return undefined;
  // "Doctors, nurses and a porter"; not "The plan, a gift of the port and the town"
  return rest.includes('of') || tagAt(page, head) === 'NN' ? undefined : { head, phrase: { from: first, to } };
};

const hasName = (page: Page, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (page.entity[i] === ENTITY_TYPES.person) return true;
  return false;
};

/** Outside of quotation marks, without a verb, a clause or any mark but commas. */
const isOnePhrase = (page: Page, from: number, to: number): boolean => {
  if (page.text[to - 1] === ',' || !/^(?:DT|PRP\$|JJ|N|CD)/.test(tagAt(page, from))) return false;
  for (let i = from; i < to; i++) {
    if (page.quote[i] !== OUTSIDE || isFiniteVerb(page, i) || OPENS_CLAUSE.test(page.lower[i]!)) return false;
    if (page.isMark[i] === 1 && page.text[i] !== ',' && !tagAt(page, i).startsWith('POS')) return false;
    if (/^(?:MD|VB|VBG|TO|PRP|EX)$/.test(tagAt(page, i)) && page.cue[i] !== NO_CUE) return false;
  }
  return true;
};
