import { describe, expect, it } from 'vitest';
import { readFile } from '../../../../lib/text/article/read-file.ts';
import { bytesOf } from '../story.ts';

/** Files as agencies, archives and programs lay them out, which goes beyond the specifications of their formats. */

const LEAD = 'The harbour minister on Tuesday denied having signed a secret contract with a dredging company.';
const QUOTE = '“There is no such paper,” Osvald Brekke said outside the customs house.';
const BODY = [LEAD, QUOTE];
const PLACED = `PORT ELSTER, March 3 (Reuters) - ${LEAD}`;
const p = (...lines: string[]): string => lines.map((line) => `<p>${line}</p>`).join('');
const g2 = (content: string, meta: string, item = ''): string =>
  `<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" standard="NewsML-G2" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>${item}<pubStatus qcode="stat:usable"/></itemMeta><contentMeta>${meta}</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${content}</body></html></inlineXML></contentSet></newsItem>`;
const mail = (head: string[], body: string): string =>
  [
    'From: Desk <desk@example.org>',
    'To: inbox@example.org',
    'Date: Tue, 3 Mar 2026 16:00:00 +0000',
    ...head,
    '',
    body,
  ].join('\r\n');

const FILES: Record<string, { key: string; content: string; says: object; paragraphs: string[] }> = {
  'Reuters: key points, the byline again, a contact': {
    key: 'a.xml',
    content: g2(
      p(
        '* Minister says no paper was signed',
        'By Karl Lund',
        PLACED,
        QUOTE,
        '((karl.lund@agency.example; +47 5555 555))',
      ),
      '<infoSource literal="Reuters"/><contributor role="x:author"><name>Karl Lund</name></contributor><headline>Minister denies it</headline><by>By Karl Lund</by><dateline>PORT ELSTER, March 3 (Reuters) - </dateline>',
      '<provider literal="reuters.com"/>',
    ),
    says: { title: 'Minister denies it', byline: 'By Karl Lund', author: 'Karl Lund', source: 'Reuters' },
    paragraphs: ['* Minister says no paper was signed', PLACED, QUOTE],
  },
  'dpa: notes to editors below the story': {
    key: 'a.xml',
    content: g2(
      `<header><h1>Minister denies it</h1></header><section>${p(...BODY)}</section><footer><section class="notepad public"><h2>Internet</h2><p>Ministry</p></section></footer>`,
      '<headline>Minister denies it</headline>',
      '<provider literal="dpa"/>',
    ),
    says: { title: 'Minister denies it', source: 'dpa' },
    paragraphs: BODY,
  },
  'AFP: initials of the desk at the end': {
    key: 'a.xml',
    content: g2(p(...BODY, 'jd/ab/cd'), '<headline>Minister denies it</headline>'),
    says: {},
    paragraphs: BODY,
  },
  'AP: a separate element for the writer’s job title': {
    key: 'a.nitf',
    content: `<nitf><head/><body><body.head><hedline><hl1>Minister denies it</hl1></hedline><byline>By JANE PORTER<byttl>Associated Press Writer</byttl></byline></body.head><body.content>${p(...BODY)}</body.content></body></nitf>`,
    says: { byline: 'By JANE PORTER, Associated Press Writer' },
    paragraphs: BODY,
  },
  'a wire printed for a terminal': {
    key: 'a.txt',
    content:
      'a0123 09:15 03 Mar 26\nBC-NORRLAND-HARBOUR/ (UPDATE 3)\nMinister denies secret contract\n\n    PORT ELSTER, March 3 (Reuters) - The harbour minister on\nTuesday denied having signed a secret contract.\n    He said that there is no such paper, and that he would know\nof it if there were one.\n    The opposition does not believe him.\n',
    says: { title: 'Minister denies secret contract', dateline: 'PORT ELSTER, March 3 (Reuters) - ' },
    paragraphs: [
      'PORT ELSTER, March 3 (Reuters) - The harbour minister on Tuesday denied having signed a secret contract.',
      'He said that there is no such paper, and that he would know of it if there were one.',
      'The opposition does not believe him.',
    ],
  },
  'a text with headline, byline, paper and date above it': {
    key: 'a.txt',
    content: `Minister denies secret contract\nBy Karl Lund\nThe Elster Courier\nPublished 3 March 2026\n\n${BODY.join('\n\n')}\n`,
    says: {
      title: 'Minister denies secret contract',
      byline: 'By Karl Lund',
      source: 'The Elster Courier',
      publishedAt: '2026-03-03',
    },
    paragraphs: BODY,
  },
  'a LexisNexis delivery': {
    key: 'a.txt',
    content: `Minister denies it\n\nThe Elster Courier\n\nMarch 3, 2026 Tuesday\n\nCopyright 2026 Elster Media All Rights Reserved\n\nSection: NEWS; Pg. 4\n\nLength: 312 words\n\nByline: Karl Lund\n\nBody\n\n${BODY.join('\n\n')}\n\nLoad-Date: March 4, 2026\n\nEnd of Document\n`,
    says: { title: 'Minister denies it', source: 'The Elster Courier', author: 'Karl Lund', publishedAt: '2026-03-03' },
    paragraphs: BODY,
  },
  'a LexisNexis delivery in German, with a long headline and no line above the body': {
    key: 'a.txt',
    content: `                 1 von 1 DOKUMENTEN\n\n           Elster Kurier\n\n      3. März 2026 Dienstag\n           Hauptausgabe\n\nÜBERSCHRIFT: Minister denies it, and the\nopposition does not believe him\n\nAUTOR: Karl Lund\n\nRUBRIK: Hafen; S. 4\n\nLÄNGE: 312 Wörter\n\n${BODY.join('\n\n')}\n\nLOAD-DATE: March 4, 2026\n`,
    says: {
      title: 'Minister denies it, and the opposition does not believe him',
      source: 'Elster Kurier',
      author: 'Karl Lund',
      publishedAt: '2026-03-03',
    },
    paragraphs: BODY,
  },
  'a LexisNexis delivery in Dutch': {
    key: 'a.txt',
    content: `1 van 1 DOCUMENTS\n\nDe Elster Courant\n\n3 maart 2026 dinsdag\n\nKOP: Minister denies it\n\nRUBRIEK: Haven\n\nLENGTE: 312 woorden\n\nDATUM: 3 maart 2026\n\n${BODY.join('\n\n')}\n`,
    says: { title: 'Minister denies it', source: 'De Elster Courant', publishedAt: '2026-03-03' },
    paragraphs: BODY,
  },
  'a LexisNexis delivery in the older layout': {
    key: 'a.txt',
    content: `1 of 1 DOCUMENTS\n\nThe Elster Courier\n\nMarch 3, 2026 Tuesday\n\nHEADLINE: Minister denies it\n\nBYLINE: By Karl Lund\n\nLENGTH: 312 words\n\nBODY:\n\n${BODY.join('\n\n')}\n\nLOAD-DATE: March 4, 2026\n`,
    says: {
      title: 'Minister denies it',
      source: 'The Elster Courier',
      byline: 'By Karl Lund',
      publishedAt: '2026-03-03',
    },
    paragraphs: BODY,
  },
  'WordPress: share buttons and a line on where the post first appeared': {
    key: 'a.rss',
    content: `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Courier</title><item><title>Minister denies it</title><content:encoded><![CDATA[<figure><img src="a"><figcaption>The customs house</figcaption></figure>${p(...BODY)}<div class="sharedaddy"><h3>Share this:</h3></div><p>The post <a href="x">Minister denies it</a> appeared first on <a href="y">Courier</a>.</p>]]></content:encoded></item></channel></rss>`,
    says: { title: 'Minister denies it', source: 'Courier' },
    paragraphs: BODY,
  },
  'Atom: the feed’s author if the entry has none': {
    key: 'a.atom',
    content: `<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><author><name>Karl Lund</name></author><entry><title>Minister denies it</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${p(...BODY)}</div></content></entry></feed>`,
    says: { author: 'Karl Lund' },
    paragraphs: BODY,
  },
  'a mail that forwards another one': {
    key: 'a.eml',
    content: mail(
      ['Subject: FW: wire story', 'Content-Type: text/plain; charset=utf-8'],
      `FYI\n\n---------- Forwarded message ---------\nFrom: News Desk <news@agency.example>\nDate: Tue, Mar 3, 2026 at 3:00 PM\nSubject: Minister denies it\nTo: <desk@example.org>\n\n${BODY.join('\n\n')}`,
    ),
    says: { title: 'Minister denies it', author: 'News Desk', source: 'news@agency.example' },
    paragraphs: BODY,
  },
  'a newsletter laid out in tables': {
    key: 'a.eml',
    content: mail(
      ['Subject: The morning briefing', 'MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8'],
      `<html><body><table><tr><td><a href="x">View in browser</a></td></tr><tr><td>${p(...BODY)}</td></tr><tr><td><p>You receive this because you signed up. <a href="u">Unsubscribe</a></p></td></tr></table></body></html>`,
    ),
    says: { title: 'The morning briefing' },
    paragraphs: BODY,
  },
  'Excel: a separator line, semicolons, dates with full stops': {
    key: 'a.csv',
    content: `\ufeffsep=;\r\nHeadline;Body Text;Publication Date;Author(s)\r\n"Minister ""denies"" it";"${BODY.join('\r\n\r\n')}";3.11.2026;Karl Lund\r\n`,
    says: { title: 'Minister "denies" it', publishedAt: '2026-11-03', author: 'Karl Lund' },
    paragraphs: BODY,
  },
  'a table with unquoted texts': {
    key: 'a.csv',
    content: `title,text\nMinister denies it,${LEAD} He said so, and went home, his spokesman said.\n`,
    says: { title: 'Minister denies it' },
    paragraphs: [`${LEAD} He said so, and went home, his spokesman said.`],
  },
  'Hugo: front matter in TOML, footnotes': {
    key: 'a.md',
    content: `+++\ntitle = "Minister denies it"\ndate = 2026-03-03\n+++\n${LEAD}[^1]\n\n${QUOTE}\n\n[^1]: Interview.\n`,
    says: { title: 'Minister denies it', publishedAt: '2026-03-03' },
    paragraphs: BODY,
  },
};

