import { describe, expect, it } from 'vitest';
import { inOldWords, oldNameOf } from '../../../../lib/text/statements/story/old-words.ts';

describe('a statement in the words it had before a correction', () => {
  it.each([
    [
      'another word',
      'the tunnel would cost 460 million',
      'cost 640 million and open',
      'cost 460 million and open',
      'the tunnel would cost 640 million',
    ],
    [
      'a “not” put in',
      'he was not guilty of fraud',
      'found he was guilty of fraud',
      'found he was not guilty of fraud',
      'he was  guilty of fraud',
    ],
    [
      'two words',
      'Anna Lind had signed it',
      'that Nora Berg had signed it',
      'that Anna Lind had signed it',
      'Nora Berg had signed it',
    ],
  ])('has %s', (_, content, before, after, expected) => {
    expect(inOldWords(content, [{ before, after }])).toBe(expected);
  });

  it.each([
    ['what changed elsewhere', 'prices rose in March', { before: 'fell in May', after: 'fell in June' }],
    [
      'the same word beside others',
      'not a word of it was true',
      { before: 'he was guilty of fraud', after: 'he was not guilty of fraud' },
    ],
    ['a change whose old words are gone', 'it cost 460 million', { after: 'it cost 460 million' }],
    [
      'words left out',
      'he was guilty of fraud',
      { before: 'he was not guilty of fraud', after: 'he was guilty of fraud' },
    ],
  ])('is the same with %s', (_, content, change) => {
    expect(inOldWords(content, [change])).toBeUndefined();
  });
});

describe('a speaker before a correction', () => {
  it.each([
    [
      'Lars Johanson',
      'said Lars Johansen, of the ferry office',
      'said Lars Johanson, of the ferry office',
      'Lars Johansen',
    ],
    ['Peter Falkner', 'teacher Peter Oyelaran was asked', 'teacher Peter Falkner was asked', 'Peter Oyelaran'],
    ['Anna Lind', 'that Nora Berg had signed it', 'that Anna Lind had signed it', 'Nora Berg'],
  ])('of %s', (name, before, after, expected) => {
    expect(oldNameOf(name, [{ before, after }])).toBe(expected);
  });

  it('is the same if something else was changed', () => {
    expect(oldNameOf('Anna Lind', [{ before: 'Anna Lind paid 60', after: 'Anna Lind paid 16' }])).toBeUndefined();
  });
});
