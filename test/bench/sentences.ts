/**
 * usage: node test/bench/sentences.ts [DATA_FOLDER]
 *
 * Measures the sentence splitter on Wikigold and the English Web Treebank (UNER), whose sentences were annotated by
 * hand, and on PolNeAR (by CoreNLP): joins the sentences of each document into one paragraph and prints precision and
 * recall of the boundaries found. Sentences without final punctuation (headings, captions) are left out, as no splitter
 * could find their ends. --show prints wrong and missing boundaries.
 */
import { labelledFiles } from '../../bin/training/labelled-names.ts';
import { splitSentences } from '../../lib/text/language/sentences.ts';

const [data = '../shared/data', ...options] = process.argv.slice(2);
console.log('file        F1     P      R      boundaries');
for (const { name, documents } of labelledFiles(data)) {
  if (!['wikigold', 'uner', 'polnear'].includes(name)) continue;
  let right = 0;
  let found = 0;
  let wanted = 0;
  for (const { text, paragraphs } of documents) {
    const sentences = paragraphs.map(({ start, end }) => text.slice(start, end)).filter((s) => /[.!?]["”’)]*$/.test(s));
    const joined = sentences.join(' ');
    const ends = new Set<number>();
    let at = 0;
    for (const sentence of sentences) {
      at += sentence.length;
      ends.add(at);
      at++;
    }
    const split = splitSentences(joined, [{ start: 0, end: joined.length }]);
    const last = joined.length;
    for (const { end } of split) {
      if (end === last) continue;
      found++;
      if (ends.has(end)) right++;
      else if (options.includes('--show'))
        console.log(`  + ${joined.slice(end - 30, end)} | ${joined.slice(end, end + 30)}`);
    }
    wanted += Math.max(0, sentences.length - 1);
    const given = new Set(split.map(({ end }) => end));
    if (options.includes('--show'))
      for (const end of ends)
        if (!given.has(end)) console.log(`  - ${joined.slice(end - 30, end)} | ${joined.slice(end, end + 30)}`);
  }
  const [p, r] = [right / found, right / wanted];
  console.log(`${name.padEnd(11)} ${[(2 * p * r) / (p + r), p, r].map((x) => x.toFixed(4)).join(' ')} ${wanted}`);
}
