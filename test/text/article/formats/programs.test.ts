import { describe, expect, it } from 'vitest';
import { type Reading, readFile } from '../../../../lib/text/article/read-file.ts';
import { RejectedFile } from '../../../../lib/text/article/rejected-file.ts';
import { bytesOf } from '../story.ts';

/** Feeds, JSON and tables in the dialects of the programs that write them. */

const LEAD = 'The ferry to the outer islands will sail again from Monday, the harbour office said.';
const QUOTE = '"We have waited for this since autumn," said its head, Runa Aldby.';
const BODY = [LEAD, QUOTE];
const HTML = BODY.map((line) => `<p>${line}</p>`).join('');
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const backslashed = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');

interface Expected {
  title?: string;
  author?: string;
  byline?: string;
  source?: string;
  url?: string;
  publishedAt?: string;
  language?: string;
}

const read = (content: string | Uint8Array, key: string, receivedAt?: string): Promise<Reading> =>
  readFile(typeof content === 'string' ? bytesOf(content) : content, { key, ...(receivedAt && { receivedAt }) });

const expectArticle = async (content: string | Uint8Array, key: string, says: Expected = {}, paragraphs = BODY) => {
  const { articles, rejected } = await read(content, key);
  expect(rejected).toEqual([]);
  expect(articles).toHaveLength(1);
  expect(articles[0]!.article).toMatchObject(says);
  expect(articles[0]!.article.paragraphs).toEqual(paragraphs);
};

const reasonsFor = async (content: string, key: string, receivedAt?: string): Promise<string[]> => {
  try {
    return (await read(content, key, receivedAt)).rejected.map(({ reason }) => reason);
  } catch (error) {
    if (error instanceof RejectedFile) return [error.reason];
    throw error;
  }
};

const rss = (item: string, channel = '', namespaces = ''): string =>
  `<?xml version="1.0"?><rss version="2.0" ${namespaces}><channel><title>Courier</title>${channel}<item><title>Ferry sails</title>${item}</item></channel></rss>`;

