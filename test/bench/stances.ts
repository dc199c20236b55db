/**
 * usage: node test/bench/stances.ts [labels.json | labels-unseen.json]
 *
 * Prints how many of the hand-labelled statements of that file in test/statements are found, and how many of all have
 * the right stance and speaker; then every one that is wrong.
 */
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from '../../lib/text/article/read-file.ts';
import { readDocument } from '../../lib/text/language/read-document.ts';
import { readStatements } from '../../lib/text/statements/read-statements.ts';

const folder = new URL('../text/statements/', import.meta.url);
const labels = JSON.parse(readFileSync(new URL(process.argv[2] ?? 'labels.json', folder), 'utf8')) as Record<
  string,
  { words: string; speaker: string; stance: string }[]
>;
let all = 0;
const wrong: string[] = [];
const counts = { found: 0, stance: 0, speaker: 0 };
for (const [key, list] of Object.entries(labels)) {
  const own = new URL(`articles/${key}`, folder);
  const file = existsSync(own) ? own : new URL(`../../articles/${key}`, folder);
  const { articles } = await readFile(readFileSync(file), { key });
  const { title, paragraphs } = articles[0]!.article;
  const statements = readStatements(readDocument(paragraphs, title === undefined ? {} : { title }));
  for (const { words, speaker, stance } of list) {
    all++;
    const found = statements
      .filter(({ content }) => content.includes(words))
      .sort((a, b) => a.content.length - b.content.length)[0];
    if (found) counts.found++;
    if (found?.stance === stance) counts.stance++;
    else wrong.push(`${key}: "${words}" ${stance}, read as ${found?.stance ?? 'nothing'}`);
    if (found?.speaker === speaker) counts.speaker++;
    else wrong.push(`${key}: "${words}" by ${speaker}, read as by ${found?.speaker ?? 'nobody'}`);
  }
}
const share = (n: number): string => (n / all).toFixed(3);
console.log(
  `${all} statements: found ${share(counts.found)}, stance ${share(counts.stance)}, speaker ${share(counts.speaker)}`,
);
console.log(wrong.join('\n'));
