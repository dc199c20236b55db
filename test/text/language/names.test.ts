import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { featureFingerprint } from '../../../bin/training/feature-fingerprint.ts';
import { fillRows } from '../../../bin/training/name-rows.ts';
import type { Sentence } from '../../../lib/text/language/document.ts';
import { areInitials } from '../../../lib/text/language/entities/acronyms.ts';
import { keyOf } from '../../../lib/text/language/entities/group.ts';
import { affinityCode, firstOf, labelOf, secondOf } from '../../../lib/text/language/names/affinities.ts';
import { capitalised, casingOf } from '../../../lib/text/language/names/casing.ts';
import { CITY, COUNTRY, DEMONYM, GIVEN_NAME, kindsOf } from '../../../lib/text/language/names/gazetteers.ts';
import { LABELS, mayFollow, OUTSIDE } from '../../../lib/text/language/names/labels.ts';
import { NameFeatures } from '../../../lib/text/language/names/name-features.ts';
import { NameRecogniser } from '../../../lib/text/language/names/recogniser.ts';
import { WordScores } from '../../../lib/text/language/names/word-scores.ts';
import { splitSentences } from '../../../lib/text/language/sentences.ts';
import { parse } from '../../../lib/text/language/syntax/parse.ts';
import { FeatureRows } from '../../../lib/text/models/feature-rows.ts';
import { parseModel, readModel } from '../../../lib/text/models/read-model.ts';
import { CERTAIN, SequenceModel, type SequenceModelHeader } from '../../../lib/text/models/sequence-model.ts';

const sentencesOf = (text: string) => splitSentences(text, [{ start: 0, end: text.length }]);

describe('the recogniser of names', () => {
  const recogniser = new NameRecogniser();
  const namesIn = (sentences: Sentence[]) => recogniser.recognise(sentences, parse(sentences));
  const names = (text: string): string[] =>
    namesIn(sentencesOf(text)).map(({ start, end, type }) => `${type} ${text.slice(start, end)}`);

  it('finds people, organisations and places in the words of a text', () => {
    expect(
      names('Ingrid Halvorsen, who leads Norges Bank, told Reuters in Oslo on Friday that Norway would wait.'),
    ).toEqual(['PER Ingrid Halvorsen', 'ORG Norges Bank', 'ORG Reuters', 'LOC Oslo', 'LOC Norway']);
  });

  it('finds the same names whatever documents it read before', () => {
    const first = 'Jordan scored twice for Chicago. "Jordan was great," said coach Phil Jackson.';
    const before = names(first);
    names('The King of Jordan met the president of Syria in Amman. Jordan borders Iraq.');
    expect(names(first)).toEqual(before);
  });

  it('gives the same scores for words and context separately as for all features at once', () => {
    const features = new NameFeatures();
    const model = new SequenceModel(readModel('names.model'));
    const words = new WordScores(features, model);
    const rows = new FeatureRows();
    const width = model.labels.length;
    for (const text of [
      'Leon Panetta met the King of Jordan in 2011.',
      'The king met Leon Panetta, of the CIA, in Jordan.',
    ]) {
      const sentences = sentencesOf(text);
      features.read(sentences, parse(sentences));
      for (const register of [0, 3]) {
        features.register = register;
        fillRows(rows, features, sentences[0]!, 0);
        const whole = [...model.score(rows).subarray(0, rows.length * width)];
        const parts = new Int32Array(rows.length * width);
        for (let i = 0; i < rows.length; i++) words.add(features.starts[0]! + i, parts, i * width);
        rows.clear();
        for (let i = 0; i < sentences[0]!.tokens.length; i++) {
          features.addContext(rows, 0, features.starts[0]! + i);
          rows.endToken();
        }
        const context = model.score(rows);
        expect(whole).toEqual([...parts].map((sum, i) => sum + context[i]!));
      }
    }
  });

  it('ignores the context of a word only if its own features leave no doubt that it is no name', () => {
    const features = new NameFeatures();
    const model = new SequenceModel(readModel('names.model'));
    const words = new WordScores(features, model);
    const width = model.labels.length;
    const certain = (text: string): string[] => {
      const sentences = sentencesOf(text);
      features.read(sentences, parse(sentences));
      const { tokens } = sentences[0]!;
      const sums = new Int32Array(tokens.length * width);
      return tokens
        .filter((_, i) => {
          const isOutside = words.add(features.starts[0]! + i, sums, i * width);
          expect(sums[i * width + OUTSIDE] === CERTAIN).toBe(isOutside);
          return isOutside;
        })
        .map(({ text: word }) => word);
    };
    expect(certain('Leon said that they would go to the old harbour with Panetta in 2011')).toEqual(
      expect.arrayContaining(['that', 'they', 'would', 'go', 'to']),
    );
    // Beside a word with a capital.
    expect(certain('Leon said that they met Panetta in 2011')).not.toContain('said');
    expect(certain('they fought iraqi forces near the river')).not.toContain('iraqi');
  });

  it('was trained with the features of the present code; if not, run npm run train:names', () => {
    const { header } = parseModel<SequenceModelHeader>(readModel('names.model'));
    expect(header.fingerprint).toBe(featureFingerprint());
  });

  it('needs no more than 4 MB of models', () => {
    const models = ['names', 'registers', 'affinities', 'clusters', 'gazetteers'];
    const bytes = models.map(
      (model) => statSync(new URL(`../../../lib/text/models/weights/${model}.model`, import.meta.url)).size,
    );
    expect(bytes.reduce((a, b) => a + b)).toBeLessThanOrEqual(4_000_000);
  });
});

