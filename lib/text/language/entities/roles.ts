import { isReportingVerb } from '../../words/reporting-verbs.ts';
import { isUpper } from '../characters.ts';
import type { Sentence, Token } from '../document.ts';
import type { Mention } from './mentions.ts';
import {
  isHonorific,
  isRank,
  isRoleHead,
  isRoleModifier,
  isTitleWord,
  ROLE_JOINTS,
  roleKey,
  spellOut,
} from './titles.ts';

/** The longest role kept, in words: more is a story, not a role. */
const LONGEST = 12;

/**
 * What the text says a person is, where it names them: "US Defence Secretary Leon Panetta", "Leon Panetta, the US
 * defence secretary, …", "The US defence secretary, Leon Panetta, …". Of several the one with the most to say.
 *
 * @param isName whether a token of a sentence belongs to a person's name.
 */
export const roleOf = (
  mentions: readonly Mention[],
  sentences: readonly Sentence[],
  isName: (sentence: number, token: number) => boolean,
): string | undefined => {
  let best: string[] = [];
  for (const mention of mentions) {
    const { tokens } = sentences[mention.sentence] as Sentence;
    const named = (i: number): boolean => isName(mention.sentence, i);
    for (const words of [
      roleBefore(tokens, mention.first, named),
      roleAfter(tokens, mention.last, named),
      roleBeforeComma(tokens, mention.first, named),
    ]) {
      if (words.length <= LONGEST && worth(words) > worth(best)) best = words;
    }
  }
  return best.length > 0 ? joined(best) : undefined;
};

/** A bare rank says least, then the fewest words. */
const worth = (words: readonly string[]): number =>
  words.length === 0 ? 0 : words.every(isRank) ? 0.5 : Math.min(words.length, 6);

/** "former US Chief of Defence Staff Admiral" before Mike Mullen. */
const roleBefore = (tokens: readonly Token[], first: number, isName: (i: number) => boolean): string[] =>
  roleIn(tokens.slice(titleStart(tokens, first, isName), first).map(({ text }) => text));

