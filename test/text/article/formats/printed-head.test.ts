import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../../lib/text/article/formats/html/read-html.ts';
import { readFile } from '../../../../lib/text/article/read-file.ts';
import { cpuTimeOf, HANGS } from '../../../cpu-time.ts';

const TITLE = 'Harbour board sells old ferry for a crown';
const BODY = [
  'The harbour board of Rill voted on Tuesday to sell the old ferry to a museum for one crown.',
  'Chairman Tor Aune said the ferry would be towed away in May. "It leaks," he said to the board.',
  'The museum in Sjøholm confirmed the sale on Thursday and thanked the board for the low price.',
  'The ferry has lain at the quay for nine years, and four boards have tried to be rid of it since.',
]
  .map((text) => `<p>${text}</p>`)
  .join('');

const page = (head: string, { above = '', below = '', around = '', meta = '' } = {}) =>
  readHtml(
    `<html lang="en"><head><title>${TITLE} | The Elster Courier</title>${meta}</head><body><header><a href="/">The Elster Courier</a><p class="today">Friday, 6 March 2026</p></header><main><article>${above}<h1>${TITLE}</h1>${head}<div>${BODY}</div>${below}</article></main>${around}<footer><p>© 2026 Elster Media</p></footer></body></html>`,
  );

const DAY = '2026-03-05';

