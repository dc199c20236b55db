/**
 * usage: node test/bench/analysis.ts [FILES.jsonl]
 *
 * How fast an article is analysed on one core: articles of 500 words per second, the time of each stage, and how it
 * grows with the length of an article. FILES.jsonl holds texts ({"text": …}), by default the development articles of
 * PolNeAR; if there are none, the sample articles of test/articles are used.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { analyseArticle } from '../../functions/analyse/rows/analyse-article.ts';
import { readDates } from '../../lib/text/language/dates/read-dates.ts';
import { keyPhrases } from '../../lib/text/language/key-phrases.ts';
import { identifyLanguage } from '../../lib/text/language/language-id.ts';
import { readDocument } from '../../lib/text/language/read-document.ts';
import { readingEase } from '../../lib/text/language/readability.ts';
import { summarise } from '../../lib/text/language/summary.ts';
import { toneOf } from '../../lib/text/language/tone.ts';
import { readStatements } from '../../lib/text/statements/read-statements.ts';

const [path = '../shared/data/statements/polnear-dev.jsonl'] = process.argv.slice(2);
const ARTICLE_WORDS = 500;

const textsOf = (): string[] => {
  if (existsSync(path))
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { text: string }).text);
  const folder = new URL('../articles/', import.meta.url);
  return readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
};

const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0;
const paragraphs = textsOf().flatMap((text) => text.split(/\n+/).filter((line) => line.trim() !== ''));

/** Articles of whole paragraphs, of at least this many words. */
const articles: string[][] = [];
for (let open: string[] = [], words = 0, i = 0; i < paragraphs.length; i++) {
  const paragraph = paragraphs[i]!;
  open.push(paragraph);
  words += countWords(paragraph);
  if (words < ARTICLE_WORDS) continue;
  articles.push(open);
  open = [];
  words = 0;
}

const request = (body: string[]) => ({
  articleId: 'bench',
  storyId: 'bench',
  key: 'bench.txt',
  version: '1',
  receivedAt: '2026-03-04T05:06:07Z',
  article: { paragraphs: body },
});

/**
 * Processor time, the best of some rounds: other processes only make it slower, and in the first rounds the compiler is
 * still at work, until some thousand articles have been read.
 */
const secondsFor = async (work: () => unknown, rounds = 12): Promise<number> => {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const started = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(started);
    best = Math.min(best, (user + system) / 1e6);
  }
  return best;
};

const all = async (bodies: readonly string[][]): Promise<void> => {
  for (const body of bodies) await analyseArticle(request(body));
};

await all(articles.slice(0, 40));
const words = articles.flat().reduce((sum, paragraph) => sum + countWords(paragraph), 0);
const each = words / ARTICLE_WORDS;
const total = await secondsFor(() => all(articles));
console.log(
  `${articles.length} articles, ${words} words: ${Math.round(each / total)} articles of ${ARTICLE_WORDS} words per second on one core`,
);

const documents = articles.map((body) => readDocument(body));
const parts: [string, () => unknown][] = [
  [
    'language',
    async () => {
      for (const body of articles) await identifyLanguage(body.join('\n\n'));
    },
  ],
  ['sentences, names, entities', () => articles.map((body) => readDocument(body))],
  ['statements', () => documents.map((document) => readStatements(document))],
  ['key phrases', () => documents.map(({ sentences }) => keyPhrases(sentences))],
  ['dates', () => documents.map((document) => readDates(document, '2026-03-04'))],
  ['summary', () => documents.map(({ text, sentences }) => summarise(text, sentences))],
  ['tone', () => documents.map(({ sentences }) => toneOf(sentences))],
  ['readability', () => documents.map(({ sentences }) => readingEase(sentences))],
];
for (const [name, work] of parts)
  console.log(`  ${name.padEnd(28)} ${((1000 * (await secondsFor(work))) / each).toFixed(2)} ms per article`);

console.log('growth: characters of one article, seconds');
for (const size of [5_000, 50_000, 200_000, 1_000_000]) {
  const body: string[] = [];
  for (let length = 0, i = 0; length < size; i++) {
    const paragraph = paragraphs[i % paragraphs.length]!;
    body.push(paragraph);
    length += paragraph.length;
  }
  const rounds = Math.max(1, Math.floor(200_000 / size));
  const time =
    (await secondsFor(async () => {
      for (let r = 0; r < rounds; r++) await analyseArticle(request(body));
    })) / rounds;
  console.log(
    `  ${String(size).padStart(9)} ${time.toFixed(3)} s, ${((1e6 * time) / size).toFixed(2)} s per million characters`,
  );
}
