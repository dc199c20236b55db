import { deflateSync, gzipSync } from 'node:zlib';
import { zip } from '../../text/article/formats/files.ts';

const SENTENCE = 'The council met on Monday and agreed the budget for the year, the mayor said. ';
/** The largest text that a file may unpack to. */
const MOST = 39_000_000;
/** The largest file. */
const FILE = 4_900_000;

const times = (text: string, bytes: number): string => text.repeat(Math.floor(bytes / text.length));
const several = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

/** A PDF of these objects, numbered from 1, the first of them its catalogue; a stream is deflated. */
const pdfOf = (objects: { dictionary: string; stream?: string }[]): Uint8Array => {
  const parts = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let at = parts[0]!.length;
  for (const [i, { dictionary, stream }] of objects.entries()) {
    const data = stream === undefined ? undefined : deflateSync(Buffer.from(stream, 'latin1'));
    const entries = data ? `${dictionary} /Filter /FlateDecode /Length ${data.length}` : dictionary;
    const body = Buffer.concat([
      Buffer.from(`${i + 1} 0 obj\n<< ${entries} >>\n`),
      ...(data ? [Buffer.from('stream\n'), data, Buffer.from('\nendstream\n')] : []),
      Buffer.from('endobj\n'),
    ]);
    offsets.push(at);
    at += body.length;
    parts.push(body);
  }
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer << /Root 1 0 R /Size ${size} >>\nstartxref\n${at}\n%%EOF`;
  return Buffer.concat([...parts, Buffer.from(end)]);
};

const FONT = { dictionary: '/Type /Font /Subtype /Type1 /BaseFont /Helvetica' };

/** A PDF whose pages all show the same content: object 4. */
export const pagesOf = (count: number, content: string): Uint8Array =>
  pdfOf([
    { dictionary: '/Type /Catalog /Pages 2 0 R' },
    { dictionary: `/Type /Pages /Count ${count} /Kids [${several(count, (i) => `${i + 5} 0 R`).join(' ')}]` },
    FONT,
    { dictionary: '', stream: content },
    ...several(count, () => ({
      dictionary:
        '/Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> /Contents 4 0 R',
    })),
  ]);

/** A PDF in which each of a dozen forms draws the next one ten times: a billion laughs. */
const formsInForms = (): Uint8Array => {
  const draws = times('/X Do ', 60);
  const form = (next: number) => ({
    dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${next} 0 R >> >>`,
    stream: draws,
  });
  return pdfOf([
    { dictionary: '/Type /Catalog /Pages 2 0 R' },
    { dictionary: '/Type /Pages /Count 1 /Kids [3 0 R]' },
    {
      dictionary:
        '/Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R',
    },
    { dictionary: '', stream: draws },
    ...several(12, (i) => form(i + 6)),
    {
      dictionary: '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 18 0 R >> >>',
      stream: 'BT /F1 12 Tf (a) Tj ET',
    },
    FONT,
  ]);
};

const docxOf = (body: string): Uint8Array =>
  zip({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
  });

const records = (count: number, bytes: number): { title: string; text: string }[] =>
  several(count, (i) => ({ title: `News ${i}`, text: `Number ${i}. ${times(SENTENCE, bytes / count)}` }));

