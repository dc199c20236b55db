import { lexicon } from 'vader-sentiment/src/vader_lexicon.js';
import { wordSet } from '../words/word-list.ts';
import type { Sentence, Token } from './document.ts';
import { ofLexeme } from './lexemes.ts';

/*
 * The rules and constants of VADER, over our tokens, with its published lexicon: C. J. Hutto and E. Gilbert, VADER: A
 * Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text, ICWSM 2014. Its rules for emoticons and
 * shouting, which do not occur in news, are left out. The package's scorer tokenises the text again and takes ten times
 * as long.
 */

const NEGATION_FACTOR = -0.74;
const BOOST = 0.293;
/** By the distance of the booster. */
const BOOST_FACTORS = [1, 0.95, 0.9];
/** How many words before a word affect its valence. */
const CONTEXT_WORDS = 3;
const WEIGHT_BEFORE_BUT = 0.5;
const WEIGHT_AFTER_BUT = 1.5;
const NORMALISATION = 15;

const VALENCE: ReadonlyMap<string, number> = new Map(
  Object.entries(lexicon as Record<string, number>).filter(([word]) => /^[a-z]/.test(word)),
);

/** 0 for a word that is not in the lexicon. */
const valenceOf = ofLexeme(({ lower }) => VALENCE.get(lower) ?? 0);

const NEGATIONS = wordSet("not n't n’t never no nobody nothing nor without hardly cannot");
const BOOSTERS = wordSet(
  `absolutely completely deeply enormously entirely especially exceptionally extremely fully greatly highly hugely
   incredibly intensely more most particularly purely quite really remarkably so substantially thoroughly totally
   tremendously unusually utterly very`,
);
const DAMPENERS = wordSet('almost barely hardly kind less little marginally partly scarcely slightly somewhat');

/** The tone of some tokens, from -1 (negative) to 1 (positive): VADER's compound score, not rounded. */
export const toneOfTokens = (tokens: readonly Token[]): number => {
  const but = tokens.findIndex(({ lower }) => lower === 'but');
  let sum = 0;
  for (let i = 0; i < tokens.length; i++) {
    const valence = valenceOf(tokens[i]!.lexeme);
    if (valence === 0) continue;
    const weight = but < 0 || i === but ? 1 : i < but ? WEIGHT_BEFORE_BUT : WEIGHT_AFTER_BUT;
    sum += weight * inContext(valence, tokens, i);
  }
  return sum / Math.sqrt(sum * sum + NORMALISATION);
};

/** The valence of a word as the words before it boost, dampen or negate it. */
const inContext = (valence: number, tokens: readonly Token[], i: number): number => {
  let score = valence;
  let factor = 1;
  for (let back = 1; back <= CONTEXT_WORDS && back <= i; back++) {
    const word = tokens[i - back]!.lower;
    const boost = BOOSTERS.has(word) ? BOOST : DAMPENERS.has(word) ? -BOOST : 0;
    score += Math.sign(valence) * boost * BOOST_FACTORS[back - 1]!;
    if (NEGATIONS.has(word)) factor = NEGATION_FACTOR;
  }
  return score * factor;
};

/** The tone of an article, from -1 to 1: the mean over its sentences, two decimals; 0 without sentences. */
export const toneOf = (sentences: readonly Sentence[]): number => {
  if (sentences.length === 0) return 0;
  const sum = sentences.reduce((total, sentence) => total + toneOfTokens(sentence.tokens), 0);
  return Math.round((sum / sentences.length) * 100) / 100;
};
