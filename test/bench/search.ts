/**
 * What the Search table costs and finds:
 *
 *     npm run bench:search -- FOLDER|FILE.jsonl... [--articles N]
 *
 * Reads the articles (of JSON Lines the field `text`), writes their rows and lists on a DynamoDB emulator, and asks for
 * phrases of their statements. With more articles than there are, the same ones come again with other words in the place of
 * one in four, so that blocks fill as they would.
 */
import { readFile as readBytes } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { analyseArticle } from '../../functions/analyse/rows/analyse-article.ts';
import { searchEntry } from '../../functions/analyse/rows/search-entry.ts';
import { dynamoAnalyses } from '../../functions/tables/analyses.ts';
import { metered } from '../../functions/tables/client.ts';
import type { StatementRow } from '../../functions/tables/rows.ts';
import { dynamoSearch } from '../../functions/tables/search/dynamo-search.ts';
import { searchIndex } from '../../functions/tables/search/search-index.ts';
import { dynamoSearchStore } from '../../functions/tables/search/search-store.ts';
import { type QuotationQuery, spokenText } from '../../functions/tables/search.ts';
import { findFiles } from '../../lib/local/command/paths.ts';
import { articleIdOf } from '../../lib/text/article/article-id.ts';
import { readFile } from '../../lib/text/article/read-file.ts';
import { searchWords } from '../../lib/text/search/search-words.ts';
import { startDynamodb } from '../tables/dynamodb.ts';
import { random } from './similarity/random.ts';

const QUERIES = 300;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { articles: { type: 'string' } } });

const textsOf = async (path: string): Promise<string[]> =>
  (await readBytes(path, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).text);

const texts: string[] = [];
for (const path of positionals) {
  if (path.endsWith('.jsonl')) texts.push(...(await textsOf(path)));
  else for (const file of await findFiles([path])) texts.push(await readBytes(file.path, 'utf8'));
}
const wanted = Number(values.articles ?? texts.length);
const { next, pick } = random(1);

/** Every fourth long word becomes one of another article: a text that says other things with the same vocabulary. */
const vocabulary = texts.flatMap((text) => text.match(/\b[a-z]{4,}\b/g) ?? []);
const names = texts.flatMap((text) => text.match(/(?<=[a-z,] )[A-Z][a-z]{3,}\b/g) ?? []);
const reworded = (text: string): string =>
  text
    .replace(/\b[a-z]{4,}\b/g, (word) => (next() < 0.25 ? pick(vocabulary) : word))
    .replace(/(?<=[a-z,] )[A-Z][a-z]{3,}\b/g, (name) => (next() < 0.25 ? pick(names) : name));

const dynamo = await startDynamodb();
const keys = {
  Articles: ['articleId'],
  Statements: ['speaker', 'said'],
  Mentions: ['name', 'seen'],
  Lists: ['list', 'entry'],
};
for (const [name, key] of Object.entries(keys)) await dynamo.createTable(name, key);
const tables = { articles: 'Articles', statements: 'Statements', mentions: 'Mentions' };
const analyses = dynamoAnalyses(dynamo.db, tables);
const index = searchIndex(dynamoSearchStore(dynamo.db, 'Lists'));
const search = dynamoSearch(dynamo.db, { ...tables, search: 'Lists' });

const statements: StatementRow[] = [];
const mentioned: string[] = [];
const units = { writeUnits: 0, readUnits: 0 };
const known = new Set<string>();
let words = 0;
for (let i = 0; i < wanted; i++) {
  const text = i < texts.length ? texts[i]! : reworded(texts[i % texts.length]!);
  const { articles } = await readFile(Buffer.from(text), { key: `${i}.txt` });
  for (const { article } of articles) {
    const articleId = articleIdOf(article);
    if (known.has(articleId)) continue;
    known.add(articleId);
    const receivedAt = new Date(Date.UTC(2026, 0, 1 + Math.floor(i / 40))).toISOString();
    const analysis = await analyseArticle({
      articleId,
      storyId: articleId,
      key: `${i}.txt`,
      version: 'v',
      receivedAt,
      article,
    });
    await analyses.put([...analysis.mentions, ...analysis.statements]);
    const used = await metered(async (capacity) => {
      const block = await index.enter(searchEntry(analysis));
      if (block !== undefined) await index.lookAfter(articleId, block);
      return capacity;
    });
    units.writeUnits += used.writeUnits;
    units.readUnits += used.readUnits;
    words += analysis.article.words;
    statements.push(...analysis.statements);
    mentioned.push(...analysis.mentions.map(({ name }) => name));
  }
}

const round = (number: number, digits = 2): string => number.toFixed(digits);
const written = await dynamo.scan('Lists');
const sealed = written.find(({ list }) => list === 'blocks')?.sealed ?? 0;
console.log(`${known.size} articles of ${Math.round(words / known.size)} words, ${sealed} full blocks`);
console.log(
  `per article: ${round(units.writeUnits / known.size)} write units, ${round(units.readUnits / known.size)} read units`,
);

