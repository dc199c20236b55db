import { describe, expect, it } from 'vitest';
import { readFile } from '../../../../lib/text/article/read-file.ts';
import { bytesOf } from '../story.ts';
import { ADDRESS, BODY, FORWARDED, mail, QUOTED, TEXT, TITLE } from './mails.ts';

const read = async (content: string, key = 'a.eml') => {
  const { articles } = await readFile(bytesOf(content), { key });
  expect(articles).toHaveLength(1);
  return articles[0]!.article;
};

describe('a forwarded mail', () => {
  it.each(Object.entries(FORWARDED))('of %s', async (_, content) => {
    const article = await read(content);
    expect(article.paragraphs).toEqual(BODY);
    expect(article).toMatchObject({ title: TITLE, author: 'Karl Lund', source: ADDRESS });
    expect(article.publishedAt?.slice(0, 10)).toBe('2026-03-04');
  });

  it.each([
    [
      'German',
      `Von: Karl Lund <${ADDRESS}>\nGesendet: Mittwoch, 4. März 2026 15:34\nAn: Nora Beck\nBetreff: ${TITLE}\n\n${TEXT}\n`,
    ],
    [
      'English',
      `From:\tKarl Lund <${ADDRESS}>\nSent:\tWednesday, March 4, 2026 3:34 PM\nTo:\tNora Beck\nSubject:\t${TITLE}\n\n${TEXT}\n`,
    ],
    [
      'quoted',
      `> From: Karl Lund <${ADDRESS}>\n> Date: Wed, Mar 4, 2026 at 5:58 PM\n> Subject: ${TITLE}\n> \n${QUOTED}\n`,
    ],
  ])('pasted into a text: %s', async (_, content) => {
    const article = await read(content, 'a.txt');
    expect(article.paragraphs).toEqual(BODY);
    expect(article).toMatchObject({ title: TITLE, author: 'Karl Lund', source: ADDRESS, publishedAt: '2026-03-04' });
  });
});

describe('a mailbox', () => {
  it('has one article a mail, or what is wrong with it', async () => {
    const line = 'From nora@monitor.example Fri Mar  6 18:02:11 2026\r\n';
    const box = [mail(TITLE, `${TEXT}\r\n\r\n>From here on it is quiet.`), mail('Empty', ''), FORWARDED.Gmail!]
      .map((content) => `${line}${content}\r\n\r\n`)
      .join('');
    const { articles, rejected } = await readFile(bytesOf(box), { key: 'Inbox' });
    expect(articles.map(({ record, article }) => [record, article.title, article.author])).toEqual([
      [1, TITLE, 'Nora Beck'],
      [3, TITLE, 'Karl Lund'],
    ]);
    expect(articles[0]?.article.paragraphs).toEqual([...BODY, 'From here on it is quiet.']);
    expect(rejected).toEqual([{ record: 2, reason: 'The mail holds no text.' }]);
  });
});

