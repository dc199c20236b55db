import type { Sentence, Token } from '../document.ts';
import { GIVEN_NAME, kindsOf } from '../names/gazetteers.ts';
import { isCapitalised, type Mention, replacing, surfaceOf } from './mention.ts';

/** Given names and initials behind the comma. */
const MAX_GIVEN_NAMES = 3;

/**
 * Puts names right that are printed as in a register, the surname first: "Keller, Anna M.," is Anna M. Keller. They are
 * told from lists by what stands around them, or because the text has the name in its usual order too.
 */
export const withInvertedNames = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const people = mentions.filter(({ type }) => type === 'person');
  const known = new Set(people.flatMap(({ words }) => (words.length > 1 ? [inverted(words[0]!, words.at(-1)!)] : [])));
  const found: Mention[] = [];
  for (const surname of people) {
    const { tokens } = sentences[surname.sentence]!;
    const { first, last, words } = surname;
    if (words.length > 1 || tokens[last]?.text !== ',') continue;
    let end = last + 1;
    while (end - last <= MAX_GIVEN_NAMES && isGivenPart(tokens[end])) end++;
    const given = tokens.slice(last + 1, end).map(({ text }) => text);
    if (given.length === 0) continue;
    const isKnown = known.has(inverted(given[0]!, words[0]!));
    if (!isKnown && !isEntry(tokens, first, end, given[0]!)) continue;
    const whole = [...given, ...words];
    const { start } = tokens[first]!;
    const printed = surfaceOf(tokens, first, end);
    found.push({
      ...surname,
      words: whole,
      surface: whole.join(' '),
      longer: printed,
      start,
      end: tokens[end - 1]!.end,
      last: end,
    });
  }
  return replacing(mentions, found);
};

const inverted = (given: string, surname: string): string => `${surname}, ${given}`;

const isGivenPart = (token: Token | undefined): boolean =>
  isCapitalised(token) && /^(?:\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?|(?:\p{Lu}\.)+)$/u.test(token!.text);

/** Whether a given name stands alone between a mark or the beginning and what a register goes on with: an age, a bracket. */
const isEntry = (tokens: readonly Token[], first: number, end: number, given: string): boolean => {
  const before = tokens[first - 1]?.text ?? '';
  const after = tokens[end]?.text ?? '';
  const opens = first === 0 || /^["“‘'(;:•–—]$/.test(before);
  const closes =
    /^["”’')(;–—]$/.test(after) ||
    (after === ',' && /^\d{1,3}$/.test(tokens[end + 1]?.text ?? '')) ||
    end === tokens.length;
  return opens && closes && (kindsOf(given) & GIVEN_NAME) !== 0;
};
