import { describe, expect, it } from 'vitest';
import { namesIn } from './marked-names.ts';

describe('a craft, a storm or an animal is nobody', () => {
  it.each([
    ['a ferry', 'The ferry Lady [PER Ansel] sank. The Lady [PER Ansel] was built in 1980.'],
    ['a warship', 'He served on HMS [PER Anna Keller] in 1944.'],
    ['a ship named like a general', 'The cruiser General [PER Belmonte] was hit.'],
    [
      'a ship of two words',
      'A lifeboat met the trawler [PER Mary Quill] off the point. [PER Mary Quill] was towed home.',
    ],
    ['a ship of which the tagger found the end', 'The dredger Spirit of [LOC Hale] ran aground.'],
    ['a storm', '[PER Storm Petra] hit the coast. [PER Petra] brought gales.'],
    ['a hurricane', 'Hurricane [PER Otto] flattened the port.'],
    ['a racehorse', 'The racehorse [PER Silver Anton] won by a length.'],
    ['a dog', '[PER Rufus], a retired police dog, found the boy.'],
  ])('%s', (_, marked) => {
    expect(namesIn(marked)).toEqual([]);
  });

  it.each([
    [
      'the person it is named after',
      'The tanker Queen [PER Mathilde] was launched. Queen [PER Mathilde] said she was glad.',
      'person Queen Mathilde',
    ],
    ['who owns it', 'The yacht [PER Keller] bought was sold. [PER Anna Keller] sailed it.', 'person Anna Keller'],
    ['who is called so', '[PER Storm Keller], who runs a bar, saw it.', 'person Storm Keller'],
    ['who works on it', 'The ferry captain, [PER Lee Ansel], slept.', 'person Lee Ansel'],
    [
      'the firm that it belongs to',
      'A tanker of [ORG Baltic Star Lines] ran aground.',
      'organisation Baltic Star Lines',
    ],
    ['who keeps it', '[PER Nora Quill], a dog owner, said so.', 'person Nora Quill'],
  ])('but not %s', (_, marked, name) => {
    expect(namesIn(marked)).toEqual([name]);
  });
});

describe('in brackets', () => {
  it.each([
    [
      'an agency at a dateline',
      'HALE, Devon, 3 March ([LOC PA]) – The mayor left.',
      ['place Hale', 'place Devon', 'organisation PA'],
    ],
    ['an agency behind a place alone', 'ATHENS ([LOC ANSA]) -- The mayor left.', ['place Athens', 'organisation ANSA']],
    [
      'the state of a town',
      'It was sold in [LOC Doylestown] ([LOC PA]) on Monday.',
      ['place Doylestown', 'place Pennsylvania'],
    ],
    [
      'the code of a share',
      '[ORG Calder Bank] ([LOC CALD.L]) and [ORG Nordhavn] ([ORG NDH.CO]) rose.',
      ['organisation Calder Bank', 'organisation Nordhavn'],
    ],
    ['a share with its exchange', '[ORG Calder Bank] ([ORG NYSE]: [ORG CLD]) rose.', ['organisation Calder Bank']],
    ['initials', 'The [ORG Calder Fishermen Union] ([ORG CFU]) met.', ['organisation Calder Fishermen Union']],
  ])('%s', (_, marked, names) => {
    expect(namesIn(marked)).toEqual(names);
  });
});

describe('at the beginning of a paragraph', () => {
  it.each([
    [
      'words in capitals before a date are a place',
      '[ORG PORT HARLEN], 12 March 2025 — The ferry sank.',
      ['place Port Harlen'],
    ],
    [
      'a word in capitals before its state',
      '[ORG TROMSØ], [LOC Norway] -- The ship left.',
      ['place Tromsø', 'place Norway'],
    ],
    ['words that the tagger missed', 'ST ANSEL, Jersey (Reuters) - A court met.', ['place St Ansel']],
    ['a place in the second paragraph', 'A court met.\n\n[PER KELBRIDGE] (AFP) — It rose.', ['place Kelbridge']],
  ])('%s', (_, marked, names) => {
    expect(namesIn(marked)).toEqual(expect.arrayContaining(names));
  });

  it.each([
    ['an alliance', '[ORG NATO], 3 March — The ministers met.', ['organisation NATO']],
    ['a word of warning', 'EXCLUSIVE — [PER Anna Keller] left.', ['person Anna Keller']],
    ['a sentence', '[ORG UNICEF], which met in March, left — and so did we.', ['organisation UNICEF']],
  ])('%s is no place', (_, marked, names) => {
    expect(namesIn(marked)).toEqual(names);
  });
});

describe('other things are no organisations', () => {
  it.each([
    'The [ORG Munich Security Conference] ended.',
    'They won at the [ORG Hale Summer Regatta].',
    'He sang at the [ORG Norby Carnival].',
    'The [ORG Symposium on River Law] was held in spring.',
    'She bought a row of [ORG PCs].',
  ])('%s', (marked) => {
    expect(namesIn(marked)).toEqual([]);
  });

  it('but a union is one, though its initials are those of computers', () => {
    expect(namesIn('The union [ORG PCS] said 40 jobs were at risk.')).toEqual(['organisation PCS']);
  });
});

describe('an address', () => {
  it.each([
    [
      '[PER Ida Quill], 44, of [ORG Alder Close], [ORG Ferrowby], was at [ORG Ferrowby Crown Court].',
      ['Alder Close', 'Ferrowby'],
    ],
    ['A man from [PER Marlow Gardens], [PER Ansel], was held.', ['Marlow Gardens', 'Ansel']],
    ['They met on [LOC Quill Road], [PER Hexley].', ['Quill Road', 'Hexley']],
  ])('%s', (marked, names) => {
    expect(namesIn(marked).filter((name) => name.startsWith('place'))).toEqual(names.map((name) => `place ${name}`));
  });

  it('is none of a court that somebody sits in', () => {
    expect(namesIn('The case of [ORG Alder Close] failed, [PER Quill] said.')).toContain('organisation Alder Close');
  });
});
