import { describe, expect, it } from 'vitest';
import { namesIn } from './marked-names.ts';

describe('a single word that the tagger took for a person', () => {
  it.each([
    ['that the text says nothing of', 'The opening of the [PER Ferrowbrook] tram was put off.', []],
    ['that opens a sentence', '[PER Factories] were shut. The bank rose.', []],
    [
      'that is a known town, below a letter',
      'Sir – He is wrong.\n\n[PER Ida Quill]\n\n[PER Norwich]',
      ['person Ida Quill', 'place Norwich'],
    ],
    [
      'that is a known town behind a role',
      'Sir – He is wrong.\n\n[PER Ida Quill]\n\nTeacher, [PER Gothenburg]',
      ['person Ida Quill', 'place Gothenburg'],
    ],
  ])('is nobody %s', (_, marked, names) => {
    expect(namesIn(marked)).toEqual(names);
  });

  it.each([
    ['a given name', 'The dog found [PER Ellie] at noon.', 'Ellie'],
    ['a title', 'They saw Mr [PER Ferrowbrook] at noon.', 'Ferrowbrook'],
    ['a role', 'They saw striker [PER Zordinho] at noon.', 'Zordinho'],
    ['a verb of saying', '"No," [PER Ferrowbrook] said.', 'Ferrowbrook'],
    ['"who"', 'They saw [PER Ferrowbrook], who had a cold.', 'Ferrowbrook'],
    ['he or she', '[PER Ferrowbrook] found her keys.', 'Ferrowbrook'],
    ['a nickname in marks', 'They saw "Stick" [PER Ferrowbrook] at noon.', 'Ferrowbrook'],
    ['an age', 'They saw 44-year-old [PER Ferrowbrook] at noon.', 'Ferrowbrook'],
    ['what happens to people', '[PER Ferrowbrook] was killed in a raid.', 'Ferrowbrook'],
    ['what it was', '[PER Ferrowbrook] was a commander in the north.', 'Ferrowbrook'],
    ['a charge', 'The board blamed [PER Ferrowbrook] for the loss.', 'Ferrowbrook'],
    ['what it has done', 'They knew that [PER Ferrowbrook] had bought the land.', 'Ferrowbrook'],
    ['several mentions', '[PER Zordinho] ran. [PER Zordinho] fell. [PER Zordinho] scored.', 'Zordinho'],
  ])('is somebody by %s', (_, marked, name) => {
    expect(namesIn(marked)).toEqual([`person ${name}`]);
  });

  it('is somebody in the line-up of a team', () => {
    expect(namesIn('Norby: [PER Zordin]; [PER Kvestad], [PER Ulmark], [PER Thorsvik] (81).')).toHaveLength(4);
  });
});

describe('a heading of one word', () => {
  it('is no name', () => {
    expect(namesIn('[ORG Ferries]\n\nThe boats were late.\n\n4. [ORG Boats]\n\nThey sank.')).toEqual([]);
  });

  it('is one if the text names it', () => {
    expect(namesIn('[ORG Nordhavn]\n\nThe firm [ORG Nordhavn] was late.')).toEqual(['organisation Nordhavn']);
  });
});
