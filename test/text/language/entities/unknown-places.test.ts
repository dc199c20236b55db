import { describe, expect, it } from 'vitest';
import { namesIn } from './marked-names.ts';

describe('a place that nobody knows', () => {
  it.each([
    ['behind "from", before a comma', 'Asa Lund, a potter from Melandorra, left.', 'place Melandorra'],
    ['behind "off", before a verb', 'Boats off Otahaven have turned back.', 'place Otahaven'],
    ['behind "in", before "and"', 'Clinics in Kailamun and others shut.', 'place Kailamun'],
    ['of two words', 'Miners at Hele Crossmoor, who had waited, left.', 'place Hele Crossmoor'],
    ['before its state', 'They drove to [PER Corbyn], [LOC Kentucky], that night.', 'place Corbyn'],
    ['before its state cut short', 'They drove to [PER Corbyn], [LOC Ky.], that night.', 'place Corbyn'],
    ['named for a street', 'They shut a part of [ORG Seaward Way] at noon.', 'place Seaward Way'],
    ['named for a street that a person might be called', 'It fell on [PER Alder Fold] in May.', 'place Alder Fold'],
    ['that is a county', '[ORG Quillan County] shut its schools.', 'place Quillan County'],
  ])('is told %s', (_, marked, name) => {
    expect(namesIn(marked)).toContain(name);
  });

  it.each([
    ['a day', 'It was shut from Saturday, they said.'],
    ['a word that is written small elsewhere', 'The file is in Hide, they said.'],
    ['the beginning of a longer phrase', 'They came from Melandorra Hope Today.'],
    ['a people', 'They said it in Norwegian, slowly.'],
  ])('is not %s', (_, text) => {
    expect(namesIn(text)).toEqual([]);
  });
});

describe('no name has', () => {
  it.each([
    ['a sum', 'The flat cost [ORG Rs] 940 million, or [ORG R311m].'],
    ['a road', 'They took [ORG Route] 17 north.'],
    ['a law', 'They asked under the [ORG Freedom of Information Act] for it.'],
    ['a portfolio', 'The minister of [ORG Water Supply] left.'],
    ['an office', 'But the [ORG Commissioner for Water] left.'],
  ])('%s', (_, marked) => {
    expect(namesIn(marked)).toEqual([]);
  });
});

it.each([
  ['the club of a county', '[ORG Derby County] won.', 'Derby County'],
  ['the club that no list has', 'The [ORG Notts County] keeper left.', 'Notts County'],
  ['a district that runs something', 'The [ORG Fire District] has two trucks.', 'Fire District'],
])('%s is a body', (_, marked, name) => {
  expect(namesIn(marked)).toEqual([`organisation ${name}`]);
});

it('dealers and auditors are bodies, whatever they are called', () => {
  expect(namesIn('The auditors, [PER Finchly Calloway], warned of it.')).toEqual(['organisation Finchly Calloway']);
});

it('what is called a town is one, beside a body named after it', () => {
  expect(namesIn('The town of [ORG Zenda] fell. The [ORG Zenda Institute] said so. [ORG Zenda] burned.')).toEqual([
    'place Zenda',
    'organisation Zenda Institute',
  ]);
});
