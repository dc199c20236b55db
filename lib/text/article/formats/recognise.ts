import { csvHeaderOf } from './csv-header.ts';

/** The formats of text that are told apart; packed and binary ones are known by their first bytes. */
export type Format = 'html' | 'xml' | 'json' | 'json-lines' | 'csv' | 'eml' | 'markdown' | 'text';

const HTML =
  /^(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p|h1|span|table)[\s>/]/i;
const XML = /^(?:<\?xml[\s?]|<(?:rss|feed|rdf:RDF|nitf|newsItem|newsMessage|packageItem|NewsML|item|entry)[\s>])/;
const XHTML = /<html[\s>]/i;

const MAIL_FIELDS =
  /^(?:from|to|subject|date|message-id|mime-version|received|return-path|content-type|delivered-to|reply-to|x-[\w-]+|dkim-signature|sender|list-[\w-]+|cc):/i;

const ENDINGS: Record<string, Format> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  shtml: 'html',
  xml: 'xml',
  rss: 'xml',
  atom: 'xml',
  nitf: 'xml',
  newsml: 'xml',
  rdf: 'xml',
  json: 'json',
  jsonl: 'json-lines',
  ndjson: 'json-lines',
  jsonlines: 'json-lines',
  csv: 'csv',
  tsv: 'csv',
  eml: 'eml',
  md: 'markdown',
  markdown: 'markdown',
};
const TYPES: Record<string, Format> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/json': 'json',
  'application/x-ndjson': 'json-lines',
  'application/jsonl': 'json-lines',
  'text/csv': 'csv',
  'text/tab-separated-values': 'csv',
  'message/rfc822': 'eml',
  'text/markdown': 'markdown',
};

/** The ending of a key's name without its dot, in lower case. */
export const endingOf = (key: string): string => /\.([a-z\d]{1,10})$/i.exec(key)?.[1]?.toLowerCase() ?? '';

/**
 * What a text is: by its content where that shows, else by its name and Content-Type.
 *
 * @param text the decoded file.
 */
export const recognise = (text: string, key: string, contentType = ''): Format => {
  const head = text
    .slice(0, 4000)
    .replace(/^\ufeff/, '')
    .trimStart();
  const named = ENDINGS[endingOf(key)] ?? TYPES[contentType.split(';')[0]!.trim().toLowerCase()];
  if (XML.test(head))
    return XHTML.test(head) && !/<(?:rss|feed|nitf|newsItem|newsMessage)[\s>]/.test(head) ? 'html' : 'xml';
  if (HTML.test(head)) return 'html';
  if (head.startsWith('{') || head.startsWith('[')) {
    const lines = looksLikeJsonLines(text);
    if (lines) return 'json-lines';
    if (named === 'json' || named === 'json-lines' || /^(?:\{\s*"|\[\s*[{"[\]])/.test(head))
      return named === 'json-lines' ? named : 'json';
  }
  if (looksLikeMail(head) || named === 'eml') return 'eml';
  if (
    named === undefined &&
    /<\/(?:p|div|body|html|article)>/i.test(text) &&
    /<(?:p|div|body|article)[\s>]/i.test(head)
  )
    return 'html';
  if (named === undefined && csvHeaderOf(head.slice(0, head.search(/[\r\n]|$/))) !== undefined) return 'csv';
  // A file that is called .json and holds none is broken JSON; one called .html without a tag is a text.
  return named === undefined || named === 'xml' ? (named ?? 'text') : named;
};

/** Two lines at least that are objects each. */
const looksLikeJsonLines = (text: string): boolean => {
  const [one = '', other = ''] = text
    .slice(0, 2_000_000)
    .split('\n', 2)
    .map((line) => line.trim());
  return isObject(one) && other.startsWith('{');
};

const isObject = (line: string): boolean => {
  if (!line.startsWith('{') || !line.endsWith('}')) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
};

const looksLikeMail = (head: string): boolean => {
  const lines = head.split(/\r?\n/).filter((line) => !/^[ \t]/.test(line));
  const end = lines.indexOf('');
  const fields = lines.slice(0, end === -1 ? 12 : end);
  const known = fields.filter((line) => MAIL_FIELDS.test(line)).length;
  return (
    fields.length >= 2 &&
    known >= 2 &&
    fields.every((line) => /^[A-Za-z][\w-]{1,60}:/.test(line)) &&
    fields.some((line) => /^(?:from|received|mime-version|message-id):/i.test(line))
  );
};
