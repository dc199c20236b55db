/**
 * How many corrections without a note are told with the right words, and how often another print of the same words is
 * taken for one.
 *
 * npm run bench:corrections -- FOLDER [--seed N] [--each N]
 *
 * FOLDER holds texts as for `npm run bench`; their first line, if it is short, is taken for the headline. One change is
 * made in each text: of a figure, a name, a "not", a word in quotation marks, or one of these in the headline.
 */
import { parseArgs } from 'node:util';
import { textChanges } from '../../lib/text/similarity/changes/text-changes.ts';
import { readTexts } from './similarity/corpus.ts';
import { CORRECTIONS, type Print, REFLOWINGS } from './similarity/corrections.ts';
import { random } from './similarity/random.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, each: { type: 'string', default: '200' } },
});
const each = Number(values.each);
const r = random(Number(values.seed));

const MIN_CHARACTERS = 500;
const MAX_HEADLINE = 130;

const printOf = (text: string): Print => {
  const paragraphs = text
    .split(/\n\s*\n|\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
  const [title = '', ...rest] = paragraphs;
  return title.length <= MAX_HEADLINE ? { title, paragraphs: rest } : { paragraphs };
};

const prints = readTexts(positionals[0] ?? new URL('../articles', import.meta.url).pathname)
  .filter((text) => text.length >= MIN_CHARACTERS)
  .map(printOf);

console.log(`${prints.length} texts, seed ${values.seed}\n\n| corrected | told with the right words |\n| --- | --- |`);
for (const [kind, correct] of Object.entries(CORRECTIONS)) {
  const made = r
    .shuffle(prints)
    .flatMap((print) => correct(print, r) ?? [])
    .slice(0, each);
  const told = made.filter(({ earlier, later, wrong, right }) =>
    textChanges(earlier, later).changes.some(({ before, after }) => before.includes(wrong) && after.includes(right)),
  );
  console.log(`| ${kind} | ${told.length} of ${made.length} |`);
}

console.log('\n| the same words | taken for a correction |\n| --- | --- |');
for (const [name, reflow] of Object.entries(REFLOWINGS)) {
  const some = r.shuffle(prints).slice(0, each);
  const told = some.filter(({ paragraphs }) => {
    const again = reflow(paragraphs, r).map((text) => text.replaceAll('\n', ' '));
    return textChanges({ paragraphs }, { paragraphs: again }).changes.length > 0;
  });
  console.log(`| ${name} | ${told.length} of ${some.length} |`);
}
