import { isReportingVerb } from '../../words/reporting-verbs.ts';
import { ANIMALS, CRAFT, CRAFT_PREFIXES, STORMS } from '../../words/things.ts';
import { isTitleWord, TITLES_OF_ONE_NAME } from '../../words/titles.ts';
import type { Sentence, Token } from '../document.ts';
import { isCapitalised, type Mention, surfaceOf, textAt } from './mention.ts';

/** Tokens between a name and the noun behind it that says what it is. */
const MAX_APPOSITION = 6;

/**
 * Leaves out ships, storms and animals, which are named like people: the ferry Lady Ansel, Storm Petra, Flash, a police
 * dog. What the text calls so once is no person wherever it is printed, unless it speaks or has a title there.
 */
export const withoutCalledThings = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const surnames = new Set(
    mentions.flatMap(({ type, words }) =>
      type === 'person' && words.length > 1 && !STORMS.has(words[0]!.toLowerCase()) ? [words.at(-1)!] : [],
    ),
  );
  const called = new Set<string>();
  const direct = new Set<Mention>();
  for (const mention of mentions) {
    const { tokens } = sentences[mention.sentence]!;
    const from = printedStart(mention, tokens);
    if (isSomebody(mention, tokens) || !isCalled(mention, from, tokens)) continue;
    // The yacht Keller bought
    if (mention.words.length === 1 && from === mention.first && surnames.has(mention.surface)) continue;
    direct.add(mention);
    if (mention.type !== 'place' && mention.type !== 'organisation') called.add(surfaceOf(tokens, from, mention.last));
    if (isStorm(tokens[from]!) && mention.last - from > 1) {
      called.add(surfaceOf(tokens, from, mention.last));
      if (!surnames.has(mention.words.at(-1)!)) called.add(mention.words.at(-1)!);
    }
  }
  if (direct.size === 0) return [...mentions];
  return mentions.filter((mention) => {
    const { tokens } = sentences[mention.sentence]!;
    if (direct.has(mention)) return false;
    return isSomebody(mention, tokens) || !called.has(surfaceOf(tokens, printedStart(mention, tokens), mention.last));
  });
};

/** Where the name begins with the title that is part of it here: Queen of Queen Mathilde, Storm of Storm Petra. */
const printedStart = ({ type, words, first }: Mention, tokens: readonly Token[]): number => {
  const before = tokens[first - 1];
  // Spirit of Hale, of which the tagger found the end
  const isEnd = before?.text === 'of' && isCapitalised(tokens[first - 2]) && !isCapitalised(tokens[first - 3]);
  if (isEnd && !(type === 'organisation' && words.length > 1)) return first - 2;
  if (!before || !isCapitalised(before)) return first;
  return TITLES_OF_ONE_NAME.has(before.text) || SHIPS_TITLES.test(before.text) || isStorm(before) ? first - 1 : first;
};

/** Further titles that ships are named with. */
const SHIPS_TITLES = /^(?:Sir|Dame|General|Admiral|Marshal|Duke|Duchess|Earl|Saint|St)$/;

const isStorm = ({ text, lower }: Token): boolean => STORMS.has(lower) && /^\p{Lu}/u.test(text);

const isSomebody = ({ first, last }: Mention, tokens: readonly Token[]): boolean => {
  const behind = textAt(tokens, last);
  const next = behind === ',' ? textAt(tokens, last + 1) : behind;
  const isAge = behind === ',' && /^\d{2}$/.test(next) && textAt(tokens, last + 2) === ',';
  return (
    isReportingVerb(behind) || next === 'who' || isAge || /^(?:Mr|Mrs|Ms|Miss)\.?$/.test(textAt(tokens, first - 1))
  );
};

/** Whether the words beside the name, printed from `from` on, call it a craft, a storm or an animal. */
const isCalled = (mention: Mention, from: number, tokens: readonly Token[]): boolean => {
  const { last } = mention;
  const isNamed = last - from > 1;
  if (isNamed && isStorm(tokens[from]!)) return true;
  const before = tokens[from - 1];
  if (before && CRAFT_PREFIXES.has(before.text)) return true;
  const isNoun = ({ lower }: Token): boolean => CRAFT.has(lower) || ANIMALS.has(lower) || STORMS.has(lower);
  // "the ferry", "Tanker"; not "a Ferry Keller ran"
  if (before && isNoun(before) && (from === 1 || !isCapitalised(before))) return true;
  return mention.type === 'person' && isNoun(apposedTo(tokens, last) ?? tokens[from]!);
};

/** The noun of ", a former police dog" behind a name: before a comma, a full stop, or what goes on about it. */
const apposedTo = (tokens: readonly Token[], last: number): Token | undefined => {
  if (tokens[last]?.text !== ',' || !/^(?:a|an|the|its|his|her|their)$/.test(tokens[last + 1]?.text ?? ''))
    return undefined;
  for (let i = last + 2; i < last + 2 + MAX_APPOSITION && tokens[i]; i++) {
    const next = tokens[i + 1]?.text ?? '';
    if (!/^\p{L}[\p{L}'’-]*$/u.test(next) || ENDS_PHRASE.test(next))
      return isTitleWord(tokens[i]!.text) ? undefined : tokens[i];
  }
  return undefined;
};

const ENDS_PHRASE = /^(?:of|in|that|which|with|from|on|at|and|by|to|built|owned|named|had|has|was|is|for|off)$/;
