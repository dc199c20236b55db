import { readFile as readBytes } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleMessage } from '../../functions/analyse/handle-message.ts';
import { analyseArticle } from '../../functions/analyse/rows/analyse-article.ts';
import { dynamoAnalyses } from '../../functions/tables/analyses.ts';
import { dynamoOldWords } from '../../functions/tables/old-words.ts';
import type { MentionRow, StatementRow } from '../../functions/tables/rows.ts';
import { dynamoSearch } from '../../functions/tables/search/dynamo-search.ts';
import { searchIndex } from '../../functions/tables/search/search-index.ts';
import { dynamoSearchStore } from '../../functions/tables/search/search-store.ts';
import { type Search, spokenText } from '../../functions/tables/search.ts';
import { dynamoStatementLists } from '../../functions/tables/statement-lists.ts';
import { dynamoUnfinished } from '../../functions/tables/unfinished-rows.ts';
import { findFiles } from '../../lib/local/command/paths.ts';
import { articleIdOf } from '../../lib/text/article/article-id.ts';
import { readFile } from '../../lib/text/article/read-file.ts';
import { searchWords } from '../../lib/text/search/search-words.ts';
import { random } from '../bench/similarity/random.ts';
import { startDynamodb } from '../tables/dynamodb.ts';

const SAMPLES = fileURLToPath(new URL('../articles', import.meta.url));

let dynamo: Awaited<ReturnType<typeof startDynamodb>>;
beforeAll(async () => {
  dynamo = await startDynamodb();
});
afterAll(() => dynamo.stop());

/** Tables and the function that fills them; blocks of the search are full after a few articles. */
const openDesk = async (suffix: string) => {
  const named = (name: string) => `${name}-${suffix}`;
  const keys = {
    Articles: ['articleId'],
    Statements: ['speaker', 'said'],
    Mentions: ['name', 'seen'],
    Fingerprints: ['fingerprint'],
    Search: ['list', 'entry'],
  };
  for (const [name, key] of Object.entries(keys)) await dynamo.createTable(named(name), key);
  const tables = { articles: named('Articles'), statements: named('Statements'), mentions: named('Mentions') };
  const context = {
    analyses: dynamoAnalyses(dynamo.db, tables),
    statementLists: dynamoStatementLists(dynamo.db, named('Fingerprints')),
    oldWords: dynamoOldWords(dynamo.db, named('Fingerprints')),
    unfinished: dynamoUnfinished(dynamo.db, named('Fingerprints')),
    searchIndex: searchIndex(dynamoSearchStore(dynamo.db, named('Search')), {
      articles: 4,
      bytes: 1_000_000,
      lookAfter: 1,
    }),
    storyOf: async (articleId: string) => articleId,
    earlierStories: async () => [],
    analyse: analyseArticle,
    noteOnFile: async () => {},
    pause: async () => {},
  };
  const withdrawals = new Map<string, number>();
  const desk = {
    search: dynamoSearch(dynamo.db, { ...tables, search: named('Search') }) as Search,
    scan: <Row>(name: string) => dynamo.scan(named(name)) as unknown as Promise<Row[]>,
    /** Reads an article and returns its id. */
    read: async (text: string | Uint8Array, receivedAt = '2026-03-02T08:00:00.000Z'): Promise<string> => {
      const { articles } = await readFile(Buffer.from(text), { key: 'a.txt' });
      const [{ article }] = articles as [(typeof articles)[0]];
      const articleId = articleIdOf(article);
      const turns = withdrawals.get(articleId) ?? 0;
      const about = { articleId, storyId: articleId, key: 'a.txt', version: 'v', receivedAt };
      await handleMessage(context, { kind: 'analyse', ...about, article, ...(turns > 0 && { withdrawals: turns }) });
      return articleId;
    },
    withdraw: async (articleId: string): Promise<void> => {
      const turns = (withdrawals.get(articleId) ?? 0) + 1;
      withdrawals.set(articleId, turns);
      const withdrawnAt = '2026-04-01T00:00:00.000Z';
      await handleMessage(context, {
        kind: 'withdraw',
        articleId,
        storyId: articleId,
        withdrawals: turns,
        withdrawnAt,
      });
    },
  };
  return desk;
};

const article = (...sentences: string[]): string => `A day at the harbour\n\n${sentences.join('\n\n')}\n`;
const BRIDGE = article(
  `"We have not asked any inspector to change a single finding," said Miriam Okafór, the head of the Port Authority.`,
  'The North Atlantic Treaty Organization (NATO) had no comment. Jean-Luc Müller visited Reykjavík on Monday.',
);

