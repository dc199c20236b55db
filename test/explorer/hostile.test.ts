import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Search } from '../../functions/tables/search.ts';
import { parametersOf } from '../../lib/explorer/address.ts';
import { explore } from '../../lib/explorer/explore.ts';
import { formatFor } from '../../lib/explorer/format.ts';
import { pageHost } from '../../lib/explorer/hosts/page-host.ts';
import { answerWidget } from '../../lib/explorer/widget.ts';
import { HOSTILE } from './hostile.ts';
import { deleteRows, type Newsroom, startNewsroom } from './newsroom.ts';
import { addressesOf, ferryStory, type Rows, SPAN } from './rows.ts';
import { elementsOf, structureOf } from './structure.ts';

const ENDPOINT = 'arn:aws:lambda:eu-west-1:123456789012:function:explore';
const CONTEXT = {
  timeRange: { start: Date.parse(SPAN.from), end: Date.parse(SPAN.to) },
  theme: 'light',
  forms: { all: {} },
};
const PAGE = { host: pageHost({ takesFiles: true }), format: formatFor('en-GB', 'UTC') };

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await startNewsroom();
});
afterAll(() => newsroom.local.stop());

/** What a search finds depends on the words; here it finds the same whatever they are. */
const searchIn = ({ mentions, statements }: Rows): Search => {
  const [mention, statement] = [mentions[0]!, statements[3]!];
  const name = { name: mention.name, type: mention.type, seen: mention.seen, role: mention.role! };
  const quotation = { statement, changed: 1, start: 2, end: 9 };
  const isNothing = (words: string) => words.endsWith('or not');
  return {
    names: async ({ text }) =>
      isNothing(text)
        ? { names: [], more: false, suggestions: [name] }
        : { names: [name], more: true, suggestions: [] },
    quotations: async ({ words }) =>
      isNothing(words)
        ? { quotations: [], more: false, suggestions: [quotation] }
        : { quotations: [quotation], more: true, suggestions: [] },
  };
};

type Source = Newsroom['source'];

const HOSTS = {
  'the page': async (source: Source, address: Parameters<typeof explore>[0]) =>
    String((await explore(address, source, PAGE, SPAN)).body),
  'the widget': (source: Source, address: Parameters<typeof explore>[0]) =>
    answerWidget({ view: address.view, ...parametersOf(address), widgetContext: CONTEXT }, ENDPOINT, source),
};

const show = async (rows: Rows): Promise<Map<string, string>> => {
  await newsroom.put(rows);
  const shown = new Map<string, string>();
  const source = { ...newsroom.source, search: searchIn(rows) };
  for (const [name, address] of Object.entries(addressesOf(rows))) {
    for (const [host, answer] of Object.entries(HOSTS)) shown.set(`${host}: ${name}`, await answer(source, address));
  }
  await deleteRows(newsroom, rows);
  return shown;
};

describe('hostile words in every text of every row', () => {
  let expected: Map<string, string[]>;
  beforeAll(async () => {
    const shown = await show(ferryStory((words) => `${words} .`));
    expected = new Map([...shown].map(([name, markup]) => [name, structureOf(markup)]));
  });

  it.each(Object.entries(HOSTILE))('%s: is text in every view of both hosts', async (_, hostile) => {
    const shown = await show(ferryStory((words) => words + hostile));
    for (const [name, markup] of shown) {
      expect(structureOf(markup), name).toEqual(expected.get(name));
      for (const { name: tag, attributes } of elementsOf(markup)) {
        expect(Object.keys(attributes).filter((attribute) => /^on|^style$|^srcdoc$/.test(attribute))).toEqual([]);
        if (tag === 'cwdb-action') expect(attributes.endpoint).toBe(ENDPOINT);
        if (attributes.href !== undefined) expect(attributes.href).toMatch(/^\/[a-z]*(\?[^"'<>\s]*)?$/);
      }
    }
  });

  it('is shown as it was written', async () => {
    const hostile = HOSTILE['a call of a function']!;
    const shown = await show(ferryStory((words) => words + hostile));
    for (const host of Object.keys(HOSTS)) {
      const texts = elementsOf(shown.get(`${host}: article`)!).map(({ text }) => text);
      expect(texts.some((text) => text.includes(hostile.trim()))).toBe(true);
    }
  });
});
