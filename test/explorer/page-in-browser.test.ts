import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleRow, StoryRow } from '../../functions/tables/rows.ts';
import { type Page, startPage } from '../../lib/local/explorer/start-page.ts';
import { type Local, startLocal } from '../../lib/local/start-local.ts';
import { beyondEdges, hasBrowser, overflow, seriousFindings, startBrowser } from './browser.ts';

const SAMPLES = fileURLToPath(new URL('../articles', import.meta.url));

let browser: Browser;
let local: Local;
let page: Page;
let views: Record<string, string>;
const notes: string[] = [];

/** A tab, and what went wrong in it. */
const open = async (path: string, options: BrowserContextOptions = {}) => {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
  const tab = await context.newPage();
  const problems: string[] = [];
  tab.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  tab.on('pageerror', (error) => problems.push(error.message));
  tab.on('requestfailed', (request) => problems.push(`${request.url()} failed`));
  await tab.goto(new URL(path, page.address).href);
  return { tab, problems, close: () => context.close() };
};

const main = (tab: Tab) => tab.locator('main').innerText();

describe.skipIf(!hasBrowser)('the page with the sample articles', () => {
  beforeAll(async () => {
    browser = await startBrowser();
    local = await startLocal();
    page = await startPage(local, { note: (remark) => notes.push(remark) });
    for (const name of readdirSync(SAMPLES).sort()) {
      await local.upload(name, readFileSync(`${SAMPLES}/${name}`));
      await local.settled();
    }
    await local.upload('notes/noise.bin', Buffer.from([0, 1, 2, 3, 255]));
    await local.settled();
    const stories = await local.rows<StoryRow>('Stories');
    const articles = await local.rows<ArticleRow>('Articles');
    const story = (headline: string) => stories.find((row) => row.headline?.includes(headline))!.storyId;
    const bridge = story('Harbour bridge');
    views = {
      today: '/',
      story: `/story?story=${story('Mayor denies')}`,
      disagreement: `/disagreement?story=${bridge}`,
      somebody: '/somebody?name=Tomas+Lindqvist',
      article: `/article?article=${articles.find(({ key }) => key === 'museum-theft-doubled.txt')!.articleId}`,
      files: '/files',
      'files that were refused': '/files?outcome=rejected',
      'a file': '/files?key=mayor-contract-row-reprint.txt',
      search: '/search?words=Tomas+Lindqvist',
      'a search without result': '/search?words=nobody+ever+said+this',
      'no such story': '/story?story=none',
    };
  });
  afterAll(async () => {
    await browser?.close();
    await page?.stop();
    await local?.stop();
  });

  const LOOKS = {
    'light and wide': { colorScheme: 'light', viewport: { width: 1200, height: 800 } },
    'dark and 400 pixels wide': { colorScheme: 'dark', viewport: { width: 400, height: 800 } },
  } as const;

  it.each(Object.entries(LOOKS))('can be read by everybody, %s', async (_, options) => {
    for (const [name, path] of Object.entries(views)) {
      const { tab, problems, close } = await open(path, options);
      expect(await seriousFindings(tab), name).toEqual([]);
      expect(await overflow(tab), name).toBeLessThanOrEqual(0);
      expect(await beyondEdges(tab), name).toEqual([]);
      expect(await tab.locator('h1').count(), name).toBe(1);
      // The browser itself complains of a page that is not there.
      expect(
        problems.filter((problem) => !/status of 404/.test(problem)),
        name,
      ).toEqual([]);
      await close();
    }
    expect(notes).toEqual([]);
  });

  it('tells who denies what within two clicks from the start', async () => {
    const { tab, close } = await open('/');
    await tab.getByRole('link', { name: 'Harbour bridge inquiry hears of ignored warnings' }).first().click();
    const sides = await tab.locator('.side').allInnerTexts();
    const side = (word: string) => sides.filter((text) => text.startsWith(word)).join('\n');
    expect(side('alleges')).toContain('Tomas Lindqvist');
    expect(side('will not vouch')).toContain('Miriam Okafor');
    expect(side('denies')).toMatch(/Port Authority[\s\S]*Miriam Okafor|Miriam Okafor[\s\S]*Port Authority/);
    await close();
  });

  it('highlights who says what in an article, and tells what was left out of it', async () => {
    const { tab, close } = await open(views.article!);
    expect(await tab.locator('mark').first().getAttribute('title')).toMatch(/ (asserts|denies|doubts)$/);
    expect(await main(tab)).toContain('6 passages that the file repeats');
    await tab.getByRole('link', { name: 'Fiona Castle' }).first().click();
    expect(await tab.locator('h1').innerText()).toBe('Fiona Castle');
    await close();
  });

  it.each([
    ['LINDQVIST', 'Tomas Lindqvist'],
    ['lindq', 'Tomas Lindqvist'],
    ['every piece of paper', "I can't vouch for every piece of paper"],
  ])('finds by "%s" who has the name or said it', async (words, found) => {
    const { tab, close } = await open(`/search?words=${encodeURIComponent(words)}`);
    expect(await main(tab)).toContain(found);
    await close();
  });

  it('can be walked through with keys alone', async () => {
    const { tab, close } = await open('/');
    await tab.keyboard.press('Tab');
    expect(await tab.evaluate('document.activeElement.textContent')).toBe('To the content');
    const [skip, brand] = await Promise.all([tab.locator('.skip').boundingBox(), tab.locator('.brand').boundingBox()]);
    expect(skip!.y + skip!.height).toBeLessThanOrEqual(brand!.y);
    await tab.keyboard.press('Enter');
    const search = tab.getByRole('searchbox', { name: 'A name or a quotation' });
    await search.focus();
    await tab.keyboard.type('tomas lindqvist');
    await tab.keyboard.press('Enter');
    await tab.getByRole('link', { name: 'Tomas Lindqvist' }).first().focus();
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/somebody/);
    expect(await main(tab)).toContain('a senior official had asked him to soften his final report');
    await close();
  });

  it('takes files that are dropped onto it, and shows what became of them without being asked', async () => {
    const { tab, problems, close } = await open('/files?outcome=new');
    const words =
      'The lighthouse at Skarn will be sold, the harbour board said on Monday. "We cannot keep it," said its chairwoman, Anna Holt. Fishermen said that they would fight the sale in court, whatever it cost them.';
    await tab.evaluate(`
      const transfer = new DataTransfer();
      transfer.items.add(new File([${JSON.stringify(words)}], 'lighthouse.txt'));
      transfer.items.add(new File([${JSON.stringify(`${words} It meets again on Friday.`)}], 'lighthouse-2.txt'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    `);
    await expect.poll(() => main(tab), { timeout: 30_000 }).toContain('dropped/lighthouse.txt');
    expect(problems).toEqual([]);
    await close();
  });

  it('says over the whole window that files may be dropped, while they are dragged over it', async () => {
    const { tab, close } = await open('/');
    const cue = () => tab.evaluate('getComputedStyle(document.body, "::after").content');
    expect(await cue()).toBe('none');
    await tab.evaluate('document.body.dispatchEvent(new DragEvent("dragover", { bubbles: true, cancelable: true }))');
    expect(await cue()).toContain('Drop the files anywhere');
    await close();
  });

  it('shows what became of a dropped file at its own page, without being asked', async () => {
    const { tab, close } = await open('/');
    await tab.setInputFiles('input[type=file]', {
      name: 'pier.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(
        'The pier at Skarn is closed, the harbour board said on Monday. "It is not safe," said Anna Holt.',
      ),
    });
    await tab.getByRole('button', { name: 'Add', exact: true }).click();
    await tab.waitForURL(/key=dropped%2Fpier\.txt/);
    expect(await main(tab)).not.toContain('No file came');
    await expect.poll(() => tab.locator('.outcome').count(), { timeout: 30_000 }).toBe(1);
    await close();
  });

  it('works without JavaScript', async () => {
    const { tab, close } = await open('/', { javaScriptEnabled: false });
    await tab.setInputFiles('input[type=file]', {
      name: 'plain.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('The ferry to Norder will not sail this week, the line said on Monday.'),
    });
    await tab.getByRole('button', { name: 'Add', exact: true }).click();
    await tab.waitForURL(/key=dropped%2Fplain\.txt/);
    await close();
  });
});
