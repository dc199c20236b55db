/**
 * How much of a text a copy must hold to be found, by the length of the text, from one paragraph to 200 KB. Prints the
 * table of docs/similarity.md.
 *
 * node test/bench/similarity-lengths.ts FOLDER
 */
import { bucketsOf } from '../../lib/text/similarity/bucket-keys.ts';
import { compare } from '../../lib/text/similarity/compare.ts';
import { isSameStory } from '../../lib/text/similarity/same-story.ts';
import { sketchOf } from '../../lib/text/similarity/sketch.ts';
import { readTexts } from './similarity/corpus.ts';
import { random } from './similarity/random.ts';

const texts = readTexts(process.argv[2] ?? new URL('../articles', import.meta.url).pathname);
const r = random(3);
const words = r.shuffle(texts).map((text) => text.split(/\s+/));

/** Texts of `length` words: the beginnings of longer ones, or several joined. */
const textsOf = (length: number, count: number): string[][] => {
  if (length <= 400)
    return words
      .filter((text) => text.length >= length)
      .slice(0, count)
      .map((text) => text.slice(0, length));
  return Array.from({ length: count }, () => {
    const long: string[] = [];
    while (long.length < length) long.push(...r.pick(words));
    return long.slice(0, length);
  });
};

const MIN_PIECE_WORDS = 8;

const cut = (share: number) => (text: string[]) => {
  const length = Math.max(MIN_PIECE_WORDS, Math.round(text.length * share));
  const from = r.between(0, text.length - length);
  return text.slice(from, from + length);
};
const misread = (share: number) => (text: string[]) =>
  text.map((word) =>
    word.replace(/\p{L}/gu, (letter) => (r.chance(share) ? String.fromCharCode(97 + r.between(0, 25)) : letter)),
  );

const isFound = (text: string[], copy: string[]): boolean => {
  const [a, b] = [sketchOf(text.join(' ')), sketchOf(copy.join(' '))];
  const buckets = new Set(bucketsOf(a));
  if (!bucketsOf(b).some((bucket) => buckets.has(bucket))) return false;
  return isSameStory(compare(a, b), [a.size, b.size]);
};

const alterations: [string, (text: string[]) => string[]][] = [
  ['1/2', cut(1 / 2)],
  ['1/3', cut(1 / 3)],
  ['1/4', cut(1 / 4)],
  ['1/6', cut(1 / 6)],
  ['1/10', cut(1 / 10)],
  ['1/20', cut(1 / 20)],
  ['2 % of letters misread', misread(0.02)],
  ['4 % misread', misread(0.04)],
];
console.log(
  `| words | ${alterations.map(([name]) => name).join(' | ')} | ms to sketch |\n|${' --- |'.repeat(alterations.length + 2)}`,
);
for (const length of [25, 50, 100, 200, 400, 1000, 5000, 33_000]) {
  const some = textsOf(length, length > 10_000 ? 60 : 600);
  const shares = alterations.map(([, alter]) => some.filter((text) => isFound(text, alter(text))).length / some.length);
  const whole = some.map((text) => text.join(' '));
  const { user } = process.cpuUsage();
  for (const text of whole) sketchOf(text);
  const milliseconds = (process.cpuUsage().user - user) / 1000 / whole.length;
  const columns = shares.map((share) => `${(100 * share).toFixed(1)} %`);
  console.log(`| ${length.toLocaleString('en')} | ${columns.join(' | ')} | ${milliseconds.toFixed(2)} |`);
}
