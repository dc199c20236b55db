import { firstFormOf, stateOf } from '../../words/known-names.ts';
import { usualName } from '../../words/usual-names.ts';
import type { Token } from '../document.ts';
import { COUNTRY, DEMONYM, kindsOf, PLACE, SURNAME } from '../names/gazetteers.ts';
import { isCapitalised, type Mention, textAt } from './mention.ts';

/**
 * Places that the tagger missed in the token at `at`: in a compound ("Leeds-based", "New York-born", "R-Texas", "then-Ohio",
 * both of "the U.S.-Mexico border"), or a state cut short in brackets or behind a town ("Hale, Miss.").
 *
 * @param isPlaceEnd whether the name of a place ends before a token.
 */
export const missedPlacesAt = (
  tokens: readonly Token[],
  s: number,
  at: number,
  isPlaceEnd: (at: number) => boolean,
): Mention[] => {
  const { text, start, end } = tokens[at]!;
  const place = (surface: string, from: number, first = at): Mention => {
    const span = { start: from, end: from + surface.length };
    return { type: 'place', surface, words: surface.split(' '), ...span, sentence: s, first, last: at + 1 };
  };
  const hyphen = text.lastIndexOf('-');
  if (hyphen < 1) return isShortState(tokens, at, isPlaceEnd) ? [place(text, start)] : [];
  const [left, right] = [text.slice(0, hyphen), text.slice(hyphen + 1)];
  if (/^(?:based|born|wide|owned|controlled|held|led|backed|educated)$/.test(right)) {
    const before = tokens[at - 1];
    const longer = `${before?.text} ${left}`;
    if (isCapitalised(before) && (kindsOf(longer) & PLACE) !== 0) return [place(longer, before!.start, at - 1)];
    const kinds = kindsOf(left);
    const isSeated = /^(?:based|born|wide)$/.test(right);
    if (/^(?:\p{Lu}\.){2,}$/u.test(left)) return [place(left, start)];
    const isName = /^\p{Lu}\p{Ll}{2}/u.test(left);
    const isPlace = (kinds & PLACE) !== 0 && (kinds & DEMONYM) === 0 && (isSeated || (kinds & SURNAME) === 0);
    return isName && isPlace ? [place(left, start)] : [];
  }
  if (!/^\p{Lu}/u.test(right)) return [];
  if (isState(left) && isState(right) && (kindsOf(text) & PLACE) === 0)
    return [place(left, start), place(right, end - right.length)];
  if (!/^(?:[RDI]|then|pro|anti)$/.test(left)) return [];
  const lower = right.toLowerCase().replaceAll('.', '');
  const isPlace = (kindsOf(right) & (PLACE | DEMONYM)) === (left.length > 1 ? COUNTRY : kindsOf(right) & PLACE);
  const isShort = left.length === 1 && firstFormOf(lower) !== lower;
  return isShort || (isPlace && (kindsOf(right) & PLACE) !== 0) ? [place(right, end - right.length)] : [];
};

const isState = (word: string): boolean =>
  usualName(word) !== undefined || (kindsOf(word) & (COUNTRY | DEMONYM)) === COUNTRY;

/** A state cut short in brackets or behind a town: "Sen. Anna Keller (Tex.)", "Hale, Miss.". */
const isShortState = (tokens: readonly Token[], at: number, isPlaceEnd: (at: number) => boolean): boolean => {
  const before = textAt(tokens, at - 1);
  if (before !== '(' && !(before === ',' && isPlaceEnd(at - 1))) return false;
  if (stateOf(tokens[at]!.lower.replaceAll('.', '')) === undefined) return false;
  const next = textAt(tokens, textAt(tokens, at + 1) === '.' ? at + 2 : at + 1);
  return before === '(' ? next === ')' : /^(?:[,.;)–—-]|)$/.test(next);
};
