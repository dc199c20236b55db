import { describe, expect, it } from 'vitest';
import { analyseArticle } from '../../functions/analyse/rows/analyse-article.ts';
import type { Article } from '../../lib/text/article/article.ts';
import { readDocument } from '../../lib/text/language/read-document.ts';
import { readStatements } from '../../lib/text/statements/read-statements.ts';
import { ROW_CONFIDENCE } from '../../lib/text/statements/verdict/verdict.ts';

const analysisOf = (...paragraphs: string[]) => analysisOfArticle({ paragraphs });

const analysisOfArticle = (article: Article) =>
  analyseArticle({
    articleId: 'a',
    storyId: 's',
    key: 'a.txt',
    version: '1',
    receivedAt: '2026-03-04T05:06:07.000Z',
    article,
  });

describe('the rows of an article', () => {
  it('say under each name who alleges, denies or doubts what about it', async () => {
    const { mentions } = await analysisOf(
      'Opposition leader Maria Keller alleged on Monday that Henrik Baum had taken money from Norland Engineering.',
      'The mayor, Henrik Baum, was re-elected in May. He denied that Norland Engineering had paid him anything.',
    );
    const disputesOf = (name: string) => mentions.find((row) => row.name === name)?.disputes;
    expect(disputesOf('Norland Engineering')).toEqual([
      expect.stringMatching(/^Maria Keller alleges: .*money from Norland Engineering$/),
      expect.stringMatching(/^Henrik Baum denies: .*paid him anything$/),
    ]);
    expect(disputesOf('Maria Keller')).toBeUndefined();
  });

  it('say in another language than English what was read and what was not', async () => {
    const { article, statements, mentions } = await analysisOf(
      'Die Fähre nach Osterholm fährt ab Juni nicht mehr, sagte die Bürgermeisterin Lotte Brix am Mittwoch in Elster.',
      'Der Landkreis Elster hat der Gemeinde Osterholm einen Bus versprochen, der dreimal am Tag fahren soll.',
    );
    expect([statements, mentions]).toEqual([[], []]);
    expect(article).toMatchObject({ language: 'de', people: [], words: 34, sentences: 2 });
    expect(article.summary).toMatch(/^Die Fähre nach Osterholm/);
    expect(article.keyPhrases).toContain('Gemeinde Osterholm');
    expect(article.notAnalysed).toBe(
      'statements, names, dates and tone: only English is read for them, and this is "de"',
    );
  });

  it('say that key phrases are not read either in a language whose function words are not known', async () => {
    const { article } = await analysisOf(
      'Министр заявил во вторник, что договор не подписан. Такой бумаги нет, сказал он журналистам в порту.',
    );
    expect(article).toMatchObject({ language: 'ru', keyPhrases: [], sentences: 2 });
    expect(article.notAnalysed).toMatch(/^statements, names, dates, tone and key phrases: .*"ru"$/);
  });

  it('leave out what a reader would hardly sign, and say how sure the others are', async () => {
    const paragraphs = [
      'The mayor wants a new bridge. Critics hope to stop it.',
      'Union leaders said the talks had been postponed at the request of the ministry.',
    ];
    const read = readStatements(readDocument(paragraphs));
    expect(read.filter(({ confidence }) => confidence < ROW_CONFIDENCE)).not.toEqual([]);
    const { statements, article } = await analysisOf(...paragraphs);
    expect(statements.map(({ content }) => content)).toEqual(
      read.filter(({ confidence }) => confidence >= ROW_CONFIDENCE).map(({ content }) => content),
    );
    expect(article.statements).toBe(statements.length);
    for (const { confidence } of statements) expect(confidence).toBeGreaterThanOrEqual(ROW_CONFIDENCE);
  });

  it('say what their dates are counted from', async () => {
    const paragraphs = ['The council met on Monday. It was the last of its meetings in the old hall.'];
    const received = await analysisOfArticle({ paragraphs });
    expect(received.article).toMatchObject({ dates: ['2026-03-02'], datedFrom: 'received' });
    const published = await analysisOfArticle({ paragraphs, publishedAt: '2026-01-02T23:30:00Z' });
    expect(published.article).toMatchObject({ dates: ['2025-12-29'], datedFrom: 'published' });
    const dateline = 'RILL, Jan. 14 — ';
    const wired = await analysisOfArticle({ dateline, paragraphs: [dateline + paragraphs[0]] });
    expect(wired.article).toMatchObject({ dates: ['2026-01-14', '2026-01-12'], datedFrom: 'dateline' });
    expect(wired.article).not.toHaveProperty('publishedAt');
    // A year is no day to count from.
    const vague = await analysisOfArticle({ paragraphs, publishedAt: '2026' });
    expect(vague.article).toMatchObject({ dates: ['2026-03-02'], datedFrom: 'received' });
  });

  it('list no dispute of somebody without a name', async () => {
    const { statements, mentions } = await analysisOf(
      'The company denied that Norland Engineering had paid for the journey.',
    );
    expect(statements).toMatchObject([{ speakerType: 'unnamed', stance: 'denies', about: ['Norland Engineering'] }]);
    expect(mentions.find(({ name }) => name === 'Norland Engineering')).not.toHaveProperty('disputes');
  });

  it('keep the pieces of a statement that its report interrupts as they are in the text', async () => {
    const { statements, article } = await analysisOf(
      '"The bridge was never inspected in winter," Mayor Henrik Baum said on Monday, "and nobody asked for it."',
      'The bridge was closed on Sunday after a flood had taken its northern pillar away.',
    );
    const content = statements.find(({ speaker }) => speaker === 'Henrik Baum')?.content;
    expect(content).toEqual(['The bridge was never inspected in winter', 'and nobody asked for it.']);
    for (const piece of content as string[]) expect(article.text).toContain(piece);
  });

  it('distinguish named, unnamed and unknown speakers', async () => {
    const { statements, article } = await analysisOf(
      'Maria Keller said the harbour bridge had never been inspected in winter.',
      'A senior official said the ministry had lost the letters of the engineers.',
    );
    const types = Object.fromEntries(statements.map(({ speaker, speakerType }) => [speaker, speakerType]));
    expect(types).toMatchObject({ 'Maria Keller': 'person', 'A senior official': 'unnamed' });
    expect(article.speakers).toEqual(statements.map(({ speaker }) => speaker));
  });
});