describe('a search for a name', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  beforeAll(async () => {
    desk = await openDesk('names');
    await desk.read(BRIDGE);
    for (const name of ['Leon Panetta', 'Leo Varadkar', 'Panama', 'Leona Lewis', 'Ann Leon']) {
      await desk.read(article(`${name} spoke on Monday. "The talks will go on for a while," said ${name} in Geneva.`));
    }
  });
  const found = async (text: string) => (await desk.search.names({ text })).names.map(({ name }) => name);

  it.each([
    ['in any case', 'leon PANETTA', 'Leon Panetta'],
    ['without accents', 'muller', 'Jean-Luc Müller'],
    ['with accents where there are none', 'Panettá', 'Leon Panetta'],
    ['by its last word', 'Panetta', 'Leon Panetta'],
    ['by its words in another order', 'panetta leon', 'Leon Panetta'],
    ['by the beginning of a word', 'Reyk', 'Reykjavík'],
    ['by the beginnings of several', 'mir okaf', 'Miriam Okafór'],
    ['by its short form', 'nato', 'North Atlantic Treaty Organization'],
  ])('finds it %s', async (_, text, name) => {
    expect(await found(text)).toContain(name);
  });

  it('answers with the name itself first, then those with its words, then with their beginnings', async () => {
    expect(await found('leon')).toEqual(['Leon Panetta', 'Ann Leon', 'Leona Lewis']);
  });

  it('says of each name what its latest row in Mentions says', async () => {
    const [first] = (await desk.search.names({ text: 'okafor' })).names;
    expect(first).toMatchObject({ name: 'Miriam Okafór', type: 'person', seen: expect.stringMatching(/^2026-03-02#/) });
  });

  it('says that there are more', async () => {
    expect(await desk.search.names({ text: 'leon', limit: 1 })).toMatchObject({ names: [{}], more: true });
    expect(await desk.search.names({ text: 'panetta', limit: 1 })).toMatchObject({ names: [{}], more: false });
  });

  it('suggests names spelled nearly so if it finds none', async () => {
    const { names, suggestions } = await desk.search.names({ text: 'Panneta' });
    expect(names).toEqual([]);
    expect(suggestions[0]).toMatchObject({ name: 'Leon Panetta' });
  });

  it.each(['', ' … ', 'zzzz'])('finds and suggests nothing for "%s"', async (text) => {
    expect(await desk.search.names({ text })).toEqual({ names: [], more: false, suggestions: [] });
  });
});

describe('a search for a quotation', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  beforeAll(async () => {
    desk = await openDesk('quotations');
    await desk.read(BRIDGE);
    await desk.read(
      article(`"We have asked every inspector to change his mind," said Bo Lund, a builder. "It's nobody's fault."`),
      '2026-03-09T08:00:00.000Z',
    );
    for (const place of ['Rome', 'Oslo', 'Bern', 'Lima', 'Cairo', 'Turin', 'Essen']) {
      await desk.read(article(`"Nobody leaves ${place} before the rain stops falling," said Ann Reed in ${place}.`));
    }
  });
  const said = async (query: Parameters<Search['quotations']>[0]) =>
    (await desk.search.quotations(query)).quotations.map(({ statement }) => statement.speaker);

  it('finds words in their order: who said them, and where they ran', async () => {
    const { quotations } = await desk.search.quotations({ words: 'inspector to change a single' });
    expect(quotations).toMatchObject([
      { changed: 0, statement: { speaker: 'Miriam Okafór', title: 'A day at the harbour', articles: 1 } },
    ]);
    const [{ statement, start, end }] = quotations as [(typeof quotations)[0]];
    expect(spokenText(statement).slice(start, end)).toBe('inspector to change a single');
  });

  it('minds neither case nor accents, apostrophes and punctuation', async () => {
    expect(await said({ words: 'Its NOBODYS fault' })).toEqual(['Bo Lund']);
    expect(await said({ words: 'it’s, nobody’s: fáult!' })).toEqual(['Bo Lund']);
  });

  it('does not find the words in another order, or with others between', async () => {
    expect(await said({ words: 'change to inspector' })).toEqual([]);
    expect(await said({ words: 'inspector to change finding' })).toEqual([]);
  });

  it('finds a phrase that several have said, the latest first', async () => {
    expect(await said({ words: 'inspector to change' })).toEqual(['Bo Lund', 'Miriam Okafór']);
    const answer = await desk.search.quotations({ words: 'before the rain stops', limit: 3 });
    expect(answer.quotations).toHaveLength(3);
    expect(answer.more).toBe(true);
    expect(await said({ words: 'before the rain stops' })).toHaveLength(7);
  });

  it('finds other wordings of a speaker, or of a span of days', async () => {
    const words = 'we had asked every surveyor to change his mind';
    expect(await said({ words })).toEqual([]);
    expect(await said({ words, speaker: 'Bo Lund' })).toEqual(['Bo Lund']);
    expect(await said({ words, speaker: 'Ann Reed' })).toEqual([]);
    expect(await said({ words, from: '2026-03-09', to: '2026-03-09' })).toEqual(['Bo Lund']);
    expect(await said({ words, to: '2026-03-08' })).toEqual([]);
    expect(await said({ words, from: '2026-03-10' })).toEqual([]);
    const { quotations } = await desk.search.quotations({ words, speaker: 'Bo Lund' });
    expect(quotations[0]).toMatchObject({ changed: 2, start: 0 });
  });

  it('keeps to the speaker and the days that are given', async () => {
    expect(await said({ words: 'inspector to change', speaker: 'Bo Lund' })).toEqual(['Bo Lund']);
    expect(await said({ words: 'inspector to change', to: '2026-03-08' })).toEqual(['Miriam Okafór']);
    expect(await said({ words: 'rain', speaker: 'Ann Reed', from: '2026-03-02', to: '2026-03-02' })).toHaveLength(7);
  });

  it('suggests what was said in nearly these words if it finds nothing', async () => {
    const answer = await desk.search.quotations({ words: 'we had asked every inspector to change his mind' });
    expect(answer.quotations).toEqual([]);
    expect(answer.suggestions).toMatchObject([{ changed: 1, statement: { speaker: 'Bo Lund' } }]);
  });

  it('says that one word is too few, and finds nothing of what nobody said', async () => {
    expect(await desk.search.quotations({ words: 'rain' })).toMatchObject({ quotations: [], tooFewWords: true });
    expect(await desk.search.quotations({ words: 'never was any such thing uttered here' })).toEqual({
      quotations: [],
      more: false,
      suggestions: [],
    });
  });
});

describe('the search, after articles came, went and came back', () => {
  it('finds exactly what Statements and Mentions hold', async () => {
    const desk = await openDesk('invariant');
    const files = await findFiles([SAMPLES]);
    const texts = await Promise.all(files.map(({ path }) => readBytes(path)));
    const { next } = random(7);
    const ids: string[] = [];
    for (const text of texts) ids.push(await desk.read(text));
    for (let turn = 0; turn < 12; turn++) {
      const i = Math.floor(next() * ids.length);
      if (next() < 0.6) await desk.withdraw(ids[i]!);
      else await desk.read(texts[i]!);
    }
    const statements = await desk.scan<StatementRow>('Statements');
    expect(statements.length).toBeGreaterThan(10);
    for (const { speaker, said, ...statement } of statements.filter((_, i) => i % 3 === 0)) {
      const words = searchWords(spokenText(statement));
      if (words.length < 5) continue;
      const at = Math.floor(next() * (words.length - 4));
      const phrase = words.slice(at, at + 5).join(' ');
      const { quotations } = await desk.search.quotations({ words: phrase, limit: 100 });
      const holding = statements.filter((one) => ` ${searchWords(spokenText(one)).join(' ')} `.includes(` ${phrase} `));
      const keyOf = (row: Pick<StatementRow, 'speaker' | 'said'>) => `${row.speaker} ${row.said}`;
      expect(quotations.map(({ statement: found }) => keyOf(found)).sort(), phrase).toEqual(holding.map(keyOf).sort());
      expect(holding.map(keyOf)).toContain(keyOf({ speaker, said }));
    }
    const mentions = await desk.scan<MentionRow>('Mentions');
    for (const name of [...new Set(mentions.map((row) => row.name))].filter((_, i) => i % 5 === 0)) {
      const { names } = await desk.search.names({ text: name, limit: 100 });
      expect(names.map((one) => one.name)).toContain(name);
      for (const one of names) expect(mentions.map((row) => row.name)).toContain(one.name);
    }
    for (const id of ids) await desk.withdraw(id);
    const left = await desk.scan<{ list: string }>('Search');
    expect(left.filter(({ list }) => list.startsWith('articles#'))).toEqual([]);
    expect((await desk.search.names({ text: mentions[0]!.name })).names).toEqual([]);
  });
});
