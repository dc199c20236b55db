/**
 * usage: npm run bench:wording -- DATA
 *
 * How well two prints of one statement are known for one (lib/text/statements/story/wording.ts): reads the statements of
 * DATA/statements/polnear-dev.jsonl, prints each once more with small changes, and counts what is found again; and what is
 * not the same and taken for it, among the statements of one article.
 */
import { join } from 'node:path';
import { readAnnotatedTexts } from '../../bin/training/annotated-text.ts';
import { documentOf } from '../../bin/training/document-of.ts';
import { readStatements } from '../../lib/text/statements/read-statements.ts';
import type { Statement } from '../../lib/text/statements/statement.ts';
import { SAME_WORDS, sayTheSame, wordingOf } from '../../lib/text/statements/story/wording.ts';
import { random } from './similarity/random.ts';

const [data = '../shared/data'] = process.argv.slice(2);
const { between } = random(1);
const LONG = 8;

const articles = readAnnotatedTexts(join(data, 'statements/polnear-dev.jsonl')).map((text) =>
  readStatements(documentOf(text)),
);
const statements = articles.flat().filter(({ content }) => content.split(' ').length >= LONG);
const words = statements.flatMap(({ content }) => content.split(' ')).filter((word) => /^[a-z]{5,}$/.test(word));

const changes: Record<string, (content: string) => string> = {
  'other quotes, dashes, case': (content) => content.toUpperCase().replaceAll("'", '’').replaceAll('-', '–'),
  'one word another': (content) => {
    const all = content.split(' ');
    all[between(0, all.length - 1)] = words[between(0, words.length - 1)]!;
    return all.join(' ');
  },
  'a word in ten another': (content) =>
    content
      .split(' ')
      .map((word) => (between(0, 9) === 0 ? words[between(0, words.length - 1)] : word))
      .join(' '),
  'a fifth cut off': (content) => {
    const all = content.split(' ');
    return all.slice(0, Math.ceil(all.length * 0.8)).join(' ');
  },
};

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`.padStart(8);
console.log(
  `${statements.length} statements of ${LONG} words or more; two are one from ${SAME_WORDS} of their words on`,
);
for (const [name, change] of Object.entries(changes)) {
  const found = statements.filter(({ content }) => sayTheSame(wordingOf(content), wordingOf(change(content)))).length;
  console.log(`${name.padEnd(28)} found ${percent(found, statements.length)}`);
}

let pairs = 0;
const taken: [Statement, Statement][] = [];
for (const article of articles) {
  for (const [i, a] of article.entries()) {
    for (const b of article.slice(i + 1)) {
      if (a.speaker !== b.speaker) continue;
      pairs++;
      if (sayTheSame(wordingOf(a.content), wordingOf(b.content))) taken.push([a, b]);
    }
  }
}
console.log(`different statements of one speaker in one article taken for one: ${taken.length} of ${pairs} pairs`);
if (process.argv.includes('--show')) {
  for (const [a, b] of taken) console.log(`= ${a.content}\n  ${b.content}`);
}