const API: Record<string, { value: unknown; says: object }> = {
  'WordPress’ own': {
    value: [
      { title: { rendered: 'Minister denies it' }, content: { rendered: p(...BODY) }, excerpt: { rendered: 'x' } },
    ],
    says: { title: 'Minister denies it' },
  },
  'the New York Times’: only a lead': {
    value: {
      response: {
        docs: [
          {
            headline: { main: 'Minister denies it' },
            byline: { original: 'By Karl Lund' },
            snippet: 'Denied.',
            lead_paragraph: BODY.join('\n\n'),
          },
        ],
      },
    },
    says: { title: 'Minister denies it', byline: 'By Karl Lund' },
  },
  'NewsAPI’s: a title that ends with the site': {
    value: {
      articles: [
        { source: { id: null, name: 'Courier' }, title: 'Minister denies it - Courier', content: BODY.join('\n\n') },
      ],
    },
    says: { title: 'Minister denies it', source: 'Courier' },
  },
  'an article inside a wrapper': {
    value: { article: { title: 'Minister denies it', body: BODY.join('\n\n'), author: { name: 'Karl Lund' } } },
    says: { title: 'Minister denies it', author: 'Karl Lund' },
  },
  'the AP’s: each item in a wrapper, its text in HTML': {
    value: {
      data: {
        items: [
          {
            meta: {},
            item: {
              headline: 'Minister denies it',
              bylines: [{ by: 'x' }],
              body_xhtml: p(...BODY),
              uri: 'https://example.org/1',
            },
          },
        ],
      },
    },
    says: { title: 'Minister denies it', url: 'https://example.org/1' },
  },
  'a crawler’s, with whole pages': {
    value: {
      url: 'https://example.org/1',
      html: `<html><body><div class="menu"><p>Home and abroad, all the news of the day.</p></div><article>${p(...BODY)}</article></body></html>`,
    },
    says: { url: 'https://example.org/1' },
  },
  'articles by id': {
    value: { 17: { title: 'Minister denies it', text: BODY.join('\n\n') } },
    says: { title: 'Minister denies it' },
  },
  'related stories inside the text': {
    value: {
      title: 'Minister denies it',
      body_html: `<p>${LEAD}</p><aside><p>Related: ferry fares</p></aside><p>${QUOTE}</p>`,
    },
    says: {},
  },
};

const only = async (content: string, key: string) => {
  const { articles, rejected } = await readFile(bytesOf(content), { key });
  expect(rejected).toEqual([]);
  expect(articles).toHaveLength(1);
  return articles[0]!.article;
};

describe('readFile, files as their producers make them', () => {
  it.each(Object.entries(FILES))('%s', async (_, { key, content, says, paragraphs }) => {
    const article = await only(content, key);
    expect(article).toMatchObject(says);
    expect(article.paragraphs).toEqual(paragraphs);
  });

  it.each(Object.entries(API))('an API’s response: %s', async (_, { value, says }) => {
    const article = await only(JSON.stringify(value), 'a.json');
    expect(article).toMatchObject(says);
    expect(article.paragraphs).toEqual(BODY);
  });
});