describe('the head that a page prints', () => {
  it.each<[string, string, string]>([
    ['capitals', '<p class="byline">By ANNA BERG</p><p class="dateline">MARCH 5, 2026</p>', 'ANNA BERG'],
    [
      'several names',
      '<p>By Anna Berg, Karl Lund and Bea Byatt</p><p>5 March 2026</p>',
      'Anna Berg, Karl Lund, Bea Byatt',
    ],
    ['one line', '<div>By Anna Berg | 5 March 2026, 10:15</div>', 'Anna Berg'],
    ['one line, the date first', '<div>5 March 2026, Anna Berg</div>', ''],
    ['a job', '<p>By Anna Berg, harbour correspondent</p><p>Thursday 5 March 2026</p>', 'Anna Berg'],
    ['a place', '<p>Anna Berg in Rill</p><p>Thu 5 Mar 2026</p>', ''],
    ['a class', '<span class="author">Anna Berg</span> <span class="date">05.03.2026 14:05</span>', 'Anna Berg'],
    [
      'links',
      '<div><a rel="author" href="/a">Anna Berg</a> and <a rel="author" href="/k">Karl Lund</a>, March 5, 2026</div>',
      'Anna Berg, Karl Lund',
    ],
    [
      'lists of links',
      '<ul><li><a rel="author" href="/a">Anna Berg</a></li><li><a rel="author" href="/k">Karl Lund</a></li></ul><p>March 5, 2026</p>',
      'Anna Berg, Karl Lund',
    ],
    [
      'microdata',
      '<div itemprop="author">Anna Berg</div><span itemprop="datePublished" content="2026-03-05">Thursday</span>',
      'Anna Berg',
    ],
    [
      'hCard',
      '<div class="entry-meta">von <span class="author vcard"><a href="/a">anna_b</a></span> Veröffentlicht am 5. März 2026</div>',
      'anna_b',
    ],
    ['by in its own element', '<p>von</p><p>Anna Berg 5. März 2026</p>', 'Anna Berg'],
    ['German', '<p>Von Anna Berg und Karl Lund</p><p>Donnerstag, 5. März 2026, 14.05 Uhr</p>', 'Anna Berg, Karl Lund'],
    ['Austrian', '<p>Text: Anna Berg</p><p>Stand: 05.03.2026, 14:05</p>', 'Anna Berg'],
    ['French', '<p>Par Anna Berg</p><p>Publié le 5 mars 2026 à 14h05</p>', 'Anna Berg'],
    ['Spanish', '<p>Por Anna Berg</p><p>5 de marzo de 2026</p>', 'Anna Berg'],
    ['Italian', '<p>di Anna Berg</p><p>Pubblicato il 5 marzo 2026</p>', 'Anna Berg'],
    ['Dutch', '<p>Door Anna Berg</p><p>Gepubliceerd op 5 maart 2026</p>', 'Anna Berg'],
    ['Portuguese', '<p>Por Anna Berg</p><p>5 de março de 2026 às 14h05</p>', 'Anna Berg'],
    ['Polish', '<p>Anna Berg</p><p class="date">5 marca 2026, 11:49</p>', ''],
    ['a blog', '<div class="post-meta">Posted on March 5, 2026 by Anna Berg in Harbour | 3 comments</div>', ''],
    ['dates of both kinds', '<p>By Anna Berg</p><p>Updated 6 March 2026</p><p>Published 5 March 2026</p>', 'Anna Berg'],
  ])('is read in the ways of publishers: %s', async (_, head, author) => {
    const read = await page(head);
    expect(read.publishedAt?.slice(0, 10)).toBe(DAY);
    if (author !== '') expect(read.author).toBe(author);
    expect(read.paragraphs.join('\n')).not.toContain('Berg');
  });

  it('keeps the time if its zone is known', async () => {
    expect((await page('<p>Published March 5, 2026 at 5:40 p.m. ET</p>')).publishedAt).toBe('2026-03-05T22:40:00.000Z');
    expect((await page('<p><time datetime="2026-03-05T10:15:00Z">2 hours ago</time></p>')).publishedAt).toBe(
      '2026-03-05T10:15:00.000Z',
    );
  });

  it('is read above the headline and below the text too', async () => {
    expect(await page('', { above: '<p class="date">5 March 2026</p>' })).toMatchObject({ publishedAt: DAY });
    expect(await page('', { below: '<p>By Anna Berg</p><p>Published on 5 March 2026</p>' })).toMatchObject({
      author: 'Anna Berg',
      publishedAt: DAY,
    });
  });

  it.each<[string, Parameters<typeof page>[1]]>([
    ['today in the masthead', {}],
    [
      'related stories',
      {
        around:
          '<aside><h2>Latest</h2><div class="byline">By Karl Lund</div><time datetime="2026-03-04">4 March</time></aside>',
      },
    ],
    [
      'a river of stories',
      {
        around:
          '<div class="river"><a rel="author" href="/k">Karl Lund</a> <time datetime="2026-03-04T10:00:00Z">2 hours ago</time></div>',
      },
    ],
    [
      'related stories above the text',
      {
        above:
          '<div class="related"><a href="/q">Maps</a> <span>By Karl Lund</span><time datetime="2026-03-04">4 March</time></div>',
      },
    ],
    [
      'comments',
      {
        below:
          '<div class="comments"><div class="comment"><b class="author">Karl Lund</b> <time datetime="2026-03-04T10:00:00Z">4 March 2026</time><p>It leaks.</p></div></div>',
      },
    ],
    ['the paper’s own year', { below: '<p>Copyright 2026 Elster Media</p>' }],
  ])('is not taken from elsewhere: %s', async (_, places) => {
    const read = await page('', places);
    expect([read.author, read.publishedAt]).toEqual([undefined, undefined]);
  });

  it.each([
    ['when something begins', '<p class="date">5 March 2026, 13:15 – 19:00</p>'],
    ['the start of an event', '<p class="event-meta-start">5 March 2026 11:00</p>'],
    ['a sentence', '<p class="meta">The board will meet again on 5 March 2026.</p>'],
    ['a day that may be a month', '<p class="date">03/04/2026</p>'],
  ])('takes no date from %s', async (_, head) => {
    expect((await page(head)).publishedAt).toBeUndefined();
  });

  it('gives way to what the page states about its article', async () => {
    const meta =
      '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","datePublished":"2026-03-05T08:00:00Z","author":[{"@id":"#a"},{"@type":"Person","name":"Karl Lund"}]},{"@type":"Person","@id":"#a","name":"Anna Berg"}]}</script>';
    expect(await page('<p>By The Newsroom</p><p>6 March 2026</p>', { meta })).toMatchObject({
      author: 'Anna Berg, Karl Lund',
      publishedAt: '2026-03-05T08:00:00.000Z',
    });
  });

  it('is preferred to accounts that name nobody and to when the page was modified', async () => {
    const meta =
      '<meta name="author" content="admin"><meta http-equiv="last-modified" content="Fri, 06 Mar 2026 10:00:00 GMT">';
    expect(await page('<p>By Anna Berg</p><p>5 March 2026</p>', { meta })).toMatchObject({
      author: 'Anna Berg',
      publishedAt: DAY,
    });
    expect((await page('', { meta })).publishedAt).toBe('2026-03-06T10:00:00.000Z');
  });

  it.each([
    ['the site’s name as heading', '<h1 id="site-title">The Elster Courier</h1>', TITLE],
    ['the site’s name behind a printed headline', `<h1>${TITLE} | The Elster Courier</h1>`, TITLE],
    ['a short headline', '<h1>Ferry sold</h1>', 'Ferry sold'],
  ])('has a title without the site: %s', async (_, heading, title) => {
    const html = `<html><head><title>${title} - The Elster Courier</title><meta property="og:site_name" content="The Elster Courier"></head><body>${heading}${BODY}</body></html>`;
    expect((await readHtml(html)).title).toBe(title);
  });

  it('is found in bounded time', async () => {
    const time = await cpuTimeOf(async () => {
      for (const part of [
        '<p class="byline">By A 1 </p>',
        '<div class="author">A',
        '<time>1.1.2026</time>',
        '<a rel="author">A</a>',
      ])
        await page(part.repeat(5000));
    });
    expect(time).toBeLessThan(HANGS);
  });
});

