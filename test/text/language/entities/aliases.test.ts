import { describe, expect, it } from 'vitest';
import { namesIn } from './marked-names.ts';

describe('what stands in brackets behind a body is its other name', () => {
  it.each([
    [
      'that begins like a word of it',
      'The [ORG Coastal Rescue Agency] (Coast Aid) paid. [ORG Coast Aid] was late.',
      ['organisation Coastal Rescue Agency'],
    ],
    [
      'with an article',
      'The [ORG National Road Agency] (the Roads Agency) paid. The [ORG Roads Agency] was late.',
      ['organisation National Road Agency'],
    ],
    [
      'blended of its words',
      'The [ORG Lake Traders Union] (Laketrade) paid. [PER Laketrade] was late.',
      ['organisation Lake Traders Union'],
    ],
    [
      'blended of its words, which the tagger took for another',
      'The [ORG Northern Waterways Board] ([ORG Northwater]) shut. [ORG Northwater] was late.',
      ['organisation Northern Waterways Board'],
    ],
    [
      'in initials, whatever the tagger took it for',
      'The [PER Parti Amanat Marsa] (PAM) stood. [PER PAM] lost.',
      ['organisation Parti Amanat Marsa'],
    ],
    ['that the tagger left open', '[ORG Harlow Trust (the Trust]) paid.', ['organisation Harlow Trust']],
  ])('%s', (_, marked, names) => {
    expect(namesIn(marked)).toEqual(names);
  });

  it('but not where it is somewhere else', () => {
    expect(namesIn('The [ORG Marlow Rovers] (Harlow) paid. [LOC Harlow] was late.')).toEqual([
      'organisation Marlow Rovers',
      'place Harlow',
    ]);
  });
});
