import { lexicon } from 'vader-sentiment/src/vader_lexicon.js';
import type { Sentence, Token } from './document.ts';
import { ofLexeme } from './lexemes.ts';

/**
 * VADER's rules and constants over our tokens, with its published lexicon: C. J. Hutto and E. Gilbert, VADER: A
 * Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text, ICWSM 2014. Left out are its rules for
 * emoticons and shouting, which news has not. The package's own scorer splits the text anew and takes ten times as long.
 */
const NEGATION = -0.74;
const BOOST = 0.293;
const BOOST_FADES = [1, 0.95, 0.9];
const REACH = 3;
const BEFORE_BUT = 0.5;
const AFTER_BUT = 1.5;
const NORMALISATION = 15;

const VALENCE: ReadonlyMap<string, number> = new Map(
  Object.entries(lexicon as Record<string, number>).filter(([word]) => /^[a-z]/.test(word)),
);

/** 0 for a word that the lexicon does not have. */
const valenceOf = ofLexeme(({ lower }) => VALENCE.get(lower) ?? 0);

const NEGATIONS = new Set([
  'not',
  "n't",
  'n’t',
  'never',
  'no',
  'nobody',
  'nothing',
  'nor',
  'without',
  'hardly',
  'cannot',
]);
const BOOSTERS = new Set(
  'absolutely completely deeply enormously entirely especially exceptionally extremely fully greatly highly hugely incredibly intensely more most particularly purely quite really remarkably so substantially thoroughly totally tremendously unusually utterly very'.split(
    ' ',
  ),
);
const DAMPENERS = new Set(
  'almost barely hardly kind less little marginally partly scarcely slightly somewhat'.split(' '),
);

/** Tone of some tokens, from -1 (negative) to 1 (positive): VADER's compound score, not rounded. */
export const toneOfTokens = (tokens: readonly Token[]): number => {
  const but = tokens.findIndex(({ lower }) => lower === 'but');
  let sum = 0;
  for (let i = 0; i < tokens.length; i++) {
    const valence = valenceOf(tokens[i]!.lexeme);
    if (valence === 0) continue;
    const weight = but < 0 || i === but ? 1 : i < but ? BEFORE_BUT : AFTER_BUT;
    sum += weight * inContext(valence, tokens, i);
  }
  return sum / Math.sqrt(sum * sum + NORMALISATION);
};

/** A word's valence after the up to three words before it have boosted, dampened or turned it. */
const inContext = (valence: number, tokens: readonly Token[], i: number): number => {
  let score = valence;
  let turned = 1;
  for (let back = 1; back <= REACH && back <= i; back++) {
    const word = tokens[i - back]!.lower;
    const boost = BOOSTERS.has(word) ? BOOST : DAMPENERS.has(word) ? -BOOST : 0;
    score += Math.sign(valence) * boost * BOOST_FADES[back - 1]!;
    if (NEGATIONS.has(word)) turned = NEGATION;
  }
  return score * turned;
};

/** Tone of an article: the mean over its sentences, two decimals. */
export const toneOf = (sentences: readonly Sentence[]): number => {
  if (sentences.length === 0) return 0;
  const sum = sentences.reduce((total, sentence) => total + toneOfTokens(sentence.tokens), 0);
  return Math.round((sum / sentences.length) * 100) / 100;
};
