import { ARTICLES } from '../../words/determiners.ts';
import { MULTIPLIERS, NUMBER_WORDS } from '../../words/numbers.ts';
import { wordSet } from '../../words/word-list.ts';
import { DATE_WORDS } from './telling-words.ts';

/** A word of a text, in the form in which two prints of it are the same. */
export interface CanonicalWord {
  /** Lower case, without accents, apostrophes and hyphens, in one spelling; of a number its value: "1,200" is "1200". */
  canonical: string;
  /** As it is printed, in lower case. */
  printed: string;
  /** Where it stands, UTF-16 offsets. */
  from: number;
  to: number;
  isNumber: boolean;
  isCapital: boolean;
}

/** A number with its separators and the letters that may follow it; letters with what joins them; a sign for a word. */
const WORD =
  /(?<![\p{L}\p{N}])(?<number>\p{N}+(?:[.,:]\p{N}+)*)(?<unit>st|nd|rd|th|s|m|mn|bn|tn|k|am|pm)?(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+(?:['‘’`´ʼ.&-][\p{L}\p{M}\p{N}]+)*['’]?|%/gu;

/** No change where they come or go: articles, titles, and what one desk writes and another leaves out. */
const WEIGHTLESS: ReadonlySet<string> = new Set([
  ...ARTICLES,
  ...wordSet('that which who and mr mrs ms dr sir of s on percent'),
]);

export const isWeightless = (word: CanonicalWord): boolean => WEIGHTLESS.has(word.canonical);

/** "isn't" is "is not". */
const NOT = /^(.{1,6}?)n['’]t$/;
const STEMS_BEFORE_NOT = new Map([
  ['ca', 'can'],
  ['wo', 'will'],
  ['sha', 'shall'],
]);

const SAME: ReadonlyMap<string, string> = new Map([
  ['%', 'percent'],
  ['pct', 'percent'],
  ['per cent', 'percent'],
  ['us', 'us'],
  ['programmes', 'programs'],
  ['programme', 'program'],
  ['cheque', 'check'],
  ['cheques', 'checks'],
  ['tyre', 'tire'],
  ['tyres', 'tires'],
  ['grey', 'gray'],
  ['kerb', 'curb'],
  ['sceptical', 'skeptical'],
  ['plough', 'plow'],
  ['ageing', 'aging'],
  ['storey', 'story'],
  ['aluminium', 'aluminum'],
  ['manoeuvre', 'maneuver'],
  ['whilst', 'while'],
  ['amongst', 'among'],
  ['towards', 'toward'],
]);

/** The words of a text in order. Linear in its length. */
export const canonicalWords = (text: string): CanonicalWord[] => {
  const words: CanonicalWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const [printed] = match;
    const place = {
      printed: fold(printed),
      from: match.index,
      to: match.index + printed.length,
      isCapital: /^\p{Lu}/u.test(printed),
    };
    const add = (canonical: string, isNumber = false) => words.push({ ...place, canonical, isNumber });
    const { number, unit } = match.groups ?? {};
    if (number) {
      const isOrdinal = unit && /^(?:st|nd|rd|th)$/.test(unit);
      add(numberOf(number) + (isOrdinal ? 'th' : unit === 's' ? 's' : ''), true);
      if (unit && !isOrdinal && unit !== 's') add(MULTIPLIERS.get(unit) ?? unit, MULTIPLIERS.has(unit));
      continue;
    }
    const lower = place.printed;
    const negated = NOT.exec(lower);
    if (negated) {
      add(STEMS_BEFORE_NOT.get(negated[1]!) ?? negated[1]!);
      add('not');
      continue;
    }
    if (lower === 'cannot') {
      add('can');
      add('not');
      continue;
    }
    // A possessive is its owner; "twenty-one" is two words, "co-operate" one.
    const whole = lower.replace(/['’]s?$/, '');
    const parts = whole.split('-');
    const isCounted = parts.every((part) => NUMBER_WORDS.has(part) || MULTIPLIERS.has(part));
    for (const part of isCounted ? parts : [parts.map(spelled).join('')]) {
      const bare = part.replace(/['’.&]/g, '');
      const value = NUMBER_WORDS.get(bare);
      if (value !== undefined) add(value, true);
      else if (MULTIPLIERS.has(bare) && (bare.length > 2 || words.at(-1)?.isNumber)) add(MULTIPLIERS.get(bare)!, true);
      else add(DATE_WORDS.get(bare) ?? spelled(bare));
    }
  }
  return joined(words);
};

/** "twenty one" is 21; "per cent" one word. */
const joined = (words: CanonicalWord[]): CanonicalWord[] => {
  const kept: CanonicalWord[] = [];
  for (const word of words) {
    const last = kept.at(-1);
    if (last && last.canonical === 'per' && word.canonical === 'cent') {
      kept[kept.length - 1] = { ...last, to: word.to, canonical: 'percent' };
    } else if (
      last?.isNumber &&
      /^[2-9]0$/.test(last.canonical) &&
      word.isNumber &&
      /^[1-9](?:th)?$/.test(word.canonical)
    ) {
      kept[kept.length - 1] = { ...last, to: word.to, canonical: last.canonical[0]! + word.canonical };
    } else kept.push(word);
  }
  return kept;
};

const fold = (text: string): string =>
  text
    .replace(/[‘`´ʼ’]/g, "'")
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();

/** "1,200" and "1200", "3.50" and "3.5" are one number; of "20:15" and "2.1.2026" nothing is known. */
const numberOf = (printed: string): string => {
  const plain = printed.normalize('NFKC').replace(/,(?=\p{N}{3}(?!\p{N}))/gu, '');
  return /^\d+(?:\.\d+)?$/.test(plain) && plain.length < 16 ? String(Number(plain)) : plain;
};

/** Endings and letters in which British and American spelling differ, each put into one form. */
const SPELLINGS: readonly [RegExp, string][] = [
  [/ae|oe(?!s$)/g, 'e'],
  [/our(?=s?$|ed$|ing$|ite|ab|hood|less|ful|al|er|y)/, 'or'],
  [/is(?=e[drs]?$|ing$|ation|able$|er)/, 'iz'],
  [/ys(?=e[ds]?$|ing$)/, 'yz'],
  [/tre(?=s?$|d$)/, 'ter'],
  [/enc(?=e)/, 'ens'],
  [/ogue(?=s?$)/, 'og'],
  [/ll(?=ed$|ing$|er|or|ment|ful|s?$)/, 'l'],
  [/dgement/, 'dgment'],
];

const spelled = (word: string): string => {
  const same = SAME.get(word);
  if (same !== undefined || word.length < 5) return same ?? word;
  return SPELLINGS.reduce((text, [from, to]) => text.replace(from, to), word);
};
