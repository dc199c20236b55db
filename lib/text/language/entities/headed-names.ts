import type { EntityType } from '../../vocabulary.ts';
import { isDayOrMonth } from '../../words/calendar.ts';
import { HEADS_BEFORE_OF } from '../../words/organisations.ts';
import { OTHER_PLACE_HEADS, PLACE_HEADS, PLACES_BEFORE_OF } from '../../words/places.ts';
import { SENTENCE_STARTERS } from '../../words/sentence-starters.ts';
import { isHonorific, isRoleHead } from '../../words/titles.ts';
import type { Sentence, Token } from '../document.ts';
import { DEMONYM, GIVEN_NAME, kindsOf, PLACE } from '../names/gazetteers.ts';
import { mayHeadOrganisation } from './head-nouns.ts';
import { isCapitalised, isRunningText, type Mention, replacing, surfaceOf } from './mention.ts';
import { campusEnd, endOfPair, runEnd, taskEnd } from './name-ends.ts';
import { bodyStart } from './span-rules.ts';
import { trimMention } from './trim-mention.ts';

/** Words of a name before its head. */
const MAX_WORDS_BEFORE = 5;

/**
 * Makes one name of a run of capitals that a head ends (the Keller Foundation, Ostend Business School) or begins (the
 * Museum of Flight), whatever the tagger made of its words: a person's name, a place, nothing.
 */
export const withHeadedNames = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const bySentence = Map.groupBy(mentions, ({ sentence }) => sentence);
  const found: Mention[] = [];
  sentences.forEach((sentence, s) => {
    if (!isRunningText(sentence)) return;
    const { tokens } = sentence;
    let owners: (Mention | undefined)[] | undefined;
    for (let i = 0; i < tokens.length; i++) {
      const run = headedRun(tokens, i);
      if (!run) continue;
      owners ??= ownersOf(bySentence.get(s) ?? [], tokens.length);
      const [left, right] = [owners[run.first], owners[run.last - 1]];
      // The tagger's longer name stays, and somebody behind the name.
      if ((left && left.first < run.first) || (right && right.last > run.last)) continue;
      if (right?.type === 'person' && right.words.length > 1 && right.first > run.first && right.first > i) continue;
      if (left && left === right && left.type === run.type) continue;
      const name = trimMention(run.type, tokens, s, run.first, run.last, false);
      if (name && name.words.length > 1) found.push(withoutPeople(name, tokens));
    }
  });
  return replacing(mentions, found);
};

/** The name to which each token belongs. */
const ownersOf = (mentions: readonly Mention[], length: number): (Mention | undefined)[] => {
  const owners = new Array<Mention | undefined>(length);
  for (const mention of mentions) owners.fill(mention, mention.first, mention.last);
  return owners;
};

interface Run {
  type: EntityType;
  first: number;
  last: number;
}

/** A centre that one goes to: the Ostend Convention Centre. */
const isVenue = (tokens: readonly Token[], i: number): boolean =>
  /^cent(?:re|er)$/.test(tokens[i]!.lower) &&
  /^(?:convention|exhibition|conference|visitor|visitors|shopping|leisure|sports|detention|town|garden)$/.test(
    tokens[i - 1]?.lower ?? '',
  );

const typeOfHead = (lower: string): EntityType | undefined => {
  if (mayHeadOrganisation(lower)) return 'organisation';
  return PLACE_HEADS.has(lower) || OTHER_PLACE_HEADS.has(lower) ? 'place' : undefined;
};

/** The name that the head at `i` ends or begins. */
const headedRun = (tokens: readonly Token[], i: number): Run | undefined => {
  if (!isCapitalised(tokens[i])) return undefined;
  const { lower } = tokens[i]!;
  const next = tokens[i + 1];
  if (HEADS_BEFORE_OF.has(lower) && next?.text === 'of') {
    const from = tokens[i + 2]?.text === 'the' ? i + 3 : i + 2;
    const end = runEnd(tokens, from);
    const last = campusEnd(tokens, from, endOfPair(tokens, i, end));
    // A university's or an office's name before "of" is whole.
    const isWhole = /^(?:university|college|department|ministry|office|court)$/.test(lower);
    const first = isWhole ? i : runStart(tokens, i);
    return end > from && !(isWhole && isCapitalised(tokens[i - 1])) ? { type: 'organisation', first, last } : undefined;
  }
  // the Bay of Bengal; the Port of Marlow Authority
  if (PLACES_BEFORE_OF.has(lower) && next?.text === 'of') {
    const from = tokens[i + 2]?.text === 'the' ? i + 3 : i + 2;
    const last = runEnd(tokens, from);
    if (last === from) return undefined;
    return { type: typeOfHead(tokens[last - 1]!.lower) ?? 'place', first: i, last };
  }
  const task = taskEnd(tokens, i);
  if (task) return { type: 'organisation', first: runStart(tokens, i), last: task };
  const type = isVenue(tokens, i) ? 'place' : typeOfHead(lower);
  if (!type || isCapitalised(next) || next?.text === 'of') return undefined;
  const first = runStart(tokens, i);
  const isSomebody = type === 'place' && isTitled(tokens, first);
  return first < i && !isSomebody ? { type, first, last: i + 1 } : undefined;
};

/** "Mr Robin Lake", "Senator Robin Lake", "coach Robin Lake" */
const isTitled = (tokens: readonly Token[], first: number): boolean => {
  const before = tokens[first - 1];
  if (!before) return false;
  const isGiven = (kindsOf(tokens[first]!.text) & GIVEN_NAME) !== 0;
  return isHonorific(before.text) || (isRoleHead(before.text) && (isCapitalised(before) || isGiven));
};

/** Where the run of capitals begins that ends with the token at `head`. */
const runStart = (tokens: readonly Token[], head: number): number => {
  let first = head;
  while (first > 0 && head - first < MAX_WORDS_BEFORE && isPart(tokens, first - 1)) first--;
  if (first === 0 && first < head && SENTENCE_STARTERS.has(tokens[0]!.text)) first++;
  while (first < head && (tokens[first]!.text === '&' || isCommonTitle(tokens, first))) first++;
  return bodyStart(tokens, first, head + 1);
};

const isCommonTitle = (tokens: readonly Token[], at: number): boolean =>
  isHonorific(tokens[at]!.text) || isRoleHead(tokens[at]!.text);

/** Whether the token may belong to a name that goes on behind it. */
const isPart = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]!;
  if (token.text === '&') return isCapitalised(tokens[at - 1]);
  if (!isCapitalised(token) || !/^[\p{L}.'’-]+$/u.test(token.text)) return false;
  return !isDayOrMonth(token.lower);
};

/** Without the people before a name of two words or more, which stays in its longer form: the Ruritanian Finance Ministry. */
const withoutPeople = (name: Mention, tokens: readonly Token[]): Mention => {
  if (name.words.length < 3 || (kindsOf(name.words[0]!) & DEMONYM) === 0 || (kindsOf(name.words[0]!) & PLACE) !== 0)
    return name;
  const first = name.first + 1;
  const words = name.words.slice(1);
  return {
    ...name,
    first,
    words,
    start: tokens[first]!.start,
    surface: surfaceOf(tokens, first, name.last, words),
    longer: name.surface,
  };
};