const feed = (count: number, bytes: number): string => {
  const items = records(count, bytes).map(
    ({ title, text }) => `<item><title>${title}</title><description>${text}</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel>${items.join('')}</channel></rss>`;
};

const names = (count: number): string =>
  several(count, (i) => `${NAMES[i % 7]} ${NAMES[(i * 3) % 11]}${'abcdefghij'[i % 10]}${i.toString(26)}`).join(', ');
const NAMES = ['Anna', 'Boris', 'Clara', 'David', 'Edith', 'Frank', 'Greta', 'Hugo', 'Iris', 'Jonas', 'Klara'];

/** Files that are small or legal and make a careless reader work for minutes or run out of memory, by name. */
export const FILES: Record<string, () => Uint8Array | string> = {
  'pages-of-one-stream.pdf': () =>
    pagesOf(100, `BT (A few words of text.) Tj ET\n${times('0 0 m 1 1 l\n', 18_000_000)}`),
  'one-string.pdf': () => pagesOf(1, `BT /F1 12 Tf (${times('a', 18_000_000)}) Tj ET`),
  'forms-in-forms.pdf': formsInForms,
  'long.docx': () => docxOf(times(`<w:p><w:r><w:t>${SENTENCE}</w:t></w:r></w:p>`, MOST)),
  'one-paragraph.docx': () => docxOf(`<w:p><w:r><w:t>${times(SENTENCE, MOST)}</w:t></w:r></w:p>`),
  'elements.docx': () => docxOf(times('<w:p/>', MOST)),
  'text.txt.gz': () => gzipSync(times(`${SENTENCE}\n\n`, MOST)),
  'page.html.gz': () => gzipSync(`<html><body>${times(`<p>${SENTENCE}</p>`, MOST)}</body></html>`),
  'mail.eml.gz': () =>
    gzipSync(`From: a@b.example\nSubject: x\nContent-Type: text/html\n\n${times(`<p>${SENTENCE}</p>\n`, MOST)}`),
  'array.json.gz': () => gzipSync(JSON.stringify(records(36_000, MOST))),
  'one-record.json.gz': () => gzipSync(JSON.stringify(records(1, MOST))),
  'lines.jsonl.gz': () =>
    gzipSync(
      records(36_000, MOST)
        .map((record) => JSON.stringify(record))
        .join('\n'),
    ),
  'table.csv.gz': () =>
    gzipSync(
      `title,text\n${records(36_000, MOST)
        .map(({ title, text }) => `${title},"${text}"`)
        .join('\n')}`,
    ),
  'feed.xml': () => feed(38_000, FILE / 2),
  'feed.xml.gz': () => gzipSync(feed(3000, MOST)),
  'one-item.xml.gz': () => gzipSync(feed(1, MOST)),
  'zip-in-zip.zip': () =>
    zip({ 'a.zip': zip({ 'a.txt': times(SENTENCE, MOST / 2) }), 'b.zip': zip({ 'b.txt': times(SENTENCE, MOST / 2) }) }),
  'many-files.zip': () =>
    zip(Object.fromEntries(several(9000, (i) => [`${i}.txt`, `Number ${i}. ${times(SENTENCE, 4000)}`]))),
  'links.html': () =>
    `<html><body><article>${times('<p>The council met <a href="x">on Monday</a> and agreed the budget.</p>', FILE)}</article></body></html>`,
  'open-tags.html': () => `<html><body>${times('<', FILE)}`,
  'nested.html': () => `<html><body>${times('<div>', FILE)}The council met on Monday.`,
  'attributes.html': () =>
    `<html><body><p ${several(300_000, (i) => `a${i}="b"`).join(' ')}>The council met.</p></body></html>`,
  'parts.eml': () =>
    `From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary="b"\n\n${times('--b\nContent-Type: text/plain\n\nThe council met on Monday.\n', FILE)}--b--`,
  'brackets.md': () => `# Title\n\n${times('[', 400_000)}\n\n${times('*a **b ', 500_000)}`,
  'capitals.txt': () => times('A B C D. ', FILE),
  'one-sentence.txt': () => `Words ${times('and so on ', FILE)}.`,
  'paragraphs.txt': () =>
    several(55_000, (i) => `The council met on Monday ${i % 7}. It agreed the budget for the year ${i % 11}.`).join(
      '\n\n',
    ),
};

/** The longest text that a message to the analysis holds. */
const MESSAGE = 200_000;

/** Articles that make a careless analysis take quadratic time, by name. */
export const TEXTS: Record<string, () => string> = {
  'ordinary sentences': () =>
    several(2200, (i) => `The council met on day ${i} and agreed the budget, the mayor said.`).join(' '),
  'he said that she said': () => `He said that ${times('she said that ', MESSAGE)}it rained.`,
  'many said so': () =>
    times('Anna Berg said it rained, Boris Dahl said it snowed, and the police said it did not. ', MESSAGE),
  quotations: () => times('“It rained,” said Anna. “It snowed.” ', MESSAGE),
  'unclosed quotations': () => `He said ${times('“a ', MESSAGE)}.`,
  names: () => `The list: ${names(14_000)}.`,
  capitals: () => times('THE COUNCIL MET ON MONDAY AND AGREED. ', MESSAGE),
  commas: () => `They saw ${times('red, blue, old and new, ', MESSAGE)}houses.`,
  'who who who': () => `The man ${times('who knew the man ', MESSAGE)}said it rained.`,
  'one word': () => times('word ', MESSAGE),
  dates: () => times('On Monday 2 March 2026, last week and next May it rained. ', MESSAGE),
};
