/**
 * The pictures of docs/explorer.md and of the README: `npm run screenshots`. The views with the sample articles, and with a
 * story that is corrected, cut and copied; the widget as a dark dashboard shows it. It takes more than a minute, so that the
 * time line has a time to show.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ArticleRow, StoryRow } from '../../functions/tables/rows.ts';
import { dynamoSearch } from '../../functions/tables/search/dynamo-search.ts';
import { Reader } from '../../lib/explorer/data/reader.ts';
import { answerWidget } from '../../lib/explorer/widget.ts';
import { startPage } from '../../lib/local/explorer/start-page.ts';
import { startLocal } from '../../lib/local/start-local.ts';
import { startBrowser } from './browser.ts';

const folderAt = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SAMPLES = folderAt('../articles');
const FERRY = folderAt('articles');
const IMAGES = folderAt('../../docs/images');
const ENDPOINT = 'arn:aws:lambda:eu-west-1:123456789012:function:explore';
const WIDTH = 1080;

const local = await startLocal();
const page = await startPage(local, { note: console.error });
const upload = async (key: string, path: string) => {
  await local.upload(key, readFileSync(path));
  await local.settled();
};

await upload('harbour-post/ferry-strike.txt', `${FERRY}/ferry-strike.txt`);
for (const name of readdirSync(SAMPLES).sort()) {
  await upload(`wire/${name}`, `${SAMPLES}/${name}`);
  await sleep(2_000);
}
await upload('wire/ferry-strike.txt', `${FERRY}/ferry-strike.txt`);
await sleep(10_000);
await upload('evening-mail/ferry-brief.txt', `${FERRY}/ferry-strike-brief.txt`);
await sleep(15_000);
await upload('harbour-post/ferry-strike-corrected.txt', `${FERRY}/ferry-strike-corrected.txt`);
await sleep(10_000);
await upload('island-radio/ferry-strike.txt', `${FERRY}/ferry-strike.txt`);
await local.upload('wire/picture.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]));
await local.upload(
  'wire/empty-page.html',
  '<html><head><title>404 Not Found</title></head><body>Not Found</body></html>',
);
await local.settled();

const stories = await local.rows<StoryRow>('Stories');
const articles = await local.rows<ArticleRow>('Articles');
const story = (headline: string) => stories.find((row) => row.headline?.includes(headline))!.storyId;
const article = (title: string) => articles.find((row) => row.title?.includes(title))!.articleId;
const VIEWS: Record<string, { path: string; height: number; dark?: boolean; width?: number }> = {
  today: { path: '/', height: 840 },
  story: { path: `/story?story=${story('Ferry crews')}`, height: 1060 },
  disagreement: { path: `/disagreement?story=${story('Harbour bridge')}`, height: 700 },
  somebody: { path: '/somebody?name=Colin+Hart', height: 760 },
  article: { path: `/article?article=${article('Harbour bridge')}`, height: 800 },
  files: { path: '/files?outcome=rejected', height: 460 },
  search: { path: '/search?words=every+piece+of+paper', height: 460 },
  narrow: { path: `/disagreement?story=${story('Harbour bridge')}`, height: 860, width: 400, dark: true },
};

mkdirSync(IMAGES, { recursive: true });
const browser = await startBrowser();
for (const [name, { path, height, dark = false, width = WIDTH }] of Object.entries(VIEWS)) {
  const tab = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'en-GB',
  });
  await tab.goto(new URL(path, page.address).href);
  await tab.screenshot({ path: `${IMAGES}/${name}.png` });
  await tab.close();
}

const table = (title: string) => local.tables.find((one) => one.title === title)!.name;
const tables = {
  files: table('Files'),
  articles: table('Articles'),
  stories: table('Stories'),
  statements: table('Statements'),
  mentions: table('Mentions'),
  fingerprints: table('Fingerprints'),
  search: table('Search'),
};
const event = {
  view: 'disagreement',
  story: story('Harbour bridge'),
  widgetContext: { theme: 'dark', locale: 'en-GB', timezone: { offsetISO: '+00:00' }, forms: { all: {} } },
};
const widget = await answerWidget(event, ENDPOINT, {
  reader: new Reader(local.clients.dynamodb, tables),
  search: dynamoSearch(local.clients.dynamodb, tables),
});
const tab = await browser.newPage({ viewport: { width: WIDTH, height: 700 } });
await tab.setContent(`<!doctype html><html lang="en"><body style="margin:0">${widget}</body></html>`);
await tab.screenshot({ path: `${IMAGES}/widget.png` });

await browser.close();
await page.stop();
await local.stop();
