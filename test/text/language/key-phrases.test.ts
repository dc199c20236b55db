import { describe, expect, it } from 'vitest';
import { ENGLISH_PHRASES, keyPhrases } from '../../../lib/text/language/key-phrases.ts';
import { readDocument } from '../../../lib/text/language/read-document.ts';
import { sentencesOf } from './sentences-of.ts';

const phrases = (...paragraphs: string[]) => keyPhrases(sentencesOf(...paragraphs).sentences);

describe('key phrases', () => {
  const article = [
    'The harbour bridge in Port Ellery was closed after corroded cables were found.',
    'An engineer said the harbour bridge had corroded cables for years, and that the Port Authority knew.',
    'The Port Authority said the harbour bridge was safe.',
  ];

  it('are what the article repeats', () => {
    const found = phrases(...article).map((phrase) => phrase.toLowerCase());
    expect(found.slice(0, 4).join(' | ')).toMatch(/harbour bridge/);
    expect(found.join(' | ')).toMatch(/port authority/);
  });

  it('neither begin nor end with a function word or a number', () => {
    for (const phrase of phrases(...article, 'In 2009 the cost was 40 million.')) {
      expect(phrase).not.toMatch(/^(?:the|a|an|of|in|and|was|\d+)\b|\b(?:the|of|in|and|was)$/i);
    }
  });

  it('are all different and at most ten', () => {
    const found = phrases(...article);
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBeLessThanOrEqual(10);
  });

  it('are nouns with what describes them, each once, and no vague ones', () => {
    const { sentences, trees } = readDocument([
      'Several versions were designed in time. The ferry was big. This version was new, and the ferry took time.',
      'The version that was designed in time is big. Its versions are alone, and new.',
    ]);
    const found = keyPhrases(sentences, { ...ENGLISH_PHRASES, trees }).map((phrase) => phrase.toLowerCase());
    expect(found).toContain('ferry');
    for (const word of ['new', 'big', 'designed', 'time']) expect(found).not.toContain(word);
    expect(found.filter((phrase) => /^versions?$/.test(phrase))).toHaveLength(1);
  });

  it('of an empty article are none', () => {
    expect(phrases()).toEqual([]);
  });
});
