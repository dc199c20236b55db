/**
 * How long the page on one machine takes to answer with many articles, view by view.
 *
 *   npm run bench:explorer -- [ARTICLES]
 *
 * The sample articles are read as always, and their rows written again and again under other ids, names and times of one day
 * until there are as many articles as asked for (5,000). Then every view is asked for: the median of ten
 * answers, the first one, and the read units it would be billed.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { batchPut, type Put } from '../../functions/tables/batch-put.ts';
import { documentClient, metered } from '../../functions/tables/client.ts';
import type { ArticleRow, FileRow, MentionRow, StatementRow, StoryRow } from '../../functions/tables/rows.ts';
import { dynamoSearch } from '../../functions/tables/search/dynamo-search.ts';
import { readAddress } from '../../lib/explorer/address.ts';
import { Reader } from '../../lib/explorer/data/reader.ts';
import { explore } from '../../lib/explorer/explore.ts';
import { formatFor } from '../../lib/explorer/format.ts';
import { pageHost } from '../../lib/explorer/hosts/page-host.ts';
import { startPage } from '../../lib/local/explorer/start-page.ts';
import { startLocal } from '../../lib/local/start-local.ts';

const SAMPLES = fileURLToPath(new URL('../articles', import.meta.url));
const ARTICLES = Number(process.argv[2] ?? 5_000);
const RUNS = 10;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** So many different first names for each person of the samples; one article in so many copies another. */
const NAMESAKES = 40;
const WRITERS = 8;

const local = await startLocal();
const page = await startPage(local, { note: console.error });
const tableOf = (title: string) => local.tables.find((table) => table.title === title)!.name;

for (const name of readdirSync(SAMPLES)) await local.upload(name, readFileSync(`${SAMPLES}/${name}`));
await local.settled();
const samples = {
  files: await local.rows<FileRow>('Files'),
  articles: await local.rows<ArticleRow>('Articles'),
  stories: await local.rows<StoryRow>('Stories'),
  statements: await local.rows<StatementRow>('Statements'),
  mentions: await local.rows<MentionRow>('Mentions'),
};
const day = samples.articles[0]!.receivedAt.slice(0, 10);

/** The rows of the samples as if they had been other articles, a while later. */
const again = (round: number): Put[] => {
  const id = (own: string) => createHash('md5').update(`${own} ${round}`).digest('hex');
  const at = new Date(Date.parse(day) + ((round * 977_000) % DAY_MILLISECONDS)).toISOString();
  const ids = new Set([...samples.articles, ...samples.stories].flatMap((row) => Object.values(pick(row))));
  const people = new Set(samples.articles.flatMap((row) => row.people));
  const change = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => change(one, name));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, change(v, k)]));
    if (typeof value !== 'string') return value;
    if (ids.has(value)) return id(value);
    if (people.has(value)) return `${value} ${round % NAMESAKES}`;
    if (name === 'said' || name === 'seen') return value.replace(/#([0-9a-f]{32})/, (_, own: string) => `#${id(own)}`);
    if (name === 'key' || name === 'copyOf' || name === 'revisedBy') return `${round}/${value}`;
    return /^(receivedAt|firstSeen|lastSeen)$/.test(name) ? at : value;
  };
  const tables = {
    Files: samples.files,
    Articles: samples.articles,
    Stories: samples.stories,
    Statements: samples.statements,
    Mentions: samples.mentions,
  };
  return Object.entries(tables).flatMap(([title, rows]) =>
    rows.map((row) => ({ table: tableOf(title), row: change(row, '') as object })),
  );
};
const pick = ({ storyId, articleId = storyId }: { storyId: string; articleId?: string }) => ({ storyId, articleId });

const rounds = Math.ceil(ARTICLES / samples.articles.length);
let rows = 0;
const left = Array.from({ length: rounds }, (_, i) => i);
await Promise.all(
  Array.from({ length: WRITERS }, async () => {
    for (let round = left.pop(); round !== undefined; round = left.pop()) {
      const puts = again(round);
      rows += puts.length;
      await batchPut(local.clients.dynamodb, puts);
    }
  }),
);
console.log(`${rounds * samples.articles.length} articles on ${day}, ${rows} rows`);

const story = samples.stories.find(({ headline }) => headline?.startsWith('Mayor'))!;
const VIEWS: Record<string, string> = {
  today: '/',
  story: `/story?story=${story.storyId}`,
  disagreement: `/disagreement?story=${story.storyId}`,
  somebody: '/somebody?name=Colin+Hart+1',
  'a place of many articles': '/somebody?name=US',
  article: `/article?article=${story.storyId}`,
  files: '/files?outcome=new',
  'a file': '/files?key=mayor-contract-row.txt',
  search: '/search?words=Colin+Hart',
};
const db = documentClient(
  new DynamoDBClient({
    endpoint: local.endpoints.dynamodb,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  }),
);
const tables = {
  files: tableOf('Files'),
  articles: tableOf('Articles'),
  stories: tableOf('Stories'),
  statements: tableOf('Statements'),
  mentions: tableOf('Mentions'),
  fingerprints: tableOf('Fingerprints'),
  search: tableOf('Search'),
};
const source = { reader: new Reader(db, tables), search: dynamoSearch(db, tables) };
const place = { host: pageHost({ takesFiles: true }), format: formatFor('en-GB', 'UTC') };
for (const [name, path] of Object.entries(VIEWS)) {
  const times: number[] = [];
  let bytes = 0;
  for (let run = 0; run <= RUNS; run++) {
    const started = performance.now();
    const answer = await fetch(new URL(path, page.address));
    bytes = (await answer.arrayBuffer()).byteLength;
    times.push(performance.now() - started);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  }
  const address = readAddress({
    ...Object.fromEntries(new URL(path, page.address).searchParams),
    view: path.slice(1).split('?')[0] || 'today',
  })!;
  const readUnits = await metered(async (used) => {
    await explore(address, source, place);
    return used.readUnits;
  });
  const [first, ...others] = times;
  const median = others.sort((a, b) => a - b)[RUNS >> 1]!;
  console.log(
    `${name}: ${median.toFixed(0)} ms (the first time ${first!.toFixed(0)}), ${readUnits} read units, ${Math.round(bytes / 1024)} kB`,
  );
}
await page.stop();
await local.stop();
