import { paragraphsOf } from '../../characters/paragraphs.ts';
import { isByline } from '../../head/byline.ts';
import { type ExtractedArticle, type ExtractedRecord, setFields } from '../extracted-article.ts';
import { dayOfLine, isCopyright, isWordCount, languageCode, NO_TEXT, writersOf } from './export-lines.ts';

/*
 * Factiva's two text layouts: fields by their codes (HD headline, BY byline, PD date, SN source, LP lead, TD text …), and
 * the lines of a head without codes (headline, "312 words", date, source, code, language, copyright).
 */

/** The line that ends each document: "Document ELSTER0020260303em330001". */
const DOCUMENT_ID = /^(?:AN\s+)?(?:document|dokument|documento) [A-Z0-9]{4,20}\d{8}[a-z0-9]{6,16}$/i;
const PAGE_HEAD = /^(?:page ?\d+ ?of ?\d+ ?)?(?:©|\(c\)) ?\d{4} ?factiva, ?inc\b.*$|^page \d+ of \d+$/i;

const CODES =
  'SE|HD|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN|ART|CLM|BY|GC|NGC|RST|CX|DLN|TE|OPC|PFS';
const CODE_LINE = new RegExp(`^(${CODES})(?:[\\t ](.*))?$`);
/** Fields of the text; all others are about it. */
const TEXT_CODES = new Set(['LP', 'TD']);
/** In running text a line may begin with one of these words in capitals. */
const ALSO_WORDS = new Set(['IN', 'RE', 'CO', 'BY', 'AN', 'PG', 'ART', 'PUB', 'ED', 'TE', 'CT', 'SE', 'LA']);

/** Whether the fields of a text are marked by Factiva's codes. */
const isCoded = (text: string): boolean =>
  /^HD(?:\s|$)/m.test(text) && /^(?:LP|TD)(?:\s|$)/m.test(text) && /^(?:PD|SN|WC)(?:\s|$)/m.test(text);

const HEAD_WITHOUT_CODES = /^[\d.,']{1,8} (?:words?|wörter|mots?|palabras?|palavras?|parole|woorden)[ \t]*$/im;

const isUncoded = (lines: readonly string[]): boolean =>
  lines.some((line) => DOCUMENT_ID.test(line)) &&
  lines.some((line, at) => HEAD_WITHOUT_CODES.test(line) && nextDay(lines, at) !== undefined);

/** The day on the next line that is not empty. */
const nextDay = (lines: readonly string[], at: number): string | undefined =>
  dayOfLine(lines.slice(at + 1, at + 4).find((line) => line !== '') ?? '');

/**
 * The documents of an export from Factiva.
 *
 * @returns undefined if the text is none
 */
export const readFactiva = (text: string): Iterable<ExtractedRecord> | undefined => {
  if (isCoded(text)) return readCoded(linesOf(text));
  if (!HEAD_WITHOUT_CODES.test(text)) return undefined;
  const lines = linesOf(text);
  return isUncoded(lines) ? readUncoded(lines) : undefined;
};

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !PAGE_HEAD.test(line));

const recordOf = (record: number, extracted: ExtractedArticle): ExtractedRecord =>
  extracted.paragraphs.length > 0 ? { record, extracted } : { record, problem: NO_TEXT };

function* readCoded(lines: readonly string[]): Generator<ExtractedRecord> {
  let record = 0;
  let fields = new Map<string, string[]>();
  let code = '';
  for (const line of lines) {
    const found = codeOf(line, code);
    if (found === undefined && !DOCUMENT_ID.test(line)) {
      fields.get(code)?.push(line);
      continue;
    }
    const next = found?.code ?? 'AN';
    if ((next === 'HD' || next === 'SE') && hasText(fields)) {
      yield recordOf(++record, fromFields(fields));
      fields = new Map();
    }
    code = next;
    if (!fields.has(code)) fields.set(code, []);
    if (found?.value) fields.get(code)!.push(found.value);
  }
  if (fields.has('HD')) yield recordOf(++record, fromFields(fields));
}

const hasText = (fields: ReadonlyMap<string, string[]>): boolean => fields.has('HD') && fields.size > 2;

