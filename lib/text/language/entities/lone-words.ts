import { KNOWN_ORGANISATIONS, KNOWN_PEOPLE } from '../../words/known-names.ts';
import { isReportingVerb } from '../../words/reporting-verbs.ts';
import { isHonorific, isRoleHead, TITLES_OF_ONE_NAME } from '../../words/titles.ts';
import type { Sentence, Token } from '../document.ts';
import { GIVEN_NAME, kindsOf, ORGANISATION, PLACE } from '../names/gazetteers.ts';
import { NAME_SIGNS } from './firm-signs.ts';
import { isRunningText, type Mention, textAt, wordsOfFullNames } from './mention.ts';

/** Mentions from which on the tagger is believed: it had several chances to see what a word is. */
const ENOUGH_MENTIONS = 3;

/**
 * Settles single words that the tagger took for people and that belong to nobody's full name. It is somebody if it is a
 * given name, is named often, or the text says so once: by a title, a role, "who", a verb of saying. If not, a known
 * town is a place (Norwich, below a letter), and any other word is left out. So is a word that is a heading by itself.
 */
export const withoutLoneWords = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const ofFullNames = wordsOfFullNames(mentions);
  const lone = Map.groupBy(
    mentions.filter(({ type, words, surface }) => type !== 'place' && words.length === 1 && !ofFullNames.has(surface)),
    ({ surface }) => surface,
  );
  const listed = surfacesInLists(mentions, sentences);
  const left = new Set<string>();
  for (const [surface, same] of lone) {
    const isPlace = (kindsOf(surface) & PLACE) !== 0 && surface !== surface.toUpperCase();
    const isHeading = same.every((mention) => isAlone(mention, sentences[mention.sentence]!, sentences));
    const isUnsure = same[0]!.type === 'person' && !listed.has(surface) && !isSomebody(surface, same, sentences);
    if (!isUnsure && !(isHeading && !isKnown(surface))) continue;
    if (isPlace) for (const mention of same) mention.type = 'place';
    else left.add(surface);
  }
  return mentions.filter(({ type, surface }) => type === 'place' || !left.has(surface) || ofFullNames.has(surface));
};

/** Tokens between two names of a list: a comma, a full stop behind an initial, the minute of a goal. */
const MAX_TOKENS_BETWEEN = 4;

/** People that are named beside others, as in the line-up of a team. */
const surfacesInLists = (mentions: readonly Mention[], sentences: readonly Sentence[]): Set<string> => {
  const listed = new Set<string>();
  mentions.forEach((mention, i) => {
    const next = mentions[i + 1];
    if (!next || mention.type !== 'person' || next.type !== 'person' || next.sentence !== mention.sentence) return;
    const between = sentences[mention.sentence]!.tokens.slice(mention.last, next.first);
    const isList =
      between.length <= MAX_TOKENS_BETWEEN &&
      between.some(({ text }) => /^(?:[,;:(/–-]|and)$/.test(text)) &&
      between.every(({ text }) => /^(?:[^\p{L}]+|\p{Lu}\.?|and)$/u.test(text));
    if (isList) listed.add(mention.surface).add(next.surface);
  });
  return listed;
};

const isKnown = (surface: string): boolean =>
  (kindsOf(surface) & ORGANISATION) !== 0 || KNOWN_ORGANISATIONS.includes(surface) || !/^\p{Lu}\p{Ll}+$/u.test(surface);

/** Whether nothing but a number stands beside it in its paragraph, and a paragraph of text follows: no table. */
const isAlone = (
  { first, last, sentence }: Mention,
  { tokens, paragraph }: Sentence,
  all: readonly Sentence[],
): boolean =>
  all[sentence - 1]?.paragraph !== paragraph &&
  all[sentence + 1] !== undefined &&
  all[sentence + 1]!.paragraph !== paragraph &&
  isRunningText(all[sentence + 1]!) &&
  tokens.every(({ text }, i) => (i >= first && i < last) || /^[\d.:)#*-]+$/.test(text));

/** What only happens to somebody, or what only somebody does: "was killed in", "stood behind", "was a commander". */
const LIFE =
  /^(?:born|killed|shot|stabbed|wounded|injured|arrested|jailed|imprisoned|sentenced|charged|convicted|acquitted|released|married|divorced|buried|hired|sacked|appointed|elected|promoted|died|dead|stood|sat|smiled|laughed|wept|cried|nodded|shrugged|walked|spoke|wrote|represents|resigned|retired|lives|lived|worked|gone)$/;

const isLife = (tokens: readonly Token[], last: number): boolean => {
  const at = /^(?:is|was|has|had|were|be|been|also|later|then)$/.test(textAt(tokens, last)) ? last + 1 : last;
  const verb = /^(?:been|also|later|then)$/.test(textAt(tokens, at)) ? at + 1 : at;
  if (LIFE.test(textAt(tokens, verb))) return true;
  return (
    at > last &&
    /^(?:a|an|the|our|his|her)$/.test(textAt(tokens, at)) &&
    [1, 2, 3].some((i) => isRoleHead(textAt(tokens, at + i)))
  );
};

/** Who is charged with something, before the name; and the beginning of what somebody has done, behind it. */
const CHARGES = /^(?:accus|blam|su|criticis|criticiz|condemn|prais|thank)(?:e|es|ed|ing|s)$/;
const DEED =
  /^(?!been$|become$|risen$|fallen$)(?:\p{Ll}{2,}ed|bought|sold|paid|given|taken|told|made|hidden|kept|sent|stolen|broken|written)$/u;

/** "accused Marovia of", "that Marovia had bought": somebody, or something that acts. */
const isActor = (tokens: readonly Token[], { first, last }: Pick<Mention, 'first' | 'last'>): boolean =>
  CHARGES.test(tokens[first - 1]?.text ?? '') ||
  (first > 0 && /^(?:has|had)$/.test(tokens[last]?.text ?? '') && DEED.test(tokens[last + 1]?.text ?? ''));

const isSomebody = (surface: string, same: readonly Mention[], sentences: readonly Sentence[]): boolean => {
  if (same.length >= ENOUGH_MENTIONS || KNOWN_PEOPLE.has(surface) || (kindsOf(surface) & GIVEN_NAME) !== 0) return true;
  return same.some(({ isIntroduced, nickname, sentence, first, last }) => {
    const { tokens } = sentences[sentence]!;
    const before = tokens[first - 1]?.text ?? '';
    // G Keller, "Jack" Keller
    if (nickname || /^\p{Lu}\.?$/u.test(before)) return true;
    const next = tokens[last]?.text ?? '';
    if (isIntroduced || isHonorific(before) || isRoleHead(before) || TITLES_OF_ONE_NAME.has(before)) return true;
    if (isReportingVerb(next) || isReportingVerb(before) || /(?:^|-)(?:old|aged)$/.test(before)) return true;
    if (isLife(tokens, last) || isActor(tokens, { first, last })) return true;
    return NAME_SIGNS.some(({ weight, applies }) => weight < 0 && applies({ tokens, first, last }));
  });
};
