import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Address } from '../../lib/explorer/address.ts';
import { mostTelling, type Revision, standingOf } from '../../lib/explorer/data/revisions.ts';
import { explore } from '../../lib/explorer/explore.ts';
import { formatFor } from '../../lib/explorer/format.ts';
import { pageHost } from '../../lib/explorer/hosts/page-host.ts';
import { standingMark } from '../../lib/explorer/parts/revised.ts';
import { deleteRows, type Newsroom, startNewsroom } from './newsroom.ts';
import { ferryStory, SPAN } from './rows.ts';

const place = { host: pageHost({ takesFiles: true }), format: formatFor('en-GB', 'UTC') };
const rows = ferryStory();
// A second text that nothing else names: a copy in its own words, which no row says is revised.
rows.files.push({
  ...rows.files[0]!,
  key: 'ferry/wire/again.txt',
  version: 'v9',
  receivedAt: '2026-03-03T10:12:00.000Z',
});
delete rows.files.at(-1)!.revisedBy;
rows.files[1]!.title = 'Ferry crews go back to work';

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await startNewsroom();
  await newsroom.put(rows);
});
afterAll(() => newsroom.local.stop());

const show = async (address: Address) => String((await explore(address, newsroom.source, place, SPAN)).body);
const NOTICE = /<div class="notice"[\s\S]*?<\/div>/;
const plain = (markup = '') =>
  markup
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();

describe('what was corrected', () => {
  it.each([
    ['the article', { view: 'article', article: 'ferry1' }],
    ['its file', { view: 'files', key: 'ferry/wire/ferry.txt' }],
    ['a file of the story that came earlier', { view: 'files', key: 'ferry/wire/again.txt' }],
    ['the story', { view: 'story', story: 'ferry1' }],
  ] as const)('says so above %s: what it said, what it says, and where', async (_, address) => {
    const markup = await show(address);
    const [notice] = NOTICE.exec(markup) ?? [];
    expect(markup.indexOf(notice!)).toBeLessThan(markup.indexOf('<h1'));
    expect(plain(notice)).toContain('A later version corrected this: an offer of 1221 euros');
    expect(notice).toContain('<del>12</del><ins>21</ins>');
    expect(notice).toContain('href="/article?article=ferry2"');
    expect(notice).toContain('ferry/wire/ferry-2.txt');
  });

  it.each([
    ['the correction', { view: 'article', article: 'ferry2' }],
    ['a digest that came later', { view: 'article', article: 'ferry3' }],
  ] as const)('is not said above %s', async (_, address) => {
    expect(await show(address)).not.toMatch(NOTICE);
  });

  it('is not said above the correction of an earlier version that came late', async () => {
    const late = {
      ...rows.files[1]!,
      key: 'ferry/late/first.txt',
      version: 'v10',
      receivedAt: '2026-03-03T11:00:00.000Z',
      relation: 'revision' as const,
      revisedBy: 'ferry/wire/ferry-2.txt',
    };
    const none = { articles: [], stories: [], statements: [], mentions: [] };
    await newsroom.put({ files: [late], ...none });
    expect(await show({ view: 'article', article: 'ferry2' })).not.toMatch(NOTICE);
    expect(await show({ view: 'files', key: late.key })).toMatch(NOTICE);
    await deleteRows(newsroom, { files: [late], ...none });
  });

  it('has the mark, and the later headline, wherever the story is listed', async () => {
    const today = await show({ view: 'today' });
    const marks = [...today.matchAll(/<span class="corrected">/g)].length;
    // Among the disputed, the spread and the corrected, and at the version that was corrected.
    expect(marks).toBe(4);
    expect(today.match(/corrected by a later version/g)).toHaveLength(1);
    expect(plain(today)).toContain('Ferry crews strike over night pay corrected: Ferry crews go back to work');
    expect(plain(await show({ view: 'disagreement', story: 'ferry1' }))).toContain('corrected');
  });

  it('has the mark at each statement that was printed in other words later', async () => {
    for (const address of [
      { view: 'story', story: 'ferry1' },
      { view: 'somebody', name: 'Piet Lorenz ferry' },
      { view: 'search', words: 'waited two years for an answer' },
    ] as const) {
      expect(await show(address)).toMatch(/<strong class="changed"><a [^>]*href="\/article\?article=ferry2"/);
    }
  });
});

it('tells the texts of a story apart, though they have the same headline', async () => {
  const links = [...(await show({ view: 'story', story: 'ferry1' })).matchAll(/<ul class="texts">([\s\S]*?)<\/ul>/g)];
  const labels = [...links[0]![1]!.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, item]) => plain(item));
  expect(labels).toEqual([
    'Ferry crews strike over night pay (version of 3 Mar 2026, 10:10) ferry/wire/ferry.txt',
    'Ferry crews strike over night pay (version of 3 Mar 2026, 10:15) ferry/wire/ferry-2.txt',
  ]);
});

it('a headline that is the same but for the word "Correction" is not shown twice', () => {
  const mark = (title: string) =>
    plain(String(standingMark({ mark: 'corrected', receivedAt: '2026-03-03T10:00:00Z', title }, 'Ferries strike')));
  expect(mark('Correction: Ferries strike')).toBe('corrected');
  expect(mark('Ferries do not strike')).toBe('corrected: Ferries do not strike');
});

describe('of several later versions', () => {
  const version = (key: string, minute: number, row: Partial<Revision>): Revision => ({
    key,
    version: key,
    receivedAt: `2026-03-03T10:${minute}:00.000Z`,
    title: key,
    ...row,
  });
  const change = (kind: 'negation' | 'figure' | 'wording') => [{ kind, before: 'a', after: 'b' }];

  it('a correction comes first, then what changes the most, then the latest', () => {
    const versions = [
      version('wording', 40, { relation: 'revision', changes: change('wording') }),
      version('late figure', 35, { relation: 'revision', changes: change('figure') }),
      version('figure', 30, { relation: 'revision', changes: change('figure') }),
      version('verdict', 20, { relation: 'correction', changes: change('negation') }),
      version('correction', 50, { relation: 'correction' }),
    ];
    expect(mostTelling(versions).map(({ key }) => key)).toEqual([
      'verdict',
      'correction',
      'late figure',
      'figure',
      'wording',
    ]);
  });

  it('the story has the mark of the correction, and is only revised without one', () => {
    const revision = version('revision', 40, { relation: 'revision' });
    const correction = version('correction', 20, { relation: 'correction' });
    expect(standingOf([correction, revision])).toEqual({
      mark: 'corrected',
      receivedAt: correction.receivedAt,
      title: 'correction',
    });
    expect(standingOf([revision])).toEqual({
      mark: 'revised',
      receivedAt: revision.receivedAt,
      title: 'revision',
    });
    expect(standingOf([version('reprint', 20, { relation: 'reprint' })])).toBeUndefined();
  });
});