const codeOf = (line: string, open: string): { code: string; value: string } | undefined => {
  const [, code = '', rest = ''] = CODE_LINE.exec(line) ?? [];
  if (code === '') return undefined;
  const value = rest.trim();
  const isMarked = value === '' || /^[A-Z]+(?:\t| {2})/.test(line) || / : |^Document /.test(value);
  return isMarked || !ALSO_WORDS.has(code) || !TEXT_CODES.has(open) ? { code, value } : undefined;
};

const fromFields = (fields: ReadonlyMap<string, string[]>): ExtractedArticle => {
  const line = (code: string): string => (fields.get(code) ?? []).filter(Boolean).join(' ');
  const text = [...TEXT_CODES].flatMap((code) => ['', ...(fields.get(code) ?? [])]);
  const extracted: ExtractedArticle = {
    paragraphs: paragraphsOf(text.join('\n').trim()).filter((found) => found !== ''),
  };
  setFields(extracted, {
    title: line('HD'),
    ...writersOf(line('BY')),
    source: line('SN'),
    publishedAt: dayOfLine(line('PD')),
    language: languageCode(line('LA')),
  });
  return extracted;
};

function* readUncoded(lines: readonly string[]): Generator<ExtractedRecord> {
  let record = 0;
  let from = 0;
  for (let at = 0; at < lines.length; at++) {
    if (!DOCUMENT_ID.test(lines[at]!)) continue;
    const extracted = readUncodedDocument(lines.slice(from, at));
    if (extracted) yield recordOf(++record, extracted);
    from = at + 1;
  }
  // The last one may be cut off.
  const extracted = readUncodedDocument(lines.slice(from));
  if (extracted) yield recordOf(++record, extracted);
}

/** A source's code, and numbers of pages and volumes. */
const SHORT_FIELD =
  /^(?:[A-Z0-9]{1,8}|\d{1,2}[:.]\d{2}(?: ?[AP]M)?|(?:page |p\.? ?|s\. ?)?[A-Z]?\d{1,4}(?:[-–,] ?\d{1,4})*|vol(?:ume)?\.? .{1,20}|(?:.{1,30} )?(?:edition|ausgabe|édition|editie|edición))$/i;
/** Lines between the date and the copyright. */
const MAX_HEAD_LINES = 12;
/** A section above a headline has at most so many words. */
const MAX_SECTION_WORDS = 3;

const readUncodedDocument = (lines: readonly string[]): ExtractedArticle | undefined => {
  const count = lines.findIndex((line, at) => isWordCount(line) && nextDay(lines, at) !== undefined);
  if (count === -1) return undefined;
  const above = lines.slice(0, count).filter(Boolean);
  const byline = above.length > 1 && isByline(above.at(-1)!) ? above.pop() : undefined;
  const [first = '', second] = above;
  const isSection =
    second !== undefined &&
    first.split(' ').length <= MAX_SECTION_WORDS &&
    second.split(' ').length > MAX_SECTION_WORDS;
  const date = lines.findIndex((line, at) => at > count && line !== '');
  let source: string | undefined;
  let language: string | undefined;
  let at = date + 1;
  for (let read = 0; at < lines.length && read < MAX_HEAD_LINES; at++) {
    const line = lines[at]!;
    if (line === '') continue;
    read++;
    if (isCopyright(line)) {
      // It may be longer than a line.
      while (at < lines.length && lines[at] !== '' && !(/\.$/.test(lines[at]!) && lines[at] !== line)) at++;
      break;
    }
    if (language !== undefined) break;
    if (source === undefined && !/^\d{1,2}[:.]\d{2}/.test(line)) source = line;
    else if (languageCode(line) !== undefined && line.length <= 30) language = languageCode(line);
    else if (!SHORT_FIELD.test(line)) break;
  }
  const extracted: ExtractedArticle = { paragraphs: paragraphsOf(lines.slice(at).join('\n').trim()) };
  // Some publishers end with their name.
  if (lines.slice(count, at).some((line) => line.includes(extracted.paragraphs.at(-1) ?? '\n')))
    extracted.paragraphs.pop();
  setFields(extracted, {
    title: (isSection ? above.slice(1) : above).join(' '),
    byline,
    source,
    publishedAt: nextDay(lines, count),
    language,
  });
  return extracted;
};
