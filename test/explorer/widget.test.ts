import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerWidget, MAX_ANSWER_BYTES } from '../../lib/explorer/widget.ts';
import { type Newsroom, startNewsroom } from './newsroom.ts';
import { addressesOf, ferryStory, SPAN } from './rows.ts';
import { type Element, elementsOf } from './structure.ts';

const ENDPOINT = 'arn:aws:lambda:eu-west-1:123456789012:function:explore';
const rows = ferryStory();

/** As AWS's guide shows it. */
const context = (changes: object = {}) => ({
  dashboardName: 'Newsprint',
  widgetId: 'widget-1',
  accountId: '123456789012',
  locale: 'en-GB',
  timezone: { label: 'UTC', offsetISO: '+00:00', offsetInMinutes: 0 },
  period: 300,
  isAutoPeriod: true,
  timeRange: { mode: 'absolute', start: Date.parse(SPAN.from), end: Date.parse(SPAN.to) },
  theme: 'light',
  linkCharts: true,
  title: 'Explorer',
  forms: { all: {} },
  params: {},
  width: 1180,
  height: 600,
  ...changes,
});

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await startNewsroom();
  await newsroom.put(rows);
});
afterAll(() => newsroom.local.stop());

const answer = (event: object) => answerWidget(event, ENDPOINT, newsroom.source);
const callsIn = (markup: string) => elementsOf(markup).filter(({ name }) => name === 'cwdb-action');

