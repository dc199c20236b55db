/**
 * usage: node test/bench/pages.ts FOLDER [--show]
 *
 * How much of web pages is read as their article, in the manner of trafilatura's evaluation (Barbaresi, ACL 2021): for
 * each page a few segments stand in the article and a few around it; what is in the text counts as found. Mozilla's
 * Readability on linkedom is measured beside it. FOLDER holds `evaldata.json`, the format of that evaluation:
 *
 *   { "any name": { "file": "page.html", "with": ["in the article"], "without": ["around it"] } }
 *
 * and the pages beside it, or in `cache/` and `eval/`. --show prints what is missed and what is wrongly let in.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { decode } from '../../lib/text/article/characters/decode.ts';
import { readFile } from '../../lib/text/article/read-file.ts';

interface Page {
  file: string;
  with: string[];
  without: string[];
}

const [folder, ...options] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node test/bench/pages.ts FOLDER [--show]');
const pages: Page[] = Object.values(JSON.parse(readFileSync(join(folder, 'evaldata.json'), 'utf8')));

const placeOf = (file: string): string | undefined =>
  ['', 'cache', 'eval'].map((place) => join(folder, place, file)).find(existsSync);

const ours = async (bytes: Uint8Array, key: string): Promise<string> => {
  try {
    const { articles } = await readFile(bytes, { key, contentType: 'text/html' });
    return articles.map(({ article }) => article.paragraphs.join('\n\n')).join('\n\n');
  } catch {
    return ''; // refused: nothing of the page is text
  }
};

const readability = async (bytes: Uint8Array): Promise<string> => {
  try {
    const { document } = parseHTML(decode(bytes));
    return new Readability(document as never).parse()?.textContent ?? '';
  } catch {
    return '';
  }
};

/** Typographic differences are no mistakes. */
const folded = (text: string): string =>
  text
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[\u00ad\u200b]/g, '')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .trim();

console.log('                     F1     precision recall accuracy pages/s');
for (const [name, read] of Object.entries({ newsprint: ours, readability })) {
  let [found, missed, wrong, out, seconds] = [0, 0, 0, 0, 0];
  for (const { file, with: within, without } of pages) {
    const place = placeOf(file);
    if (place === undefined) continue;
    const bytes = readFileSync(place);
    const start = performance.now();
    const text = folded(await read(bytes, file));
    seconds += (performance.now() - start) / 1000;
    const lacking = within.filter((segment) => !text.includes(folded(segment)));
    const added = without.filter((segment) => text.includes(folded(segment)));
    missed += lacking.length;
    found += within.length - lacking.length;
    wrong += added.length;
    out += without.length - added.length;
    if (options.includes('--show') && name === 'newsprint' && lacking.length + added.length > 0) {
      console.log(file, lacking.map((s) => `\n  - ${s}`).join(''), added.map((s) => `\n  + ${s}`).join(''));
    }
  }
  const [precision, recall] = [found / (found + wrong || 1), found / (found + missed || 1)];
  const f1 = (2 * precision * recall) / (precision + recall || 1);
  const accuracy = (found + out) / (found + missed + wrong + out || 1);
  const figures = [f1, precision, recall, accuracy].map((figure) => figure.toFixed(3)).join('  ');
  console.log(name.padEnd(20), figures, ` ${(pages.length / seconds).toFixed(0)}`);
}
