import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import { BODY, BYLINE, bytesOf, DATELINE, TITLE } from '../story.ts';

/** The made-up story in every format that is read. */

const PUBLISHED = '2026-11-03T10:15:00Z';
const URL = 'https://www.example.org/2026/harbour';
const LEAD = BODY[0]!.slice(DATELINE.length);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const tags = (name: string, paragraphs = BODY): string =>
  paragraphs.map((text) => `<${name}>${escaped(text)}</${name}>`).join('\n');

export const RECORD = {
  headline: TITLE,
  body: BODY.join('\n\n'),
  published_at: PUBLISHED,
  source: { name: 'Norrland Press Agency' },
  url: URL,
  author: ['Ingrid Valdasdottir'],
  lang: 'en',
};

export const html = (): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>${TITLE} | The Elster Courier</title>
<meta property="og:site_name" content="The Elster Courier"><link rel="canonical" href="${URL}">
<meta name="author" content="Ingrid Valdasdottir"><meta property="article:published_time" content="${PUBLISHED}"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>${TITLE}</h1><p class="byline">${BYLINE}</p>${tags('p')}</article></main>
<footer>© 2026 The Elster Courier. All rights reserved.</footer></body></html>`;

export const nitf = (): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.3/specification/dtd/nitf-3-3.dtd">
<nitf xml:lang="en"><head><title>${TITLE}</title><docdata><date.issue norm="20261103T101500Z"/><doc.copyright year="2026" holder="Norrland Press Agency"/></docdata></head>
<body><body.head><hedline><hl1>${TITLE}</hl1></hedline><byline>${BYLINE}</byline><dateline><location>PORT ELSTER, Norrland</location></dateline></body.head>
<body.content><block>${tags('p', [LEAD, ...BODY.slice(1)])}<media media-type="image"><media-caption>The customs house in Port Elster.</media-caption></media></block></body.content>
<body.end><tagline>Norrland Press Agency</tagline></body.end></body></nitf>`;

export const newsItem = (
  status = 'usable',
  body = tags('p'),
): string => `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:npa.example:20261103:1" version="3" standard="NewsML-G2" standardversion="2.33" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><provider><name>Norrland Press Agency</name></provider><versionCreated>2026-11-03T11:00:00Z</versionCreated><firstCreated>${PUBLISHED}</firstCreated><pubStatus qcode="stat:${status}"/></itemMeta>
<contentMeta><headline>${TITLE}</headline><by>${BYLINE}</by><dateline>PORT ELSTER, Norrland (NPA)</dateline><language tag="en"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${TITLE}</title></head><body>${body}</body></html></inlineXML></contentSet></newsItem>`;

export const rss =
  (): string => `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Elster Courier</title><link>https://www.example.org/</link><language>en</language>
<item><title>${TITLE}</title><link>${URL}</link><dc:creator>Ingrid Valdasdottir</dc:creator><pubDate>Tue, 03 Nov 2026 10:15:00 +0000</pubDate>
<description>The minister denies it.</description><content:encoded><![CDATA[${tags('p')}]]></content:encoded></item></channel></rss>`;

export const atom =
  (): string => `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Elster Courier</title>
<entry><title>${TITLE}</title><link rel="alternate" href="${URL}"/><author><name>Ingrid Valdasdottir</name></author><published>${PUBLISHED}</published>
<content type="html">${escaped(tags('p'))}</content></entry></feed>`;

export const eml = (): string =>
  [
    'Return-Path: <desk@npa.example>',
    'From: =?utf-8?Q?Ingrid_Valdasd=C3=B3ttir?= <ingrid@npa.example>',
    'To: inbox@example.org',
    `Subject: ${TITLE}`,
    'Date: Tue, 3 Nov 2026 10:15:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(`${BODY.join('\r\n\r\n')}\r\n-- \r\nNorrland Press Agency`)
      .toString('base64')
      .replace(/(.{76})/g, '$1\r\n'),
    '--b1',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>See the text part.</p>',
    '--b1--',
    '',
  ].join('\r\n');

export const markdown = (): string =>
  `---\nauthor: Ingrid Valdasdottir\ndate: 2026-11-03\ntags: [harbour]\n---\n# ${TITLE}\n\n${BODY.map((text) => text.replace('Nordmud', '**Nordmud**').replace('customs house', '[customs house](https://example.org/x)')).join('\n\n')}\n`;

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
export const csv = (delimiter = ','): string =>
  [
    ['title', 'text', 'date', 'url'].join(delimiter),
    [TITLE, BODY.join('\n\n'), '2026-11-03', URL].map(cell).join(delimiter),
  ].join('\r\n');

/** A deflated ZIP archive. `encrypted` sets the flag of encrypted files, `size` states a wrong size. */
export const zip = (
  files: Record<string, Uint8Array | string>,
  { encrypted = false, size }: { encrypted?: boolean; size?: number } = {},
): Uint8Array => {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = typeof content === 'string' ? bytesOf(content) : content;
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size ?? bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const header = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    central.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fields, entry, Buffer.from(name)]),
    );
    local.push(header);
    offset += header.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
};

export const docx = (): Uint8Array => wordDocument([TITLE, ...BODY], 'Title');

/** @param style of the first paragraph */
export const wordDocument = ([first = '', ...others]: readonly string[], style?: string): Uint8Array => {
  const paragraph = (text: string, style?: string): string =>
    `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}${text
      .split(/(?<= )/)
      .map((word) => `<w:r><w:t xml:space="preserve">${escaped(word)}</w:t></w:r>`)
      .join('')}</w:p>`;
  return zip({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph(first, style)}${others.map((text) => paragraph(text)).join('')}<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a table</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`,
    'docProps/core.xml':
      '<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ingrid Valdasdottir</dc:creator></cp:coreProperties>',
  });
};

/**
 * Pages of lines in Helvetica with WinAnsi encoding, as a printer driver writes them. `more` is added to each page,
 * deflated.
 */
export const pdf = (pages: { text: string; size: number; gap: number }[][], more = ''): Uint8Array => {
  const hex = (text: string): string =>
    Buffer.from(
      [...text].map((c) => ({ '’': 0x92, '“': 0x93, '”': 0x94, '—': 0x97, '€': 0x80 })[c] ?? c.charCodeAt(0)),
    ).toString('hex');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  for (const [at, lines] of pages.entries()) {
    const heights = lines.map((_, line) => 780 - lines.slice(0, line + 1).reduce((sum, { gap }) => sum + gap, 0));
    const stream = lines
      .map(({ text, size }, line) => `BT /F1 ${size} Tf 72 ${heights[line]} Td <${hex(text)}> Tj ET`)
      .join('\n')
      .concat(more);
    const packed = more === '' ? undefined : deflateSync(stream).toString('latin1');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`,
      packed === undefined
        ? `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`
        : `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`,
    );
  }
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
};
