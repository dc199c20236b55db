import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Address, parametersOf } from '../../lib/explorer/address.ts';
import { answerWidget } from '../../lib/explorer/widget.ts';
import { type Page, startPage } from '../../lib/local/explorer/start-page.ts';
import { hasBrowser, overflow, seriousFindings, startBrowser } from './browser.ts';
import { HOSTILE } from './hostile.ts';
import { type Newsroom, startNewsroom } from './newsroom.ts';
import { addressesOf, ferryStory, SPAN } from './rows.ts';

const ENDPOINT = 'arn:aws:lambda:eu-west-1:123456789012:function:explore';

let browser: Browser;
let newsroom: Newsroom;
let page: Page;

const pathOf = ({ view, ...parameters }: Address): string =>
  view === 'today' ? '/?from=2026-03-03&to=2026-03-03' : `/${view}?${new URLSearchParams(parameters)}`;

const widget = (address: Address, theme: string): Promise<string> => {
  const timeRange = { start: Date.parse(SPAN.from), end: Date.parse(SPAN.to) };
  const event = { view: address.view, ...parametersOf(address), widgetContext: { theme, timeRange } };
  return answerWidget(event, ENDPOINT, newsroom.source);
};

describe.skipIf(!hasBrowser)('in a browser', () => {
  beforeAll(async () => {
    browser = await startBrowser();
    newsroom = await startNewsroom();
    page = await startPage(newsroom.local, { note: () => {} });
  });
  afterAll(async () => {
    await browser?.close();
    await page?.stop();
    await newsroom?.local.stop();
  });

  it('hostile words do nothing, on the page and in a widget', async () => {
    const tab = await browser.newPage();
    const problems: string[] = [];
    tab.on('console', (message) => problems.push(message.text()));
    tab.on('dialog', (dialog) => problems.push(dialog.message()));
    tab.on('request', (request) => {
      if (!request.url().startsWith(page.address)) problems.push(request.url());
    });
    const rows = ferryStory((words) => words + Object.values(HOSTILE).slice(0, 9).join('').slice(0, 900), 'h');
    await newsroom.put(rows);
    for (const [name, address] of Object.entries(addressesOf(rows))) {
      await tab.goto(new URL(pathOf(address), page.address).href);
      const state = () =>
        tab.evaluate(
          "[window.hacked, document.querySelectorAll('main script, iframe, use, main img, main link, [onload], [onerror]').length, document.querySelectorAll('h1').length]",
        );
      expect(await state(), name).toEqual([undefined, 0, 1]);
      await tab.goto('about:blank');
      await tab.setContent(await widget(address, 'light'));
      expect(await state(), name).toEqual([undefined, 0, 1]);
      const endpoints = await tab
        .locator('cwdb-action')
        .evaluateAll((all) => all.map((one) => one.getAttribute('endpoint')));
      expect(new Set(endpoints), name).toEqual(new Set([ENDPOINT]));
    }
    expect(problems).toEqual([]);
    await tab.close();
  });

  it.each(['light', 'dark'])('a widget can be read by everybody on a %s dashboard, wide and narrow', async (theme) => {
    const rows = ferryStory(undefined, `widget-${theme}`);
    await newsroom.put(rows);
    const tab = await browser.newPage();
    for (const [name, address] of Object.entries(addressesOf(rows))) {
      await tab.setViewportSize({ width: theme === 'light' ? 1180 : 400, height: 600 });
      const body = await widget(address, theme);
      await tab.setContent(
        `<!doctype html><html lang="en"><title>Dashboard</title><body style="margin:0">${body}</body></html>`,
      );
      expect(await seriousFindings(tab), name).toEqual([]);
      expect(await overflow(tab), name).toBeLessThanOrEqual(0);
    }
    await tab.close();
  });

  it.each([
    ['a headline of 300 characters', 'x'.repeat(300)],
    ['a headline of 300 characters in words', 'The council of the islands '.repeat(11)],
    ['an Arabic name', 'عبد الرحمن بن محمد الهاشمي'],
    ['Chinese', '渡輪工人因夜班薪酬問題罷工，離島居民麵包只夠三天食用'],
  ])('nothing leaves its place with %s', async (_, words) => {
    const rows = ferryStory((text) => `${words} ${text}`, `long-${words.length}`);
    await newsroom.put(rows);
    for (const width of [1200, 400]) {
      const tab = await browser.newPage({ viewport: { width, height: 800 } });
      for (const [name, address] of Object.entries(addressesOf(rows))) {
        await tab.goto(new URL(pathOf(address), page.address).href);
        expect(await overflow(tab), `${name}, ${width} pixels`).toBeLessThanOrEqual(0);
      }
      await tab.close();
    }
  });

  it('an empty table says what to do', async () => {
    const tab = await browser.newPage();
    await tab.goto(new URL('/?from=2020-01-01&to=2020-01-01', page.address).href);
    expect(await tab.locator('main').innerText()).toContain('Drop article files anywhere on this page');
    expect(await seriousFindings(tab)).toEqual([]);
    await tab.close();
  });
});