describe('the widget', () => {
  it('describes itself in Markdown, with every view and its parameters, and reads nothing for it', async () => {
    const described = await answerWidget({ describe: true }, ENDPOINT, undefined as never);
    expect(described).toMatch(/^## Newsprint/);
    for (const view of ['today', 'story', 'disagreement', 'somebody', 'article', 'files', 'search']) {
      expect(described).toContain(`\`${view}\``);
    }
    expect(described).toContain('``` yaml\nview: somebody\n');
  });

  it('begins with what came in, and answers without any context too', async () => {
    expect(await answer({ widgetContext: context() })).toContain('What came in');
    for (const event of [{}, { widgetContext: null }, { widgetContext: { theme: 7, timeRange: 'x', forms: [] } }]) {
      expect(await answer(event)).toContain('What came in');
    }
  });

  it.each(Object.entries(addressesOf(rows)))(
    '%s: makes links of buttons with a call of this function right behind each',
    async (_, address) => {
      const elements = elementsOf(await answer({ ...address, widgetContext: context() }));
      const before = (element: Element) =>
        elements.slice(0, elements.indexOf(element)).findLast(({ depth }) => depth === element.depth);
      const calls = elements.filter(({ name }) => name === 'cwdb-action');
      expect(calls.length).toBeGreaterThan(3);
      for (const call of calls) {
        expect(call.attributes).toEqual({ action: 'call', display: 'widget', endpoint: ENDPOINT });
        expect(before(call)?.name).toBe('button');
        expect(JSON.parse(call.text)).toHaveProperty('view');
      }
      expect(calls.length).toBe(elements.filter(({ name }) => name === 'button').length);
    },
  );

  it.each(Object.entries(addressesOf(rows)))(
    '%s: has nothing that the console removes, and no link or form that would leave it',
    async (_, address) => {
      const elements = elementsOf(await answer({ ...address, widgetContext: context() }));
      const names = new Set(elements.map(({ name }) => name));
      for (const name of ['script', 'iframe', 'use', 'a', 'link', 'object', 'embed', 'foreignobject']) {
        expect(names).not.toContain(name);
      }
      for (const { name, attributes } of elements) {
        expect(Object.keys(attributes).filter((attribute) => /^on|^style$|^href$|^src$/.test(attribute))).toEqual([]);
        if (name === 'form') expect(attributes).toMatchObject({ method: 'dialog' });
      }
    },
  );

  it('follows a link by its own call', async () => {
    const start = await answer({ widgetContext: context() });
    const link = callsIn(start)
      .map(({ text }) => JSON.parse(text))
      .find(({ view }) => view === 'story');
    expect(await answer({ ...link, widgetContext: context() })).toContain('How it spread');
  });

  it('takes the values of a form that is called, and of no other', async () => {
    const forms = { all: { 'search-words': 'Tom Berg ferry', 'files-key': 'x' } };
    const search = callsIn(await answer({ widgetContext: context() }))
      .map(({ text }) => JSON.parse(text))
      .find(({ form }) => form);
    expect(search).toEqual({ view: 'search', form: 'search' });
    expect(await answer({ ...search, widgetContext: context({ forms }) })).toContain('value="Tom Berg ferry"');
    expect(await answer({ view: 'search', widgetContext: context({ forms }) })).not.toContain('Tom Berg');
    expect(await answer({ view: 'files', form: 'search', widgetContext: context({ forms }) })).not.toContain(
      'value="x"',
    );
  });

  it('has each field once, as a widget has one list of values for all forms', async () => {
    for (const address of Object.values(addressesOf(rows))) {
      const elements = elementsOf(await answer({ ...address, widgetContext: context() }));
      const names = elements.filter(({ name }) => name === 'input').map(({ attributes }) => attributes.name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('is dark on a dark dashboard', async () => {
    const root = async (theme: string) =>
      elementsOf(await answer({ widgetContext: context({ theme }) })).find(({ attributes }) =>
        attributes.class?.startsWith('newsprint'),
      )?.attributes.class;
    expect(await root('dark')).toContain('theme-dark');
    expect(await root('light')).toContain('theme-light');
    expect(await root('no such theme')).toContain('theme-light');
  });

  it('does without the styles of the console, so that its own count alone', async () => {
    expect(await answer({ widgetContext: context() })).toContain('cwdb-no-default-styles');
  });

  it("shows the dashboard's time range, or the part of it that is zoomed into", async () => {
    const range = { start: Date.parse(SPAN.from), end: Date.parse(SPAN.to) };
    const hour = (n: number) => Date.parse(`2026-03-03T${n}:00:00Z`);
    const shown = (timeRange: object) => answer({ widgetContext: context({ timeRange }) });
    expect(await shown(range)).toContain('5 files: 2 new articles');
    expect(await shown({ ...range, zoom: { start: hour(11), end: hour(12) } })).toContain('No file came in these days');
    expect(await shown({ start: hour(11), end: hour(12) })).toContain('No file came in these days');
  });

  it('writes days, times and numbers as the dashboard has them', async () => {
    const shown = (changes: object) =>
      answer({ view: 'story', story: rows.stories[0]!.storyId, widgetContext: context(changes) });
    expect(await shown({})).toContain('3 Mar 2026, 10:10');
    expect(await shown({ timezone: { offsetISO: '+05:30' } })).toContain('3 Mar 2026, 15:40');
    expect(await shown({ locale: 'de' })).toContain('3. März 2026, 10:10');
    expect(await shown({ locale: 'no locale!', timezone: { offsetISO: 'Mars' } })).toContain('3 Mar 2026, 10:10');
  });

  it('says so where there is nothing', async () => {
    expect(await answer({ view: 'story', story: 'none', widgetContext: context() })).toContain(
      'There is no such story',
    );
    expect(await answer({ view: 'no view', widgetContext: context() })).toContain('There is no such view');
    expect(await answer({ view: 'story', widgetContext: context() })).toContain('There is no such view');
  });

  it('never answers with more than a dashboard should draw', async () => {
    const long = ferryStory((words) => words, 'long');
    // As many links as no text of a row that we write could make.
    long.files[0]!.removedPassages = Array.from({ length: 3000 }, () => '<'.repeat(100));
    await newsroom.put({ ...long, articles: [], stories: [], statements: [], mentions: [] });
    const shown = await answer({ view: 'files', key: long.files[0]!.key, widgetContext: context() });
    expect(shown).toContain('This is too much to show at once');
    expect(Buffer.byteLength(shown)).toBeLessThan(MAX_ANSWER_BYTES);
  });
});
