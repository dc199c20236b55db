import { describe, expect, it } from 'vitest';
import { summarise } from '../../../lib/text/language/summary.ts';
import { sentencesOf } from './sentences-of.ts';

const summary = (...paragraphs: string[]) => {
  const { text, sentences } = sentencesOf(...paragraphs);
  return summarise(text, sentences);
};

describe('summary', () => {
  const article = [
    'The Tessa river was closed to bathers after a white foam killed hundreds of trout on Thursday.',
    'Nobody swims there in September anyway, one resident remarked.',
    'The chemical company Brennol said that the foam on the river was harmless soap.',
    'A biologist found dead trout in the river and said the foam contained a solvent.',
    'The ministry has asked the company to stop production until the foam is analysed.',
  ];

  it('is at most three whole sentences of the article, in text order', () => {
    const chosen = article.filter((sentence) => summary(...article).includes(sentence));
    expect(chosen.length).toBeGreaterThan(0);
    expect(chosen.length).toBeLessThanOrEqual(3);
    expect(summary(...article)).toBe(chosen.join(' '));
  });

  it('begins with the lead and leaves out an aside', () => {
    expect(summary(...article)).toMatch(/^The Tessa river was closed/);
    expect(summary(...article)).not.toMatch(/Nobody swims/);
  });

  it('contains no half of a quotation', () => {
    expect(summary('"The river is dead. We all know who did this and nobody will say it," he said.')).not.toMatch(
      /^"The river is dead\.$/,
    );
  });

  it('contains no two sentences that say the same', () => {
    const twice = 'The chemical company said that the white foam on the river was harmless soap.';
    expect(summary(twice, `${twice.slice(0, -1)} again.`)).toBe(twice);
  });

  it('contains no sentence that announces what it leaves out, nor one that hangs on another where there are enough', () => {
    const [lead, ...others] = article as [string, ...string[]];
    const found = summary(
      lead,
      'They also said that the foam killed the trout and that bathers had seen the dead trout in the river on Thursday.',
      'The ministry said of the river, the foam, the dead trout and the company in a statement:',
      ...others,
    );
    expect(found).not.toMatch(/They also|statement:/);
  });

  it('of an empty article is empty', () => {
    expect(summary()).toBe('');
  });
});