/** Where the titles before a name begin: back to the first word that can be no part of them. `first` where there are none. */
export const titleStart = (tokens: readonly Token[], first: number, isName: (i: number) => boolean): number => {
  let from = first;
  while (from > 0 && first - from < LONGEST) {
    const { text } = tokens[from - 1] as Token;
    const next = tokens[from]?.text ?? '';
    // A spokesman for Lord Mandelson is another than he.
    const isOthers = from === first || isHonorific(next) || (isRoleHead(next) && !isRank(next));
    const joins = ROLE_JOINTS.has(text) && text !== ',' && !isOthers;
    const belongs = isUpper(text.charCodeAt(0)) || isTitleWord(text) || /^['’]s$/.test(text) || joins;
    // "It's Mr. Wierzba"
    if (/^['’]s$/.test(text) && /^(?:it|that|he|she|there|here|who|what)$/i.test(tokens[from - 2]?.text ?? '')) break;
    if (!belongs || isName(from - 1) || /^(The|A|An|But|And|In|On|At|As|When|While|For)$/.test(text)) break;
    from--;
  }
  // "Yesterday President …": a capital that only begins the sentence.
  if (from === 0 && !isTitleWord(tokens[0]?.text ?? '') && /^['’]s$/.test(tokens[1]?.text ?? '') === false) {
    const next = tokens[1]?.text ?? '';
    const starter = tokens[0]?.text ?? '';
    if (first > 1 && /ly$|day$/.test(starter) && next) from = 1;
  }
  while (
    from < first &&
    (ROLE_JOINTS.has((tokens[from] as Token).text) || /^['’]s$/.test((tokens[from] as Token).text))
  )
    from++;
  return tokens.slice(from, first).some(({ text }) => isRoleHead(text) || isHonorific(text)) ? from : first;
};

/** ", the US defence secretary," after a name. */
const roleAfter = (tokens: readonly Token[], last: number, isName: (i: number) => boolean): string[] => {
  if (tokens[last]?.text !== ',') return [];
  let from = last + 1;
  // ", 73,"
  if (/^\d+$/.test(tokens[from]?.text ?? '') && tokens[from + 1]?.text === ',') from += 2;
  if (/^(the|a|an|then|now|its|his|her|their|our)$/i.test(tokens[from]?.text ?? '')) from++;
  let to = from;
  while (to < tokens.length && to - from <= LONGEST) {
    const { text } = tokens[to] as Token;
    if (/^([,.;:()"“”—–?!-]|--|who|whose|which|that|where|when|and|but|as|while)$/.test(text)) {
      if (text !== 'and' || !continues(tokens, to)) break;
    }
    if (isReportingVerb(text) || isName(to)) return [];
    to++;
  }
  if (to - from > LONGEST || !headComesFirst(tokens, from, to)) return [];
  return roleIn(tokens.slice(from, to).map(({ text }) => text));
};

/** "chairman and chief executive", "Minister for Trade and Industry" */
const continues = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 1]?.text ?? '';
  return isRoleHead(next) || isRoleModifier(next) || isUpper(next.charCodeAt(0));
};

/** "The US defence secretary," before a name. */
const roleBeforeComma = (tokens: readonly Token[], first: number, isName: (i: number) => boolean): string[] => {
  if (tokens[first - 1]?.text !== ',') return [];
  const to = first - 1;
  for (let from = to - 1; from >= 0 && to - from <= LONGEST; from--) {
    const { text } = tokens[from] as Token;
    if (isName(from) || /^[,.;:()"“”]$/.test(text) || isReportingVerb(text)) return [];
    const opens = /^(the|its|his|her|their|our)$/i.test(text);
    // "Counsel for the inquiry, Helen Strand," begins its sentence.
    const begins = from === 0 && isUpper(text.charCodeAt(0));
    const first = opens || /^an?$/i.test(text) ? from + 1 : from;
    if ((opens || begins) && headComesFirst(tokens, first, to))
      return roleIn(tokens.slice(first, to).map((token) => token.text));
  }
  return [];
};

/** Whether the phrase is headed by a role: a role word before the first preposition, and no verb before it. */
const headComesFirst = (tokens: readonly Token[], from: number, to: number): boolean => {
  for (let i = from; i < to; i++) {
    const { text } = tokens[i] as Token;
    if (isRoleHead(text)) {
      const next = tokens[i + 1]?.text ?? '';
      if (i + 1 === to || /^(of|for|at|in|to|on|with|from|and|general|elect)$/i.test(next)) return true;
      continue;
    }
    if (/^(of|for|at|in|to|on|with|by|from|was|is|has|had|were|are|will|would)$/.test(text)) return false;
  }
  return false;
};

/** The role among the words before a name: without honorifics, and without a rank where there is more. */
const roleIn = (words: readonly string[]): string[] => {
  // The Right Reverend Stephen Conway
  let role = words.filter(
    (word, i) =>
      !isHonorific(word) && !(/^(right|very|most)$/i.test(word) && /^(reverend|hon)/i.test(words[i + 1] ?? '')),
  );
  if (!role.some(isRoleHead)) return [];
  if (role.some((word) => isRoleHead(word) && !isRank(word)))
    while (role.length > 1 && isRank(role.at(-1) as string) && !/^(of|the|&|and)$/i.test(role.at(-2) as string)) {
      // "Attorney General", "Secretary General" are no ranks.
      if (/^general$/i.test(role.at(-1) as string) && OF_GENERALS.test(role.at(-2) as string)) break;
      role = role.slice(0, -1);
    }
  return role.map(spellOut);
};

const OF_GENERALS = /^(attorney|secretary|director|solicitor|surgeon|governor|inspector|adjutant|consul)$/i;

const joined = (words: readonly string[]): string => words.join(' ').replace(/ (['’]s?|,)(?= |$)/g, '$1');

/** The words of a role or a description, in one spelling, for comparing. */
export const roleKeys = (role: string): string[] =>
  role
    .replace(/['’]s\b/g, '')
    .split(/[\s,]+/)
    .filter((word) => word !== '' && !ROLE_JOINTS.has(word.toLowerCase()))
    .map(roleKey);
