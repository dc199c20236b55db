import { hashText } from '../../models/hash.ts';
import { STANCES, type Stance } from '../../vocabulary.ts';
import { type Choice, probabilities } from '../choices/choice.ts';
import { Features } from '../choices/features.ts';
import type { ReadingModel } from '../choices/reading-model.ts';
import { type Page, wordAt } from '../page/page.ts';
import { cueOf } from '../reports/cues.ts';
import type { Attitude, Said } from './stance.ts';

/** Gathers the features of one group at a time. */
const features = new Features();

/** These mark a quarrel: they need to be surer than others. */
const STRICT: ReadonlySet<Stance> = new Set(['alleges', 'denies', 'doubts', 'warns']);
const MIN_STRICT = 0.5;
/** Less likely, a stance is not what readers see. */
const MIN_PROPOSED = 0.4;
const MAX_OPENING = 5;
/** What may promise: that somebody will do something, not "that her plan would cost less". */
const OWN_DEED = /^(?:to |(?:i|we|he|she|they|it)(?:['’]| (?:\S+ )?(?:will|would|shall|intend|plan|want|hope)))/i;

/** The stances a statement may have, in the order of `STANCES`, with what speaks for each. */
export const stanceChoice = (page: Page, { cue, content, isQuoted, isQuestion }: Said, proposed: Attitude): Choice => {
  const lower = cue ? wordAt(page, cue.from) : '';
  const word = cueOf(lower);
  const lemma = hashText(word?.lemma ?? lower);
  const behind = cue ? hashText(wordAt(page, cue.to)) : 0;
  const lexical = word ? STANCES.indexOf(word.stance) : -1;
  const opening = content
    .toLowerCase()
    .split(/\s+/, MAX_OPENING)
    .map((part) => hashText(part));
  const form = (isQuoted ? 1 : 0) + (isQuestion ? 2 : 0) + (proposed.negated ? 4 : 0);
  const ruled = STANCES.indexOf(proposed.stance);
  const groups = STANCES.map((_, stance) => {
    features.add(500, stance);
    features.add(501, stance, ruled);
    features.add(502, stance, ruled, form);
    features.add(503, stance, ruled, lemma);
    features.add(504, stance, lemma);
    features.add(505, stance, lemma, form);
    features.add(506, stance, lemma, behind);
    features.add(507, stance, lexical, ruled);
    features.add(508, stance, form);
    opening.forEach((part, i) => {
      features.add(509, stance, part);
      if (i === 0) features.add(510, stance, part, form);
      if (i === 1) features.add(511, stance, opening[0]!, part);
    });
    return features.take();
  });
  return { groups, candidates: groups.map((__, group) => [group]) };
};

/**
 * The stance that the predicate and the words propose, unless readers would hardly give it; then the likeliest, a strict
 * one only where it is likelier than all others together.
 */
export const chosenStance = (
  choice: Choice,
  proposed: Stance,
  content: string,
  { weights, scale }: ReadingModel,
): Stance => {
  const odds = probabilities(choice, weights, scale);
  if (odds[STANCES.indexOf(proposed)]! >= MIN_PROPOSED) return proposed;
  const isAble = (stance: Stance, i: number): boolean =>
    STRICT.has(stance) ? odds[i]! >= MIN_STRICT : stance !== 'promises' || OWN_DEED.test(content);
  const able = STANCES.filter(isAble);
  const oddsOf = (stance: Stance): number => odds[STANCES.indexOf(stance)]!;
  const best = able.reduce((one, other) => (oddsOf(other) > oddsOf(one) ? other : one));
  // Readers take one for the other; only a predicate that says so argues.
  return best === 'argues' ? 'asserts' : best;
};