describe('a mail', () => {
  it('that is an article itself keeps its sender, also above an older mail that it answers', async () => {
    const article = await read(
      mail(
        `Re: ${TITLE}`,
        `${TEXT}\n\nOn Wed, Mar 4, 2026 at 5:58 PM Karl Lund <${ADDRESS}> wrote:\n\n> Can you send me the ferry story?\n> I need it by noon.\n`,
      ),
    );
    expect(article.paragraphs).toEqual(BODY);
    expect(article).toMatchObject({ title: TITLE, author: 'Nora Beck', publishedAt: '2026-03-06T17:02:11.000Z' });
  });

  it('is the answer, not the shorter mail below it', async () => {
    const answer = `${BODY[0]}\n\n${BODY[1]}\n\nNora`;
    const question = `From: Karl Lund <${ADDRESS}>\nSent: Wednesday, March 4, 2026 3:34 PM\nTo: Nora Beck\nSubject: Ferry\n\nCan you write this up? 200 words.\n\nKarl`;
    const article = await read(mail('RE: Ferry', `${answer}\n\n${question}\n`));
    expect(article.paragraphs).toEqual(BODY.slice(0, 2));
    expect(article).toMatchObject({ title: 'Ferry', author: 'Nora Beck' });
  });

  it.each([
    [
      'a mailing list',
      '_______________________________________________\nnews mailing list\nnews@lists.example\nhttps://lists.example/listinfo/news',
    ],
    [
      'a group',
      '-- \nYou received this message because you are subscribed to the Google Groups "news" group.\nTo unsubscribe, send an email to news+unsubscribe@lists.example.',
    ],
    [
      'a blog',
      'Thanks for reading! Subscribe for free to receive new posts.\n\nUnsubscribe https://blog.example/unsubscribe',
    ],
    [
      'a company',
      'Antes de imprimir este mensaje, piense en el medio ambiente.\n\nAviso legal: Este mensaje y sus archivos adjuntos son confidenciales.',
    ],
  ])('has no footer of %s', async (_, footer) => {
    expect((await read(mail(TITLE, `${TEXT}\n\n${footer}\n`))).paragraphs).toEqual(BODY);
  });

  it('has the headline that is printed above its text as its title', async () => {
    const article = await read(mail(`Press release: ${TITLE}`, `FOR IMMEDIATE RELEASE\n\n${TITLE}\n\n${TEXT}\n`));
    expect(article).toMatchObject({ title: TITLE, paragraphs: BODY });
  });

  it.each([
    [
      'quoted below a head that is not',
      `From: Karl Lund <${ADDRESS}>\nSent: Wednesday, March 4, 2026 3:34 PM\nTo: Nora Beck\nSubject: ${TITLE}\n\n${QUOTED}\n`,
    ],
    ['nothing but a quotation', `${QUOTED}\n`],
    ['nothing but a signature', `-- \n${TEXT}\n`],
  ])('keeps a text that is %s', async (_, content) => {
    const { paragraphs } = await read(mail(`Fwd: ${TITLE}`, content));
    expect(paragraphs).toEqual(expect.arrayContaining(BODY));
    expect(paragraphs.join()).not.toContain('>');
  });

  it('keeps the last of several stories between rules', async () => {
    const article = await read(
      mail('The week', `${BODY[0]}\n\n==========\n\n${BODY[1]}\n\n==========\n\n${BODY[2]}\n`),
    );
    expect(article.paragraphs).toContain(BODY[2]);
  });

  it('keeps a letter that the article quotes', async () => {
    const letter = 'From: the county council';
    const article = await read(mail(TITLE, `${TEXT}\n\n${letter}\n\n${BODY[1]}`));
    expect(article.paragraphs).toContain(letter);
  });

  it('of a newsletter has neither the line above nor the footer', async () => {
    const article = await read(
      mail(
        TITLE,
        `View this email in your browser (https://news.example/1)\n\n${TEXT}\n\nCopyright © 2026 The Elster Courier, All rights reserved.\n\nYou are receiving this email because you opted in via our website.\n\nOur mailing address is:\nThe Elster Courier\n4 Harbour Row\nElster 1234\n\nWant to change how you receive these emails?\nYou can update your preferences or unsubscribe from this list.\n`,
      ),
    );
    expect(article.paragraphs).toEqual(BODY);
  });

  it('has no date of the American order where another is meant, and none that is ambiguous', async () => {
    const head = (from: string, date: string) =>
      mail(
        `Fwd: ${TITLE}`,
        `${from} Karl Lund <${ADDRESS}>\n${date}\nTo: Nora\n${from === 'De:' ? 'Asunto' : 'Subject'}: ${TITLE}\n\n${TEXT}`,
      );
    expect((await read(head('De:', 'Fecha: 04/03/2026 17:58'))).publishedAt).toBe('2026-03-04');
    expect((await read(head('From:', 'Date: 03/14/2026 17:58'))).publishedAt).toBe('2026-03-14');
  });
});
