import { describe, expect, it } from 'vitest';
import { fold } from '../../../../lib/text/article/characters/fold.ts';
import { readHtml } from '../../../../lib/text/article/formats/html/read-html.ts';
import { TITLE } from '../story.ts';
import { PAGES } from './pages.ts';

describe('readHtml', () => {
  it.each(Object.entries(PAGES))('reads the article and nothing around it: %s', async (_, { html, within, around }) => {
    const { paragraphs } = await readHtml(html);
    const text = fold(paragraphs.join('\n'));
    expect(within.filter((segment) => !text.includes(fold(segment)))).toEqual([]);
    expect(around.filter((segment) => text.includes(fold(segment)))).toEqual([]);
  });

  it.each<[string, string, object]>([
    [
      'meta elements',
      '<title>Deal rejected | Courier</title><meta property="og:title" content="Deal rejected by minister"><meta property="og:site_name" content="Courier"><meta name="author" content="By Ann Other"><meta property="article:published_time" content="2026-11-03T10:15:00+02:00"><link rel="canonical" href="https://example.org/a">',
      {
        title: 'Deal rejected by minister',
        source: 'Courier',
        author: 'Ann Other',
        publishedAt: '2026-11-03T08:15:00.000Z',
        url: 'https://example.org/a',
      },
    ],
    [
      'JSON-LD',
      '<title>x</title><script type="application/ld+json">[{"@type":"Organization","name":"Courier"},{"@type":"NewsArticle","headline":"Deal rejected by minister","datePublished":"2026-11-03","author":[{"@type":"Person","name":"Ann Other"},{"name":"Bo Else"}],"publisher":{"name":"Courier"},"mainEntityOfPage":{"@id":"https://example.org/a"}}]</script>',
      {
        title: 'Deal rejected by minister',
        source: 'Courier',
        author: 'Ann Other, Bo Else',
        publishedAt: '2026-11-03',
        url: 'https://example.org/a',
      },
    ],
    ['the title element, without the site', `<title>${TITLE} | The Elster Courier</title>`, { title: TITLE }],
    [
      'the title element if JSON-LD is broken',
      '<title>Deal rejected by minister</title><script type="application/ld+json">{"@type":"NewsArticle",</script>',
      { title: 'Deal rejected by minister' },
    ],
  ])('reads fields from %s', async (_, head, fields) => {
    const html = `<html lang="en-GB"><head>${head}</head><body><p>${'The minister denied it again on Tuesday, as he has done before. '.repeat(6)}</p></body></html>`;
    expect(await readHtml(html)).toMatchObject({ ...fields, language: 'en-GB' });
  });

  const BODY = [
    'The ferry office of Tarn said on Monday that two boats would be laid up for the winter, and that the islands would have one crossing a day.',
    'Its head, Ilse Marn, told the council that the engines were older than most of those who looked after them.',
    'This version of the timetable was printed in March, and nobody has ordered reprints of it since.',
  ];
  const pageWith = (closing: string) =>
    `<article>${[...BODY, closing].map((text) => `<p>${text}</p>`).join('')}</article>`;

  it.each([
    'A version of this article appears in print on March 6, 2026, Section B, Page 3 with the headline: Laid Up.',
    'This story was originally published in the print edition of the Courier.',
    'This article appeared in the March 9, 2026, print edition.',
    'Laid Up. Order reprints | Today’s paper | Subscribe',
  ])('leaves out that the paper had it too: %s', async (closing) => {
    expect((await readHtml(pageWith(closing))).paragraphs).toEqual(BODY);
  });

  it('prefers the printed headline to a longer title in the metadata', async () => {
    const html = `<html><head><title>${TITLE} in the north | Courier</title></head><body><h1>${TITLE}</h1><p>${'The minister denied it again on Tuesday. '.repeat(9)}</p></body></html>`;
    expect((await readHtml(html)).title).toBe(TITLE);
  });
});