/** About the bytes of the items of some lists. */
const sizes = (kind: string): string => {
  const items = written.filter(({ list }) => String(list).startsWith(kind));
  const bytes = items.flatMap((item) =>
    Object.entries(item).map(([name, value]) => name.length + (value as { length?: number }).length! || 8),
  );
  return `${items.length} of ${Math.round(bytes.reduce((a, b) => a + b, 0) / Math.max(1, items.length))} bytes`;
};
console.log(`entries: ${sizes('articles#')}; pages of words: ${sizes('words#')}; of names: ${sizes('names#')}`);

const spoken = (row: StatementRow): string => ` ${searchWords(spokenText(row)).join(' ')} `;
const all = statements.map((row) => ({ row, text: spoken(row) }));
const long = (least: number) => all.filter(({ text }) => text.trim().split(' ').length >= least);

const phraseOf = (text: string, length: number): string[] => {
  const is = text.trim().split(' ');
  const at = Math.floor(next() * (is.length - length + 1));
  return is.slice(at, at + length);
};

/** A fifth of the words becomes another word, or is left out, or gets one beside it. */
const changed = (phrase: string[]): string[] => {
  const result = [...phrase];
  for (let i = 0; i < Math.floor(phrase.length / 5); i++) {
    const at = Math.floor(next() * result.length);
    const way = next();
    if (way < 0.6) result[at] = pick(vocabulary);
    else if (way < 0.8) result.splice(at, 1);
    else result.splice(at, 0, pick(vocabulary));
  }
  return result;
};

const ask = async (what: string, least: number, queryOf: (row: StatementRow, phrase: string[]) => QuotationQuery) => {
  const sum = { asked: 0, found: 0, wrong: 0, milliseconds: 0, readUnits: 0, suggested: 0 };
  const candidates = long(least);
  for (let i = 0; i < QUERIES; i++) {
    const { row, text } = pick(candidates);
    const query = queryOf(row, phraseOf(text, least));
    const began = performance.now();
    const { answer, readUnits } = await metered(async (used) => {
      const answer = await search.quotations({ ...query, limit: 50 });
      return { answer, readUnits: used.readUnits };
    });
    const has = (list: typeof answer.quotations) =>
      list.some(({ statement }) => statement.speaker === row.speaker && statement.said === row.said);
    sum.asked++;
    sum.milliseconds += performance.now() - began;
    sum.readUnits += readUnits;
    if (has(answer.quotations) || answer.more) sum.found++;
    if (has(answer.suggestions)) sum.suggested++;
    sum.wrong += answer.quotations.filter(
      (one) => one.changed === 0 && !spoken(one.statement).includes(` ${searchWords(query.words).join(' ')} `),
    ).length;
  }
  const { asked, found, wrong, milliseconds, readUnits, suggested } = sum;
  console.log(
    `${what}: ${round((100 * found) / asked, 1)} % found, ${suggested} suggested, ${wrong} wrong; ${round(milliseconds / asked, 0)} ms, ${round(readUnits / asked, 1)} read units each`,
  );
};

await ask('three words', 3, (_, phrase) => ({ words: phrase.join(' ') }));
await ask('five words', 5, (_, phrase) => ({ words: phrase.join(' ') }));
await ask('ten words', 10, (_, phrase) => ({ words: phrase.join(' ') }));
await ask('ten words, a fifth changed, the speaker given', 10, (row, phrase) => ({
  words: changed(phrase).join(' '),
  speaker: row.speaker,
}));
await ask('ten words, a fifth changed, a week given', 10, (row, phrase) => {
  const day = Date.parse(row.said.slice(0, 10));
  const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
  return { words: changed(phrase).join(' '), from: iso(day - 3 * 86_400_000), to: iso(day + 3 * 86_400_000) };
});
await ask('five words, one changed, a week given', 5, (row, phrase) => ({
  words: changed(phrase).join(' '),
  from: row.said.slice(0, 10),
  to: row.said.slice(0, 10),
}));
await ask('ten words, a fifth changed, nothing given', 10, (_, phrase) => ({ words: changed(phrase).join(' ') }));

let namesFound = 0;
let milliseconds = 0;
let readUnits = 0;
for (let i = 0; i < QUERIES; i++) {
  const name = pick(mentioned);
  const parts = searchWords(name);
  const word = pick(parts.filter((part) => part.length > 1).concat(parts));
  const began = performance.now();
  const answer = await metered(async (used) => {
    const found = await search.names({ text: word, limit: 50 });
    readUnits += used.readUnits;
    return found;
  });
  milliseconds += performance.now() - began;
  if (answer.more || answer.names.some((one) => one.name === name)) namesFound++;
}
console.log(
  `a word of a name: ${round((100 * namesFound) / QUERIES, 1)} % found; ${round(milliseconds / QUERIES, 0)} ms, ${round(readUnits / QUERIES, 1)} read units each`,
);
await dynamo.stop();
