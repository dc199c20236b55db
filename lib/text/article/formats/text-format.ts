import { csvHeaderOf } from './fields/csv-header.ts';
import { isJsonLines } from './fields/json-lines.ts';

/** Formats of text. Binary formats have MIME types, see binary-type.ts. */
export type TextFormat = 'html' | 'xml' | 'json' | 'json-lines' | 'csv' | 'eml' | 'markdown' | 'text';

/** Characters that the format is read from. */
const HEAD_CHARACTERS = 4000;
/** The first two lines of JSON Lines are looked for in these. */
const MAX_LINES_CHARACTERS = 2_000_000;
/** Lines that are taken for the head of a mail if no empty line ends it. */
const MAIL_HEAD_LINES = 12;

const HTML =
  /^(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p|h1|span|table)[\s>/]/i;
const NEWS_XML = /<(?:[\w-]{1,20}:)?(?:rss|feed|RDF|nitf|newsItem|newsMessage|packageItem|NewsML)[\s>]/;
const XML = new RegExp(
  `^(?:<\\?xml[\\s?]|<!DOCTYPE\\s+(?:nitf|NewsML|rss)\\b|${NEWS_XML.source}|<(?:item|entry)[\\s>])`,
);
const XHTML = /<html[\s>]/i;

const MAIL_FIELD =
  /^(?:from|to|subject|date|message-id|mime-version|received|return-path|content-type|delivered-to|reply-to|x-[\w-]+|dkim-signature|sender|list-[\w-]+|cc):/i;

const FORMAT_OF_ENDING: Record<string, TextFormat> = {
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
const FORMAT_OF_TYPE: Record<string, TextFormat> = {
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

/** The file extension of a key, without its dot, in lower case. */
const endingOf = (key: string): string => /\.([a-z\d]{1,10})$/i.exec(key)?.[1]?.toLowerCase() ?? '';

/**
 * The format of a text: by its content if that is conclusive, else by its name and Content-Type.
 *
 * @param text the decoded file
 */
export const textFormatOf = (text: string, key: string, contentType = ''): TextFormat => {
  const head = text
    .slice(0, HEAD_CHARACTERS)
    .replace(/^\ufeff/, '')
    .trimStart();
  const named = FORMAT_OF_ENDING[endingOf(key)] ?? FORMAT_OF_TYPE[contentType.split(';')[0]!.trim().toLowerCase()];
  if (XML.test(head)) return XHTML.test(head) && !NEWS_XML.test(head) ? 'html' : 'xml';
  if (HTML.test(head)) return 'html';
  if (head.startsWith('{') || head.startsWith('[')) {
    if (isJsonLines(text.slice(0, MAX_LINES_CHARACTERS), named === 'json-lines')) return 'json-lines';
    if (named === 'json' || named === 'json-lines' || /^(?:\{\s*"|\[\s*[{"[\]])/.test(head)) return 'json';
  }
  if (looksLikeMail(head) || named === 'eml') return 'eml';
  if (
    named === undefined &&
    /<\/(?:p|div|body|html|article)>/i.test(text) &&
    /<(?:p|div|body|article)[\s>]/i.test(head)
  )
    return 'html';
  if (named === undefined && csvHeaderOf(head.slice(0, head.search(/[\r\n]|$/))) !== undefined) return 'csv';
  // A file named .json that holds none is broken JSON.
  return named ?? 'text';
};

const looksLikeMail = (head: string): boolean => {
  const lines = head.split(/\r?\n/).filter((line) => !/^[ \t]/.test(line));
  const end = lines.indexOf('');
  const fields = lines.slice(0, end === -1 ? MAIL_HEAD_LINES : end);
  const known = fields.filter((line) => MAIL_FIELD.test(line)).length;
  return (
    fields.length >= 2 &&
    known >= 2 &&
    fields.every((line) => /^[A-Za-z][\w-]{1,60}:/.test(line)) &&
    fields.some((line) => /^(?:from|received|mime-version|message-id):/i.test(line))
  );
};