describe('labels', () => {
  it('allow a name to continue only with its own type', () => {
    expect(LABELS.filter((label) => mayFollow('B-PER', label) && label.startsWith('I'))).toEqual(['I-PER']);
    expect(LABELS.filter((label) => mayFollow('O', label) && label.startsWith('I'))).toEqual([]);
    expect(mayFollow(undefined, 'I-LOC')).toBe(false);
  });
});

describe('gazetteers', () => {
  it.each([
    ['Karachi', CITY],
    ['new york city', CITY],
    ['Pakistan', COUNTRY],
    ['Pakistanis', DEMONYM],
    ['Hillary', GIVEN_NAME],
  ])('know %s', (phrase, kind) => {
    expect(kindsOf(phrase) & kind).toBe(kind);
  });

  it('do not know other words', () => {
    expect(kindsOf('xqzzyv')).toBe(0);
  });
});

describe('casing', () => {
  it.each([
    ['PANETTA URGES ACTION ON NETWORK', 'shouted'],
    ['Minister Urges Swift Action Against Network', 'titled'],
    ['The minister urged action against the network.', 'plain'],
    ['The U.S. and the EU met NATO in Kabul.', 'plain'],
  ])('of "%s" is %s', (text, expected) => {
    expect(casingOf(sentencesOf(text)[0]!)).toBe(expected);
  });

  it.each([
    ['KARACHI', 'Karachi'],
    ["O'BRIEN", "O'Brien"],
    ['AL-ASSAD', 'Al-Assad'],
  ])('of %s is normalised to %s', (word, expected) => {
    expect(capitalised(word)).toBe(expected);
  });
});

describe('initials', () => {
  it.each([
    ['ISI', 'Inter-Services Intelligence', true],
    ['IAEA', 'International Atomic Energy Agency', true],
    ['DoD', 'Department of Defense', true],
    ['FBI', 'Central Intelligence Agency', false],
    ['Monday', 'Most Of Nobody', false],
  ])('match, for %s of %s: %s', (initials, name, expected) => {
    expect(areInitials(initials, name.split(' '))).toBe(expected);
  });
});

describe('keys', () => {
  it('are the same for all ways of writing a name', () => {
    expect(keyOf('U.S.')).toBe(keyOf('United States'));
    expect(keyOf('the Élysée')).toBe(keyOf('Elysee'));
  });
});

describe('affinity codes', () => {
  it('keep the two likeliest labels with their probabilities', () => {
    const code = affinityCode([0.1, 0.7, 0.05, 0.15]);
    expect(labelOf(firstOf(code))).toBe(1);
    expect(labelOf(secondOf(code))).toBe(3);
    expect(firstOf(code) >> 4).toBeGreaterThan(secondOf(code) >> 4);
  });
});
