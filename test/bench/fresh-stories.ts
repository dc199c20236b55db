/**
 * Articles labelled by hand before any output on them was seen, written out with their texts for reader-rows.ts and the
 * readers' scorers:
 *
 *     node test/bench/fresh-stories.ts DATA_FOLDER PAGES_FOLDER OUT.jsonl [pages | polnear-dev | polnear-train]
 *
 * - pages, polnear-dev: 34 of publishers unknown to the models, in fresh-stories.jsonl. No weight was learnt from them, and no rule
 *   made on them but for nine pages, those whose id has an even MD5 sum: look at the numbers of the others, not at the stories, as
 *   a rule made on one of them ends their use.
 * - polnear-train: 265 of PolNeAR's train part, which trees and the verdict have learnt since, in bin/training/later-stories.jsonl.
 *   Errors in their names were looked at for rules.
 *
 * The labels hold their words as offsets; the texts are those of DATA/statements/polnear-*.jsonl and, as they are read, of the
 * pages unpacked from DATA/pages/pages.tar.gz. A story whose text is no longer read as it was labelled is left out and named.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OffsetLabels, withWords } from '../../bin/training/reader-labels.ts';
import { readFile } from '../../lib/text/article/read-file.ts';

const [data, pages, out, only] = process.argv.slice(2);
if (!data || !pages || !out)
  throw new Error('usage: node test/bench/fresh-stories.ts DATA_FOLDER PAGES_FOLDER OUT.jsonl [SOURCE]');

const linesOf = (file: string | URL): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean);

const annotated = new Map<string, string>(
  ['dev', 'train'].flatMap((part) =>
    linesOf(join(data, `statements/polnear-${part}.jsonl`)).map((line) => {
      const { id, text } = JSON.parse(line) as { id: string; text: string };
      return [`polnear-${id}`, text] as [string, string];
    }),
  ),
);

const pageText = async (id: string): Promise<string | undefined> => {
  const [file] = globSync(join(pages, '**', `${id.replace(/^page-/, '')}.htm*`));
  if (file === undefined) return undefined;
  const { articles } = await readFile(readFileSync(file), { key: file });
  const { title, paragraphs } = articles[0]!.article;
  return [title, ...paragraphs].filter(Boolean).join('\n\n');
};

const lines: string[] = [];
const fresh = linesOf(new URL('./fresh-stories.jsonl', import.meta.url));
const later = linesOf(new URL('../../bin/training/later-stories.jsonl', import.meta.url));
for (const line of [...fresh, ...later]) {
  const { source = 'polnear-train', ...labels } = JSON.parse(line) as OffsetLabels & { source?: string };
  if (only && !source.includes(only)) continue;
  const text = annotated.get(labels.id) ?? (await pageText(labels.id));
  const story = text === undefined ? undefined : withWords(labels, text);
  if (story) lines.push(`${JSON.stringify(story)}\n`);
  else console.error(`${labels.id}: ${text === undefined ? `not in ${source}` : 'no longer read as it was labelled'}`);
}
writeFileSync(out, lines.join(''));
console.error(`${lines.length} stories`);
