import { describe, expect, it } from 'vitest';
import type { Article } from '../../../../lib/text/article/article.ts';
import { readFile } from '../../../../lib/text/article/read-file.ts';
import { bytesOf } from '../story.ts';
import { BODIES, CODES_WITH_A_SPACE, centred, DAIRY, EXPORTS, FERRY, PROQUEST, TITLES, UNI_LINES } from './exported.ts';
import { wordDocument } from './files.ts';

/** Two articles in every layout and language that newspaper databases export. */

const readAll = async (bytes: Uint8Array, key = 'a.txt'): Promise<Article[]> => {
  const { articles, rejected } = await readFile(bytes, { key });
  expect(rejected).toEqual([]);
  return articles.map(({ article }) => article);
};

const expectBoth = (articles: Article[]): void => {
  expect(articles.map(({ title }) => title)).toEqual(TITLES);
  expect(articles.map(({ paragraphs }) => paragraphs)).toEqual(BODIES);
  expect(articles.map(({ publishedAt }) => publishedAt)).toEqual(['2026-03-04', '2026-03-05']);
  for (const { source } of articles) expect(source).toMatch(/^The Elster Courier/);
};

describe('an export', () => {
  it.each(Object.entries(EXPORTS))('of %s', async (name, content) => {
    const articles = await readAll(bytesOf(content));
    expectBoth(articles);
    const writers = articles.map(({ byline, author }) => (author ?? byline)?.replace(/^By /, '').toLowerCase());
    expect(writers).toEqual(['karl lund', name === 'LexisNexis in Dutch' ? undefined : 'anna berg']);
  });

  it('of Nexis Uni in a Word document', async () => {
    expectBoth(await readAll(wordDocument(UNI_LINES), 'a.docx'));
  });

  it('of Factiva, whose text has lines that begin like codes', async () => {
    const [ferry] = await readAll(bytesOf(CODES_WITH_A_SPACE));
    expect(ferry?.paragraphs[1]).toMatch(/^IN 1998 “we/);
  });

  it.each([
    [
      'Nexis Uni in German',
      'Strom aus der Tiefe\nElster Neue Presse (Regionalausgaben)\nDienstag 7. Juli 2026\nRiedsheimer Echo\n\nSection: ECHO LOKALES; S. 6\nLength: 75 words\nBody\n\n',
    ],
    [
      'LexisNexis, one document without a counter',
      `${centred('Elster Neue Presse')}\n\n${centred('7. Juli 2026')}\n\nLÄNGE: 75 Wörter\n\nTITEL: Strom aus der Tiefe\n\n`,
    ],
  ])('of %s', async (_, head) => {
    const text = 'Tief unter der Erde ist es heiß, sagt der Geologe Ulf Brandner, und das Wasser kocht von selbst.';
    const [article] = await readAll(bytesOf(`${head}${text}\n\nLoad-Date: July 6, 2026\n`));
    expect(article).toMatchObject({ title: 'Strom aus der Tiefe', publishedAt: '2026-07-07', paragraphs: [text] });
    expect(article?.source).toMatch(/^Elster Neue Presse/);
  });

  it('whose headlines and texts have words that look like labels', async () => {
    const answers = Array.from(
      { length: 30 },
      (_, at) => `The mayor gave her answer number ${at} to letter ${at * 7} on the ferry.`,
    );
    const [ferry] = await readAll(
      bytesOf(
        UNI_LINES.slice(9)
          .join('\n\n')
          .replace(TITLES[0], '1. Fährklub Elster: Terms of surrender')
          .replace(
            BODIES[0][0],
            `${BODIES[0][0]}\n\nUPDATE: the mayor has answered.\n\nNOTE: all times are local.\n\n${answers.join('\n\n')}`,
          ),
      ),
    );
    expect(ferry?.title).toBe('1. Fährklub Elster: Terms of surrender');
    expect(ferry?.paragraphs).toEqual(
      expect.arrayContaining(['UPDATE: the mayor has answered.', 'NOTE: all times are local.', BODIES[0][1]]),
    );
  });

  it('keeps a document that lost its labels', async () => {
    const [, dairy] = await readAll(
      bytesOf(EXPORTS['LexisNexis in French']!.replace(/AUTEUR: Anna.*|LONGUEUR: 68.*/g, '')),
    );
    expect(dairy?.paragraphs).toEqual(expect.arrayContaining([...BODIES[1]]));
  });

  it('says which documents have no text', async () => {
    const { articles, rejected } = await readFile(bytesOf(PROQUEST.replace(DAIRY, 'Not available.')), { key: 'a.txt' });
    expect(articles).toHaveLength(1);
    expect(rejected).toEqual([{ record: 2, reason: expect.stringMatching(/neither the text/) }]);
  });

  it.each([
    ['a text with a label', `${TITLES[0]}\n\n${FERRY}\n\nLength: 96 minutes\n\nURL: https://film.example\n`],
    ['a text with a count', `${TITLES[0]}\n\n${FERRY}\n\n500 words\n\n${DAIRY}`],
    ['a text about a document', `${TITLES[0]}\n\n${FERRY}\n\nEnd of document\n\n${DAIRY}`],
  ])('is not %s', async (_, content) => {
    expect(await readAll(bytesOf(content))).toHaveLength(1);
  });
});
