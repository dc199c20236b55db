import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/text/language/read-document.ts';
import { read } from '../statements/reading.ts';

const namesIn = (text: string): string[] => readDocument([text]).entities.map(({ name }) => name);

describe('a name into which an editor put words', () => {
  it.each([
    ['a given name', '“I like [Hilda] Brandvold,” Dan Keller said.', 'Hilda Brandvold'],
    ['an office and a given name', '“They met [New Harlow Gov. Chris] Holmqvist,” Dan Keller said.', 'Chris Holmqvist'],
    ['where the words begin', '“[Sen. Ted] Barlow is wrong,” Dan Keller said.', 'Ted Barlow'],
    ['words of a body', '“The [Harlow Port] Authority knew,” Dan Keller said.', 'Harlow Port Authority'],
  ])('is whole: %s', (_, text, name) => {
    expect(namesIn(text)).toContain(name);
  });

  it('is no name with what stands in brackets before a sentence', () => {
    expect(namesIn('The plan is old. [Quartz] Keller left the town.')).not.toContain('Quartz Keller');
  });

  it('keeps its brackets in what is said', () => {
    const [statement] = read('“[Sen. Ted] Barlow is wrong,” Dan Keller said.');
    expect(statement).toMatchObject({ content: '[Sen. Ted] Barlow is wrong', about: ['Ted Barlow'] });
  });
});
