import { describe, expect, it } from 'vitest';
import { analyseArticle } from '../../functions/analyse/rows/analyse-article.ts';
import { cutList, cutParagraphs, LIMITS } from '../../functions/analyse/rows/limits.ts';
import { searchEntry } from '../../functions/analyse/rows/search-entry.ts';
import { analysisMessage } from '../../functions/messages/analysis-message.ts';
import type { AnalysisRequest } from '../../functions/messages/message.ts';
import { readMessage } from '../../functions/messages/read-message.ts';
import { packEntry } from '../../functions/tables/search/search-items.ts';
import { keyProblem } from '../../lib/local/stand-ins/dynamodb/rules.ts';
import { itemSize } from '../../lib/local/stand-ins/dynamodb/size.ts';
import type { Item, Value } from '../../lib/local/stand-ins/dynamodb/values.ts';

describe('cutting what is too long for an item', () => {
  it('keeps whole paragraphs as long as they fit', () => {
    expect(cutParagraphs('one\n\ntwo\n\nthree', 100)).toBe('one\n\ntwo\n\nthree');
    expect(cutParagraphs('one\n\ntwo\n\nthree', 12)).toBe('one\n\ntwo');
  });

  it('counts bytes, not characters, and never splits a character', () => {
    expect(cutParagraphs('äöü', 3)).toBe('ä');
    expect(cutParagraphs('a😀b', 4)).toBe('a');
  });

  it('counts what it cuts from a list', () => {
    expect(cutList(['a', 'b', 'a', 'c'], 2)).toEqual({ kept: ['a', 'b'], cut: 1 });
    expect(cutList(['a', 'b'], 2)).toEqual({ kept: ['a', 'b'], cut: 0 });
  });

  it('counts the bytes of a list', () => {
    const names = Array.from({ length: 500 }, (_, i) => `${'É'.repeat(296)}${i}`);
    const { kept, cut } = cutList(names, names.length);
    expect(kept.length + cut).toBe(500);
    const bytes = kept.reduce((sum, name) => sum + Buffer.byteLength(name), 0);
    expect(bytes).toBeLessThanOrEqual(LIMITS.listBytes);
    expect(bytes).toBeGreaterThan(LIMITS.listBytes - 600);
  });
});

/** Words of letters only, all different. */
const word = (i: number): string => `Ündérlànd${[...String(i)].map((digit) => 'àbcdéfghïj'[Number(digit)]).join('')}`;
const words = (from: number, count: number): string =>
  Array.from({ length: count }, (_, i) => word(from + i)).join(' ');

const attribute = (value: unknown): Value => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return { L: value.map(attribute) };
  return { M: itemOf(value as object) };
};
const itemOf = (row: object): Item =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => (value === undefined ? [] : [[name, attribute(value)]])),
  );

/** The rows that an article gets once it has been through the queue. */
const rowsOf = async (paragraphs: string[]) => {
  const request: AnalysisRequest = {
    articleId: 'a'.repeat(32),
    storyId: 'a'.repeat(32),
    key: 'a.txt',
    version: 'v1',
    receivedAt: '2026-03-01T10:00:00.000Z',
    article: { title: 'Roads', paragraphs },
  };
  const { kind, ...read } = readMessage(analysisMessage(request)) as { kind: 'analyse' } & AnalysisRequest;
  expect(kind).toBe('analyse');
  return analyseArticle(read);
};

describe('the rows of an article out of all proportion', () => {
  it.each([
    [
      'long names, which speak',
      Array.from({ length: 500 }, (_, i) => `${words(40 * i, 25)} said the road was closed.`),
    ],
    [
      'words without end',
      ['x', 'Ü', 'Zoé', 'y'].map(
        (unit) => `The minister said ${unit.repeat(55_000 / Buffer.byteLength(unit))} was good.`,
      ),
    ],
    ['a quotation without end', [`“${'We will not go back, and we will not forget. '.repeat(4000)}” said Anna Berg.`]],
    [
      'more names than a list holds',
      Array.from(
        { length: 900 },
        (_, i) =>
          `Anna ${word(i)} met Karl ${word(i + 5000)} in the town of ${word(i + 9000)} on Monday and said it was good.`,
      ),
    ],
  ])('fit: %s', { timeout: 120_000 }, async (_, paragraphs) => {
    const { article, statements, mentions } = await rowsOf(paragraphs);
    const entry = packEntry(searchEntry({ article, statements, mentions }));
    expect(itemSize(itemOf(entry))).toBeLessThan(300_000);
    const keys = new Set<string>();
    for (const row of [article, ...statements, ...mentions]) {
      expect(itemSize(itemOf(row))).toBeLessThan(300_000);
      const schema = 'said' in row ? ['speaker', 'said'] : 'seen' in row ? ['name', 'seen'] : ['articleId'];
      const key = schema.map((AttributeName, i) => ({
        AttributeName,
        KeyType: i === 0 ? ('HASH' as const) : ('RANGE' as const),
      }));
      expect(keyProblem(itemOf(row), { KeySchema: key })).toBeUndefined();
      keys.add(JSON.stringify(schema.map((name) => row[name as keyof typeof row])));
    }
    expect(keys.size).toBe(1 + statements.length + mentions.length);
    // A withdrawal finds the rows by what the article's row lists.
    for (const { speaker } of statements) expect(article.speakers).toContain(speaker);
    const names = [...article.people, ...article.organisations, ...article.places];
    for (const { name } of mentions) expect(names).toContain(name);
    expect(article.statements).toBe(statements.length);
  });

  it('says how many speakers it leaves out', async () => {
    const { article, statements } = await rowsOf(
      Array.from({ length: 500 }, (_, i) => `${words(40 * i, 25)} said the road was closed.`),
    );
    expect(article.listsCut?.speakers).toBeGreaterThan(100);
    expect(new Set(statements.map(({ speaker }) => speaker)).size).toBe(article.speakers.length);
  });
});
