import { describe, expect, it } from 'vitest';
import { toneOf } from '../../../lib/text/language/tone.ts';
import { sentencesOf } from './sentences-of.ts';

const tone = (...paragraphs: string[]) => toneOf(sentencesOf(...paragraphs).sentences);

describe('tone', () => {
  it('is positive for praise, negative for disaster and neutral for plain facts', () => {
    expect(tone('The rescue was a wonderful success.')).toBeGreaterThan(0.5);
    expect(tone('The attack killed eleven and destroyed the hospital.')).toBeLessThan(-0.5);
    expect(tone('The council meets in the town hall.')).toBe(0);
  });

  it('is reversed by a negation and strengthened by a booster', () => {
    expect(tone('The plan is not good.')).toBeLessThan(0);
    expect(tone('The plan is very good.')).toBeGreaterThan(tone('The plan is good.'));
  });

  it('depends more on the words after "but" than on those before', () => {
    expect(tone('The food was good, but the service was terrible.')).toBeLessThan(0);
  });

  it('agrees with the published scorer where no rule for shouting or emoticons applies', async () => {
    // The package is CommonJS: the analyser is in the default export.
    const { default: vader } = await import('vader-sentiment');
    for (const sentence of [
      'The rescue was a wonderful success.',
      'The plan is not good.',
      'The attack killed eleven people and destroyed the hospital.',
    ]) {
      expect(tone(sentence)).toBeCloseTo(vader.SentimentIntensityAnalyzer.polarity_scores(sentence).compound, 2);
    }
  });

  it('is 0 for an article without sentences', () => {
    expect(tone()).toBe(0);
  });
});
