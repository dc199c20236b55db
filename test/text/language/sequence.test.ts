import { describe, expect, it } from 'vitest';
import { trainSequenceModel } from '../../../bin/training/sequence-trainer.ts';
import { TrainingSet } from '../../../bin/training/training-set.ts';
import { lexemeOf } from '../../../lib/text/language/lexemes.ts';
import { CAPITAL, DIGIT, WordFacts, wordHash } from '../../../lib/text/language/word-facts.ts';
import { FeatureRows } from '../../../lib/text/models/feature-rows.ts';
import { feature, hashText } from '../../../lib/text/models/hash.ts';
import { CERTAIN, SequenceModel } from '../../../lib/text/models/sequence-model.ts';
import { wordClusters } from '../../../lib/text/models/word-clusters.ts';

const LABELS = ['O', 'B', 'I'];

const fill = (rows: FeatureRows, words: string[]): void => {
  rows.clear();
  words.forEach((word, i) => {
    rows.add(feature(0, 0));
    rows.add(feature(1, hashText(word)));
    rows.add(feature(2, hashText(words[i - 1] ?? '<')));
    rows.endToken();
  });
};

const train = (): Buffer => {
  const data = new TrainingSet();
  const rows = new FeatureRows();
  for (const [text, tags] of [
    ['she saw Ann Lee today', '00120'],
    ['Ann Lee left', '120'],
    ['Bo met Ann', '101'],
    ['then Bo Lee left', '0120'],
  ] as const) {
    fill(rows, text.split(' '));
    data.add(rows, [...tags].map(Number));
  }
  return trainSequenceModel(data, {
    labels: LABELS,
    epochs: 100,
    minCount: 1,
    allowed: (from, to) => !(to === 'I' && (from === 'O' || from === undefined)),
  });
};

describe('a sequence model', () => {
  it('learns, and never makes a forbidden transition', () => {
    const model = new SequenceModel(train());
    const rows = new FeatureRows();
    const tag = (text: string): string => {
      const words = text.split(' ');
      fill(rows, words);
      const tags = new Uint8Array(words.length);
      model.decode(rows, tags);
      return [...tags].map((t) => LABELS[t]).join('');
    };
    expect(tag('she saw Bo Lee today')).toBe('OOBIO');
    expect(tag('Ann Lee met Ann Lee today')).toBe('BIOBIO');
    // "Lee" occurs in training only as I, which must not begin a name.
    expect(tag('Lee')).not.toBe('I');
  });

  it('returns a label that is certain, and the best ones beside it', () => {
    const model = new SequenceModel(train());
    const rows = new FeatureRows();
    const words = 'she saw Ann Lee today'.split(' ');
    const tagsWith = (certain: Record<number, number>): string => {
      fill(rows, words);
      const scores = model.score(rows);
      for (const [token, label] of Object.entries(certain)) scores[Number(token) * LABELS.length + label]! += CERTAIN;
      const tags = new Uint8Array(words.length);
      model.viterbi(words.length, tags);
      return [...tags].map((t) => LABELS[t]).join('');
    };
    expect(tagsWith({})).toBe('OOBIO');
    expect(tagsWith({ 0: 0, 1: 0, 4: 0 })).toBe('OOBIO');
    // Without "Ann" no name can continue at "Lee".
    expect(tagsWith({ 2: 0 })[3]).not.toBe('I');
    expect(tagsWith({ 4: 1 })).toBe('OOBIB');
    expect(tagsWith({ 0: 0, 1: 0, 2: 0, 3: 0, 4: 0 })).toBe('OOOOO');
  });

  it('is byte for byte the same each time it is trained', () => {
    expect(train().equals(train())).toBe(true);
  });
});

describe('word facts', () => {
  const facts = new WordFacts(wordClusters());
  let at: number[] = [];
  const add = (...words: string[]): void => {
    facts.clear();
    at = words.map((word) => facts.add(lexemeOf(word)));
    facts.endSentence();
  };

  it('hash words regardless of case and of the values of digits', () => {
    add('Panetta', 'PANETTA', '1996', '2011', 'Ärzte', 'ÄRZTE');
    const [a, b, c, d, e, f] = at.map((i) => facts.word[i]);
    expect(a).toBe(b);
    expect(a).toBe(wordHash('panetta'));
    expect(c).toBe(d);
    expect(e).toBe(f);
    expect(facts.shape[at[0]!]).not.toBe(facts.shape[at[1]!]);
    expect(facts.flags[at[0]!]).toBe(CAPITAL);
    expect(facts.flags[at[2]!]).toBe(DIGIT);
  });

  it('give words of similar use the same cluster, and unknown words none', () => {
    add('London', 'Paris', 'banana', 'xqzzyv');
    const cluster = (i: number): number => facts.forms.clusters[facts.form[at[i]!]! * facts.forms.levels]!;
    expect(cluster(0)).toBe(cluster(1));
    expect(cluster(2)).not.toBe(cluster(0));
    expect(cluster(3)).toBe(0);
  });

  it('have edges before, between and after sentences', () => {
    facts.clear();
    const first = facts.add(lexemeOf('one'));
    facts.endSentence();
    const second = facts.add(lexemeOf('two'));
    facts.endSentence();
    const edge = facts.word[first - 1];
    expect([first - 2, first + 1, first + 2, second - 1, second + 2].map((i) => facts.word[i])).toEqual(
      Array(5).fill(edge),
    );
  });
});