describe('a feed', () => {
  it.each<[string, string, Expected?]>([
    ['a CDATA section that was escaped', rss(`<description>${escaped(`<![CDATA[${HTML}]]>`)}</description>`)],
    ['HTML that was escaped twice', rss(`<description>${escaped(escaped(HTML))}</description>`)],
    ['HTML that was escaped twice, in CDATA', rss(`<description><![CDATA[${escaped(HTML)}]]></description>`)],
    [
      'lines with breaks that were escaped twice',
      rss(`<description>${escaped(escaped(BODY.join('<br><br>')))}</description>`),
    ],
    ['plain text', rss(`<description>${BODY.join('\n\n')}</description>`)],
    ['only the full content', rss(`<content:encoded><![CDATA[${HTML}]]></content:encoded>`)],
    [
      'a content that holds less than the description',
      rss(`<description>${escaped(HTML)}</description><content:encoded>More at the site.</content:encoded>`),
    ],
    [
      'its own prefixes',
      rss(
        `<c:encoded><![CDATA[${HTML}]]></c:encoded><d:creator>Karl Lund</d:creator><a10:updated>2026-03-03T10:15:00Z</a10:updated>`,
        '',
        'xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:a10="http://www.w3.org/2005/Atom"',
      ),
      { author: 'Karl Lund', publishedAt: '2026-03-03T10:15:00.000Z' },
    ],
    [
      'a namespace on the element',
      rss(`<encoded xmlns="https://purl.org/rss/1.0/modules/content/"><![CDATA[${HTML}]]></encoded>`),
    ],
    [
      'Atom with a prefix on every element',
      `<?xml version="1.0"?><atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:title>Courier</atom:title><atom:entry><atom:title type="html">Ferry &amp;lt;i&amp;gt;sails&amp;lt;/i&amp;gt;</atom:title><atom:author><atom:name>Karl Lund</atom:name></atom:author><atom:content type="html">${escaped(HTML)}</atom:content></atom:entry></atom:feed>`,
      { author: 'Karl Lund', title: 'Ferry sails' },
    ],
    [
      'RSS 1.0 in RDF',
      `<?xml version="1.0"?><RDF xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:channel xmlns:r="http://purl.org/rss/1.0/"><r:title>Courier</r:title></r:channel><r:item xmlns:r="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about="https://example.org/1"><r:title>Ferry sails</r:title><r:description>${escaped(HTML)}</r:description></r:item></RDF>`,
      { source: 'Courier', url: 'https://example.org/1' },
    ],
    [
      'an address as author',
      rss(`<description>${escaped(HTML)}</description><author>desk@courier.example (Karl Lund)</author>`),
      { author: 'Karl Lund' },
    ],
    [
      'several authors',
      rss(
        `<description>${escaped(HTML)}</description><dc:creator>Karl Lund</dc:creator><dc:creator>Ada Berg</dc:creator>`,
      ),
      { author: 'Karl Lund, Ada Berg' },
    ],
    [
      'Atom inside another feed',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Planet</title><entry><title>Ferry sails</title><source><id>urn:x</id><title>Courier</title><updated>2026-03-03T10:15:00Z</updated></source><content type="html">${escaped(HTML)}</content></entry></feed>`,
      { source: 'Courier' },
    ],
    [
      'WordPress’ export: blocks, the user’s name',
      rss(
        `<dc:creator>klund</dc:creator><content:encoded><![CDATA[<!-- wp:paragraph {"align":"left"} --><p>${LEAD}</p><!-- /wp:paragraph --><!-- wp:paragraph --><p>${QUOTE}</p><!-- /wp:paragraph -->]]></content:encoded><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>`,
        '<wp:author><wp:author_login>klund</wp:author_login><wp:author_display_name><![CDATA[Karl Lund]]></wp:author_display_name></wp:author>',
        'xmlns:wp="http://wordpress.org/export/1.2/"',
      ),
      { author: 'Karl Lund' },
    ],
    [
      'WordPress’ export: paragraphs without tags, a picture',
      rss(
        `<content:encoded><![CDATA[[caption id="a1" width="300"]<img src="x.jpg"> The ferry[/caption]\n\n<strong>The ferry</strong>${LEAD.slice('The ferry'.length)}\n\n${QUOTE}]]></content:encoded>`,
      ),
    ],
  ])('is read with %s', (_, feed, says) => expectArticle(feed, 'a.xml', says));

  it.each([
    ['Mon, 02 Mar 2026 10:00:00 EST', '2026-03-02T15:00:00.000Z'],
    ['Thu, 02 Jul 2026 10:00:00 EDT', '2026-07-02T14:00:00.000Z'],
    ['Mon, 02 Mar 2026 10:00:00 PST', '2026-03-02T18:00:00.000Z'],
    ['Mon, 02 Mar 2026 10:00:00 CST', '2026-03-02T16:00:00.000Z'],
    ['Mon, 02 Mar 2026 10:00:25 UT', '2026-03-02T10:00:25.000Z'],
    ['Fri, 2 Mar 2026 9:05 GMT', '2026-03-02T09:05:00.000Z'],
    ['02 Mar 26 10:00 +0100', '2026-03-02T09:00:00.000Z'],
    ['Mon, 02 Mar 2026 10:00:00 IST', '2026-03-02'],
    ['<![CDATA[ 2026-03-02 11:27:25 +0800 ]]>', '2026-03-02T03:27:25.000Z'],
    ['2026-03-02T15:08Z', '2026-03-02T15:08:00.000Z'],
    ['2026-03-02T15:08:10+01:00[Europe/Berlin]', '2026-03-02T14:08:10.000Z'],
    ['2026-03-02 15:08:10.123456+00', '2026-03-02T15:08:10.000Z'],
    ['2026-03-02 15:08:10 Europe/Berlin', '2026-03-02'],
    ['Mon Mar 02 10:15:25 GMT 2026', '2026-03-02T10:15:25.000Z'],
    ['Mon Mar 02 10:15:25 CST 2026', '2026-03-02'],
    ['Mon Mar 02 2026 10:15:25 GMT+0100 (Central European Standard Time)', '2026-03-02T09:15:25.000Z'],
    ['20260302101525', '2026-03-02'],
    ['1772446525000000', '2026-03-02T10:15:25.000Z'],
  ])('says when: %s', (date, publishedAt) =>
    expectArticle(rss(`<pubDate>${date}</pubDate><description>${escaped(HTML)}</description>`), 'a.rss', {
      publishedAt,
    }),
  );

  it.each([['Mon, 30 Feb 2026 10:00:00 GMT'], ['0000-00-00 00:00:00'], ['02 Foo 2026 10:00 GMT']])(
    'does not say when: %s',
    async (date) => {
      const { articles } = await read(
        rss(`<pubDate>${date}</pubDate><description>${escaped(HTML)}</description>`),
        'a.rss',
      );
      expect(articles[0]!.article).not.toHaveProperty('publishedAt');
    },
  );

  it.each([
    ['a draft', '<wp:status>draft</wp:status>', /not published \(status draft\)/],
    ['a private post', '<wp:status>private</wp:status>', /not published/],
    ['a picture', '<wp:post_type>attachment</wp:post_type>', /no article \(attachment\)/],
    ['a menu', '<wp:post_type>nav_menu_item</wp:post_type>', /no article/],
    ['a comment', '<category term="http://schemas.google.com/blogger/2008/kind#comment"/>', /no article \(comment\)/],
    ['Blogger’s draft', '<app:control><app:draft>yes</app:draft></app:control>', /not published/],
  ])('of a whole site leaves out %s', async (_, mark, reason) =>
    expect(await reasonsFor(rss(`${mark}<description>${escaped(HTML)}</description>`), 'a.xml')).toEqual([
      expect.stringMatching(reason),
    ]),
  );
});

describe('XML that breaks off', () => {
  const item = (at: number) => `<item><title>Ferry ${at}</title><description>${escaped(HTML)}</description></item>`;
  const entry = (at: number) =>
    `<newsItem><contentMeta><headline>Ferry ${at}</headline></contentMeta><contentSet><inlineXML><html><body>${HTML}</body></html></inlineXML></contentSet></newsItem>`;

  it.each([
    ['inside an item', `<rss><channel>${item(1)}${item(2)}${item(3).slice(0, -30)}`],
    ['between two items', `<rss><channel>${item(1)}${item(2)}`],
    ['inside an item of RDF', `<rdf:RDF><channel></channel>${item(1)}${item(2)}<item><title>Fer`],
    ['inside an item of an agency', `<newsMessage><itemSet>${entry(1)}${entry(2)}${entry(3).slice(0, -60)}`],
  ])('keeps the items that are whole: %s', async (_, xml) => {
    const { articles, rejected } = await read(`<?xml version="1.0"?>${xml}`, 'a.xml');
    expect(articles.map(({ article }) => article.title)).toEqual(['Ferry 1', 'Ferry 2']);
    expect(rejected).toEqual([
      { record: 3, reason: expect.stringMatching(/^The XML breaks off: <\w+> is never closed/) },
    ]);
  });
});

describe('JSON', () => {
  const article = { title: 'Ferry sails', text: BODY.join('\n\n') };
  const json = JSON.stringify(article);

  it.each<[string, string, Expected?]>([
    [
      'Python’s NaN and Infinity',
      `{"title": "Ferry sails", "author": NaN, "score": -Infinity, "rank": Infinity, "text": ${JSON.stringify(article.text)}}`,
    ],
    ['a comma too many', `[{"title": "Ferry sails", "tags": ["a", ], "text": ${JSON.stringify(article.text)} , } , ]`],
    ['line breaks in strings', `{"title": "Ferry sails", "text": "${backslashed(LEAD)}\n\n${backslashed(QUOTE)}"}`],
    ['a byte order mark', `\ufeff${json}`],
    ['many lines', JSON.stringify(article, null, 4)],
    [
      'names in other spellings',
      JSON.stringify({
        Articles: [
          { Title: 'Ferry sails', Full_Text: article.text, 'Published-At': '2026-03-02', AUTHORS: ['Karl Lund'] },
        ],
      }),
      { author: 'Karl Lund', publishedAt: '2026-03-02' },
    ],
    [
      'names in other languages',
      JSON.stringify({ Überschrift: 'Ferry sails', Inhalt: article.text, Datum: '02.03.2026', Autor: 'Karl Lund' }),
      { title: 'Ferry sails', author: 'Karl Lund', publishedAt: '2026-03-02' },
    ],
    [
      'R’s lists of one',
      JSON.stringify({
        title: ['Ferry sails'],
        text: [article.text],
        date: ['2026-03-02'],
        url: ['https://example.org/1'],
      }),
      { url: 'https://example.org/1', publishedAt: '2026-03-02' },
    ],
    [
      'MongoDB’s dates',
      JSON.stringify({ ...article, published: { $date: { $numberLong: '1772446525000' } } }),
      { publishedAt: '2026-03-02T10:15:25.000Z' },
    ],
    [
      'Feedly’s',
      JSON.stringify({
        items: [
          {
            title: 'Ferry sails',
            author: 'Karl Lund',
            published: 1772446525000,
            content: { content: HTML, direction: 'ltr' },
            summary: { content: 'x' },
            origin: { title: 'Courier', streamId: 'feed/x' },
            alternate: [{ href: 'https://example.org/1', type: 'text/html' }],
          },
        ],
      }),
      { author: 'Karl Lund', source: 'Courier', url: 'https://example.org/1', publishedAt: '2026-03-02T10:15:25.000Z' },
    ],
    [
      'Inoreader’s',
      JSON.stringify({
        title: 'Reading list',
        items: [
          {
            title: 'Ferry sails',
            published: 1772446525,
            canonical: [{ href: 'https://example.org/1' }],
            summary: { content: HTML },
            origin: { title: 'Courier' },
          },
        ],
      }),
      { source: 'Courier', url: 'https://example.org/1' },
    ],
    [
      'GNews’',
      JSON.stringify({
        totalArticles: 1,
        articles: [
          {
            title: 'Ferry sails',
            description: 'x',
            content: `${article.text}`,
            publishedAt: '2026-03-02T10:15:25Z',
            source: { name: 'Courier', url: 'https://example.org' },
          },
        ],
      }),
      { source: 'Courier', publishedAt: '2026-03-02T10:15:25.000Z' },
    ],
    [
      'mediastack’s: only a description',
      JSON.stringify({
        pagination: { limit: 1 },
        data: [
          {
            title: 'Ferry sails',
            author: null,
            description: BODY.join('\n\n'),
            source: 'Courier',
            language: 'en',
            published_at: '2026-03-02T10:15:25+00:00',
          },
        ],
      }),
      { source: 'Courier', language: 'en' },
    ],
    [
      'newspaper’s',
      JSON.stringify({
        title: 'Ferry sails',
        text: article.text,
        authors: ['Karl Lund'],
        publish_date: '2026-03-02 10:15:25',
        canonical_link: 'https://example.org/1',
        source_url: 'https://example.org',
      }),
      { url: 'https://example.org/1', publishedAt: '2026-03-02' },
    ],
    [
      'trafilatura’s: the address as source',
      JSON.stringify({
        title: 'Ferry sails',
        text: article.text,
        source: 'https://courier.example/1',
        'source-hostname': 'Courier',
        author: null,
        date: '2026-03-02',
      }),
      { source: 'Courier', url: 'https://courier.example/1' },
    ],
    [
      'WordPress’: a time of Greenwich',
      JSON.stringify([
        {
          date: '2026-03-02T11:15:25',
          date_gmt: '2026-03-02T10:15:25',
          status: 'publish',
          title: { rendered: 'Ferry sails' },
          content: { rendered: HTML },
        },
      ]),
      { publishedAt: '2026-03-02T10:15:25.000Z' },
    ],
    [
      'a search engine’s',
      JSON.stringify({ responseHeader: { status: 0 }, response: { numFound: 1, docs: [article] } }),
    ],
    [
      'an editor’s blocks',
      JSON.stringify({ title: 'Ferry sails', content: BODY.map((text) => ({ type: 'paragraph', text })) }),
    ],
    [
      'lists of its own beside the text',
      JSON.stringify({
        ...article,
        items: [{ name: 'Runa', description: 'A ferry of the islands with room for two hundred people.' }],
      }),
    ],
    [
      'Event Registry’s: a day and a time, a language of three letters',
      JSON.stringify({
        articles: {
          results: [
            {
              lang: 'eng',
              date: '2026-03-02',
              time: '10:15:25',
              dateTime: '2026-03-02T10:15:25Z',
              title: 'Ferry sails',
              body: article.text,
              source: { uri: 'courier.example', title: 'Courier' },
              authors: [{ name: 'Karl Lund' }],
            },
          ],
        },
      }),
      { publishedAt: '2026-03-02T10:15:25.000Z', language: 'en', source: 'Courier', author: 'Karl Lund' },
    ],
    [
      'the Guardian’s: the same in plain text',
      JSON.stringify({
        response: { results: [{ webTitle: 'Ferry sails', fields: { body: HTML, bodyText: BODY.join(' ') } }] },
      }),
    ],
    [
      'the AP’s: NITF in a field, bylines',
      JSON.stringify({
        data: {
          items: [
            {
              meta: {},
              item: { type: 'text', headline: 'Ferry sails', bylines: [{ by: 'By KARL LUND' }], body_nitf: HTML },
            },
          ],
        },
      }),
      { byline: 'By KARL LUND' },
    ],
    [
      'Arc’s elements',
      JSON.stringify({
        type: 'story',
        headlines: { basic: 'Ferry sails' },
        content_elements: [
          { type: 'text', content: LEAD },
          { type: 'image', caption: 'The ferry Runa in port, in a picture of last year.' },
          { type: 'text', content: QUOTE },
        ],
        credits: { by: [{ name: 'Karl Lund' }] },
        display_date: '2026-03-02T10:15:25Z',
      }),
      { author: 'Karl Lund', publishedAt: '2026-03-02T10:15:25.000Z' },
    ],
    [
      'a headline beside the title of the page',
      JSON.stringify({ ...article, title: 'Ferry sails | Courier | News', headline: 'Ferry sails' }),
      { title: 'Ferry sails' },
    ],
  ])('is read with %s', (_, content, says) => expectArticle(content, 'a.json', { title: 'Ferry sails', ...says }));

  it.each([
    [
      'over many lines, one behind the other',
      [article, article].map((one) => JSON.stringify(one, null, 2)).join('\n'),
      'a.jsonl',
    ],
    ['one behind the other on a line', `${json}${json}`, 'a.json'],
    ['lists one behind the other', `[${json}]\n[${json}]\n`, 'a.json'],
    ['a list in a file of lines', `[\n${json},\n${json}\n]`, 'a.jsonl'],
    ['lines with commas', `${json},\n${json},\n`, 'a.jsonl'],
    ['lines of pages', `{"articles": [${json}]}\n{"articles": [${json}]}\n`, 'a.jsonl'],
    ['lines of lists of one, as R writes them', `[${json}]\n[${json}]\n`, 'a.ndjson'],
    ['lines with Python’s NaN, under any name', `${json.slice(0, -1)}, "x": NaN}\n${json}\n`, 'a.json'],
    ['lines behind empty ones', `\n\n${json}\n\n${json}`, 'a.json'],
  ])('holds several articles: %s', async (_, content, key) => {
    const { articles, rejected } = await read(content, key);
    expect(rejected).toEqual([]);
    expect(articles.map(({ article: { title, paragraphs } }) => [title, paragraphs])).toEqual([
      ['Ferry sails', BODY],
      ['Ferry sails', BODY],
    ]);
  });

  it.each([
    [
      'breaks off',
      `[${json},${json},${json.slice(0, 60)}`,
      2,
      [/record breaks off/, /breaks off before its end, at byte \d+/],
    ],
    ['breaks off between two', `{"articles": [${json},${json},`, 2, [/breaks off before its end/]],
    ['has a broken element', `[${json},{"text": "x" "y"},${json}]`, 2, [/JSON of this record is broken/]],
    ['has no comma between two', `[${json} ${json}]`, 2, []],
    [
      'has a string that is never closed',
      `[${json},\n{"title": "x, "text": "y"},\n${json}]`,
      2,
      [/JSON of this record/],
    ],
    ['goes on behind a list inside it', `{"articles": [${json}], "page": 2 "articles": [${json}]}`, 2, []],
  ])('that %s keeps what can be read', async (_, content, count, reasons) => {
    const { articles, rejected } = await read(content, 'a.json');
    expect(articles.map(({ article: { title } }) => title)).toEqual(Array(count).fill('Ferry sails'));
    expect(rejected.map(({ reason }) => reason)).toEqual(reasons.map((reason) => expect.stringMatching(reason)));
  });

  it.each(['… [+1234 chars]', '... [1234 chars]'])('that says how it was cut off is read without that: %s', (mark) =>
    expectArticle(JSON.stringify({ ...article, text: `${article.text} ${mark}` }), 'a.json', {}, [LEAD, `${QUOTE}…`]),
  );

  it('takes of the things on a page the article', async () => {
    const page = {
      '@type': 'WebPage',
      name: 'Ferry sails',
      description: 'All about the ferries of the outer islands, on one page.',
    };
    const { articles, rejected } = await read(
      JSON.stringify({
        '@graph': [page, { '@type': 'NewsArticle', headline: 'Ferry sails', articleBody: article.text }],
      }),
      'a.json',
    );
    expect(articles.map(({ article }) => article.paragraphs)).toEqual([BODY]);
    expect(rejected).toEqual([{ record: 1, reason: expect.stringMatching(/no text \(type WebPage\)/) }]);
  });

  it.each<[string, unknown, RegExp]>([
    [
      'GDELT’s list of links',
      {
        articles: [
          {
            url: 'https://example.org/1',
            title: 'Ferry sails',
            seendate: '20260302T101525Z',
            domain: 'example.org',
            language: 'English',
          },
        ],
      },
      /no article/,
    ],
    ['an answer without results', { status: 'ok', totalResults: 0, articles: [] }, /no article/],
    [
      'an error',
      { status: 'error', code: 'apiKeyInvalid', message: 'Your API key is invalid or incorrect.' },
      /no article/,
    ],
    ['a draft', { ...article, status: 'draft' }, /not published/],
  ])('is refused with a reason: %s', async (_, value, reason) =>
    expect(await reasonsFor(JSON.stringify(value), 'a.json')).toEqual([expect.stringMatching(reason)]),
  );
});

describe('ninjs', () => {
  const ninjs = {
    uri: 'tag:agency.example,2026:1',
    type: 'text',
    versioncreated: '2026-03-02T11:00:00+00:00',
    firstcreated: '2026-03-02T10:15:25+00:00',
    pubstatus: 'usable',
    headline: 'Ferry sails',
    byline: 'Karl Lund',
    located: 'Port Elster',
    subject: [{ name: 'transport', scheme: 'x' }],
    copyrightholder: 'Norrland Press Agency',
    body_text: BODY.join(' '),
    body_html: HTML,
  };
  const modern = {
    uri: 'https://agency.example/2',
    standard: { name: 'ninjs', version: '3.0' },
    type: 'text',
    firstCreated: '2026-03-02T10:15:25Z',
    pubStatus: 'usable',
    title: 'NPA2026-FERRY',
    headlines: [
      { role: 'short', value: 'Ferry', contentType: 'text/plain' },
      { role: 'main', value: 'Ferry sails', contentType: 'text/plain' },
    ],
    by: 'Karl Lund',
    located: 'Port Elster',
    bodies: [
      { role: 'main', contentType: 'text/plain', value: BODY.join(' ') },
      { role: 'main', contentType: 'text/html', value: HTML },
    ],
    infoSources: [{ name: 'Ministry' }],
    provider: 'Norrland Press Agency',
  };
  const placed = [`Port Elster — ${LEAD}`, QUOTE];
  const says = {
    title: 'Ferry sails',
    byline: 'Karl Lund',
    source: 'Norrland Press Agency',
    publishedAt: '2026-03-02T10:15:25.000Z',
  };

  it.each<[string, unknown, Expected]>([
    ['1.x', ninjs, says],
    ['2.x and 3.x', modern, says],
    ['in a list of Superdesk’s', { _items: [ninjs], _meta: { total: 1 } }, says],
    ['without a headline', { ...ninjs, headline: undefined }, { byline: 'Karl Lund' }],
    ['whose place is in the text', { ...ninjs, body_html: `<p>PORT ELSTER (NPA) - ${LEAD}</p><p>${QUOTE}</p>` }, says],
    ['with an embargo that is over', { ...ninjs, embargoed: '2026-03-02T12:00:00Z' }, says],
  ])('is read: %s', async (_, value, expected) => {
    const { articles } = await read(JSON.stringify(value), 'a.json', '2026-03-02T12:00:01.000Z');
    expect(articles).toHaveLength(1);
    const { article } = articles[0]!;
    expect(article).toMatchObject(expected);
    expect([placed, [`PORT ELSTER (NPA) - ${LEAD}`, QUOTE]]).toContainEqual(article.paragraphs);
    if (!('title' in expected)) expect(article).not.toHaveProperty('title');
  });

  it.each<[string, unknown, RegExp]>([
    ['a cancelled item', { ...ninjs, pubstatus: 'canceled' }, /cancelled this item/],
    ['a cancelled item of ninjs 3', { ...modern, pubStatus: 'stat:canceled' }, /cancelled this item/],
    ['a withheld item', { ...ninjs, pubstatus: 'withheld' }, /withholds this item \(/],
    [
      'a withheld item, until',
      { ...ninjs, pubstatus: 'withheld', embargoed: '2026-12-31T12:00:00Z' },
      /withholds this item until 2026-12-31T12:00:00/,
    ],
    [
      'an item under embargo',
      { ...modern, embargoed: '2026-03-02T12:00:00+00:00' },
      /under embargo until 2026-03-02T12:00:00.*upload it again/,
    ],
    ['an item under embargo for the day', { ...modern, embargoed: '2026-03-02' }, /under embargo until 2026-03-02/],
    [
      'a picture',
      { ...ninjs, type: 'picture', body_text: undefined, body_html: undefined, description_text: `${LEAD} Photo: NPA` },
      /no text \(type picture\)/,
    ],
  ])('is refused: %s', async (_, value, reason) =>
    expect(await reasonsFor(JSON.stringify(value), 'a.json', '2026-03-02T12:00:00.000Z')).toEqual([
      expect.stringMatching(reason),
    ]),
  );
});

describe('agency XML', () => {
  const g2 = (meta: string, prefix = ''): string =>
    `<?xml version="1.0"?><${prefix}newsItem xmlns${prefix && ':n'}="http://iptc.org/std/nar/2006-10-01/" guid="urn:x"><${prefix}itemMeta>${meta}</${prefix}itemMeta><${prefix}contentMeta><${prefix}headline>Ferry sails</${prefix}headline></${prefix}contentMeta><${prefix}contentSet><${prefix}inlineXML><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body>${BODY.map((line) => `<h:p>${line}</h:p>`).join('')}</h:body></h:html></${prefix}inlineXML></${prefix}contentSet></${prefix}newsItem>`;
  const nitf = (docdata: string): string =>
    `<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">\n<nitf><head><title></title>${docdata}</head><body><body.head><distributor>NPA</distributor></body.head><body.content><block>${HTML}</block></body.content></body></nitf>`;
  const newsml = (status: string): string =>
    `<?xml version="1.0"?><NewsML><NewsItem><NewsManagement><FirstCreated>20260302T101525Z</FirstCreated>${status}</NewsManagement><NewsComponent><NewsLines><HeadLine>Ferry sails</HeadLine></NewsLines><ContentItem><DataContent>${HTML}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`;

  it.each<[string, string, Expected]>([
    ['NewsML-G2 with prefixes', g2('<n:pubStatus qcode="stat:usable"/>', 'n:'), { title: 'Ferry sails' }],
    [
      'NITF without headline',
      nitf('<docdata management-status="usable"><date.issue norm="20260302T101525Z"/></docdata>'),
      { source: 'NPA', publishedAt: '2026-03-02T10:15:25.000Z' },
    ],
    [
      'NITF released before it was received',
      nitf('<docdata management-status="embargoed"><date.release norm="20260302T120000Z"/></docdata>'),
      {},
    ],
    [
      'NewsML 1',
      newsml('<Status FormalName="Usable"/>'),
      { title: 'Ferry sails', publishedAt: '2026-03-02T10:15:25.000Z' },
    ],
  ])('is read: %s', (_, content, says) => expectArticle(content, 'upload', says));

  it.each([
    ['NewsML-G2, cancelled', g2('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>'), /cancelled/],
    [
      'NewsML-G2 under embargo',
      g2('<pubStatus qcode="stat:usable"/><embargoed>2026-12-31T12:00:00Z</embargoed>'),
      /embargo until 2026-12-31T12/,
    ],
    [
      'NewsML-G2, withheld',
      g2('<pubStatus qcode="stat:withheld"/><embargoed>2026-12-31T12:00:00Z</embargoed>'),
      /withholds this item until 2026-12-31T12/,
    ],
    ['NITF, killed', nitf('<docdata management-status="canceled"/>'), /cancelled/],
    [
      'NITF under embargo',
      nitf('<docdata management-status="embargoed"><date.release norm="20261231T120000Z"/></docdata>'),
      /embargo until 2026-12-31T12/,
    ],
    ['NITF, withheld', nitf('<docdata management-status="withheld"/>'), /withholds this item/],
    ['NewsML 1, cancelled', newsml('<Status FormalName="Canceled"/>'), /cancelled/],
    [
      'NewsML 1 under embargo',
      newsml(
        '<Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20261231T120000Z</DateAndTime></StatusWillChange>',
      ),
      /embargo until 2026-12-31T12/,
    ],
  ])('is refused: %s', async (_, content, reason) =>
    expect(await reasonsFor(content, 'a.xml', '2026-03-02T12:00:00.000Z')).toEqual([expect.stringMatching(reason)]),
  );
});

describe('a table', () => {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const text = BODY.join('\n\n');

  it.each<[string, string | Uint8Array, string, Expected?]>([
    [
      'backslashes before quotation marks, as Python and Spark write them',
      `title,date,text\n"Ferry \\"Runa\\" sails",2026-03-02,"${backslashed(text)}"\n`,
      'a.csv',
      { title: 'Ferry "Runa" sails' },
    ],
    [
      'both kinds of escapes',
      `title,text\n${quoted('Ferry "Runa" sails')},"${backslashed(text)}"\n`,
      'a.csv',
      { title: 'Ferry "Runa" sails' },
    ],
    [
      'MySQL’s: no value, escaped line ends',
      `id\ttitle\tauthor\ttext\n1\tFerry sails\t\\N\t${text.replaceAll('\n', '\\\n')}\n`,
      'a.tsv',
      { title: 'Ferry sails' },
    ],
    [
      'PostgreSQL’s text: letters for line ends',
      `title\tauthor\ttext\nFerry sails\t\\N\t${text.replaceAll('\n', '\\n')}\n`,
      'a.tsv',
      { title: 'Ferry sails' },
    ],
    [
      'a backslash that escapes a delimiter',
      `title,author,text\nFerry\\, sails,\\N,${text.replaceAll(',', '\\,').replaceAll('\n', '\\n')}\n`,
      'a.csv',
      { title: 'Ferry, sails' },
    ],
    [
      'backslashes that are none',
      `title,text,path\nFerry sails,${quoted(text)},"C:\\news\\"\n`,
      'a.csv',
      { title: 'Ferry sails' },
    ],
    [
      'Excel’s separator line and semicolons',
      `sep=;\r\nTitle;Full Text\r\nFerry sails;${quoted(text.replaceAll('\n', '\r\n'))}\r\n`,
      'a.csv',
    ],
    [
      'UTF-16 and tabs, as media monitors export them',
      Buffer.from(
        `\ufeffDate\tHeadline\tURL\tOpening Text\tSource\r\n02-Mar-2026 10:15AM\tFerry sails\thttps://example.org/1\t${quoted(text)}\tCourier\r\n`,
        'utf16le',
      ),
      'a.csv',
      { title: 'Ferry sails', source: 'Courier', publishedAt: '2026-03-02', url: 'https://example.org/1' },
    ],
    [
      'pandas’ lists and empty values',
      `,title,authors,publish_date,text\n0,Ferry sails,"['Karl Lund', 'Ada Berg']",nan,${quoted(text)}\n`,
      'a.csv',
      { author: 'Karl Lund, Ada Berg' },
    ],
    [
      'R’s row names and NA',
      `"","title","author","text"\n"1","Ferry sails",NA,${quoted(text)}\n`,
      'a.csv',
      { title: 'Ferry sails' },
    ],
    [
      'WordPress’ table of posts',
      `ID;post_date;post_date_gmt;post_title;post_content;post_status\n1;2026-03-02 11:15:25;2026-03-02 10:15:25;Ferry sails;${quoted(text)};publish\n`,
      'a.csv',
      { publishedAt: '2026-03-02T10:15:25.000Z' },
    ],
    [
      'lines above the header',
      `Results for: ferry\nExported 2 March 2026\n\nHeadline,Full Text\nFerry sails,${quoted(text)}\n`,
      'a.csv',
    ],
    [
      'names in another language',
      `Titel;Datum;Text;Quelle\nFerry sails;02.03.2026;${quoted(text)};Courier\n`,
      'a.csv',
      { source: 'Courier', publishedAt: '2026-03-02' },
    ],
  ])('is read with %s', async (_, content, key, says) => {
    await expectArticle(content, key, says);
    const { article } = (await read(content, key)).articles[0]!;
    expect(Object.values(article).join(' ')).not.toMatch(/\bNA\b|nan|\\/);
  });

  it.each([
    ['that names only a text', 'Text\nThe ferry sails again from Monday on, the harbour office said.\n'],
    ['that is a sentence', 'Text, and nothing but text, is what they sent.\nThe ferry sails again from Monday on.\n'],
  ])('is not seen in a line %s', async (_, content) => {
    const { articles } = await read(content, 'upload');
    expect(articles[0]!.article.paragraphs.join(' ')).toContain('The ferry sails again from Monday on');
  });

  it('leaves out what is not published', async () => {
    expect(
      await reasonsFor(`post_title,post_content,post_status\nFerry sails,${quoted(text)},draft\n`, 'a.csv'),
    ).toEqual([expect.stringMatching(/not published/)]);
  });

  it.each([
    [
      'and the next row has some',
      `"Ferry",2026-03-02,"${LEAD}"\n"Bus,2026-03-02,${LEAD}\n"Tram",2026-03-02,"${LEAD.replace(',', '')}"\n`,
    ],
    [
      'up to the end',
      `Ferry,2026-03-02,"${LEAD}"\nBus,2026-03-02,"${LEAD.replace(',', '')}\nTram,2026-03-02,${LEAD.replace(',', '')}\n`,
    ],
  ])('reads the rows that a quotation mark holds together, opened and never closed, %s', async (_, rows) => {
    const { articles, rejected } = await read(
      `title,date,text\n${rows.replaceAll(/(?<=Bus,2026-03-02,.*), /g, ' ')}`,
      'a.csv',
    );
    expect(rejected).toEqual([]);
    expect(articles.map(({ article }) => article.title?.replaceAll('"', ''))).toEqual(['Ferry', 'Bus', 'Tram']);
  });

  it('says so if it cannot tell them', async () => {
    const rows = `Bus,"${LEAD}\nTram,"${LEAD.replace(',', '')}"\nFerry,"${LEAD}"\n`;
    const { articles, rejected } = await read(`title,text\n${rows}`, 'a.csv');
    expect(articles.map(({ article }) => article.title)).toEqual(['Ferry']);
    expect(rejected).toEqual([{ record: 1, reason: expect.stringMatching(/opened and never closed/) }]);
  });

  it('reads the rows behind one with escapes', async () => {
    const rows = [1, 2, 3].map((at) => `Ferry ${at},"${backslashed(`${QUOTE} ${LEAD}`)}"`);
    const { articles } = await read(`title,text\n${rows.join('\n')}\n`, 'a.csv');
    expect(articles.map(({ article }) => article.title)).toEqual(['Ferry 1', 'Ferry 2', 'Ferry 3']);
  });
});