describe('a page whose head has no marks of its own', () => {
  const PARAGRAPHS = [...BODY.matchAll(/<p>(.*?)<\/p>/g)].map(([, text]) => text);
  const DECK = 'Museum pays one crown, and the tow besides';
  const article = async (head: string) => {
    const html = `<html lang="en"><head><title>${TITLE} – The Elster Courier</title></head><body>${head}${BODY}</body></html>`;
    const { articles } = await readFile(new TextEncoder().encode(html), { key: 'a.html' });
    return articles[0]!.article;
  };

  it.each<[string, string, { byline?: string; author?: string }]>([
    [
      'a name above a job',
      '<div>Anna Berg</div><div>Harbour editor</div><div>Thu 5 Mar 2026 17.03 GMT</div><div>Last modified on Fri 6 Mar 2026 09.10 GMT</div>',
      { byline: 'Anna Berg, Harbour editor' },
    ],
    ['a name above a date', '<div>Anna Berg</div><div>5th March 2026, 6:42 pm</div>', { author: 'Anna Berg' }],
    [
      'a byline, a job and two dates on one line',
      '<div><span>By <a href="/a">Anna Berg</a></span> <span>Local Democracy Reporter</span> <span>5th March 2026, 6:42 pm</span> <span>Updated 6th March 2026</span></div>',
      { author: 'Anna Berg' },
    ],
    [
      'a byline and an update',
      '<div>By Anna Berg Updated 6 March 2026 Published 5 March 2026</div>',
      { author: 'Anna Berg' },
    ],
    [
      'a byline above a date',
      '<p>By Anna Berg, Political Correspondent</p><p>Thu 5 March 2026 at 18.20</p>',
      { author: 'Anna Berg' },
    ],
    ['the desk', '<p>By our business staff</p><p>March 5, 2026</p>', {}],
  ])('is read with %s', async (_, credits, writers) => {
    for (const section of ['', '<div>Local democracy</div>', '<span>Harbour and quays</span>']) {
      const read = await article(`${section}<h1>${TITLE}</h1><h2>${DECK}</h2>${credits}`);
      expect(read).toMatchObject({ title: TITLE, paragraphs: [DECK, ...PARAGRAPHS], ...writers });
      expect(read.publishedAt).toMatch(/^2026-03-05/);
    }
  });

  it('keeps what is not of the head above a title that is printed again', async () => {
    const record = { title: TITLE, text: ['It has leaked for nine years.', TITLE, ...PARAGRAPHS].join('\n\n') };
    const { articles } = await readFile(new TextEncoder().encode(JSON.stringify(record)), { key: 'a.json' });
    expect(articles[0]!.article.paragraphs[0]).toBe('It has leaked for nine years.');
  });

  it('has no stamps where headings begin with a time', async () => {
    const headings = ['13.05 Ferry sold', '14.22 Museum welcomes sale', '15:40 Board meets again'];
    const entries = headings.map((heading, at) => `<h2>${heading}</h2><p>${PARAGRAPHS[at]}</p>`).join('');
    const html = `<html lang="en"><head><title>${TITLE}</title></head><body><h1>${TITLE}</h1>${entries}</body></html>`;
    const { paragraphs } = await readHtml(html);
    expect(paragraphs.filter((line) => /^\d/.test(line))).toEqual(headings);
  });
});
