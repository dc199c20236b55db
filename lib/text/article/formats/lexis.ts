import { isWeekday } from '../../words/calendar-names.ts';
import { cleanText } from '../characters/clean-text.ts';
import { paragraphsOf } from '../characters/paragraphs.ts';
import { isByline } from '../head/byline.ts';
import { dateOf } from '../head/dates.ts';
import { type ExtractedArticle, type ExtractedRecord, setFields } from './extracted-article.ts';

/** What LexisNexis prints before a field, in the languages of its interface. */
const LABELS = {
  title: 'headline|kop|titel|titre|schlagzeile|überschrift|título|titulo|titolo',
  byline: 'byline|auteur|autor|autore',
  dateline: 'dateline|dagtekening',
  publishedAt: 'date|datum|fecha|data',
  // Not kept.
  other:
    'section|length|highlight|rubriek|lengte|rubrik|ressort|länge|rubrique|longueur|sección|longitud|sezione|lunghezza',
} as const;
const LABELLED_LINE = new RegExp(
  `^(?:${Object.entries(LABELS)
    .map(([name, words]) => `(?<${name}>${words})`)
    .join('|')}):[ \\t]*(.{1,300})$`,
  'iu',
);

/** The line above a body, and the lines below it, in both layouts of LexisNexis deliveries. */
const BODY_LINE = /^body:?[ \t]*$/im;
const LINE_BELOW_BODY =
  /^(?:(?:load-date|laad-?datum|language|taal|langue|sprache|publication-type|journal code|classification|subject|graphic|notes?|document-type)(?::|[ \t]*$)|end of document|copyright \d{4}|(?:alle rechten|tous droits|alle rechte|all rights) )/im;
/** "2 of 14 DOCUMENTS", "2 van 14 DOCUMENTS": above each document, or "End of Document" below it. */
const COUNTER = /^[ \t]*\d{1,6} (?:of|van|von|de|sur|di) \d{1,6} do[ck]ument\p{L}{0,3}[ \t]*$/imu;
const DOCUMENT_END = new RegExp(`^end of document[ \\t]*$|${COUNTER.source}`, 'imu');
const COPYRIGHT_LINE = /^copyright \d{4} (.{2,80}?)\.?(?: all rights reserved.*)?$/i;

/**
 * Whether a text is a LexisNexis delivery: only those have a line "Body" and a load date, or number their documents above
 * labelled fields.
 */
export const isLexis = (text: string): boolean =>
  (BODY_LINE.test(text) && /^load-date:/im.test(text)) || hasCountedDocument(text);

const hasCountedDocument = (text: string): boolean => {
  const counter = COUNTER.exec(text);
  if (!counter || text.slice(0, counter.index).trim() !== '') return false;
  return headLines(text.slice(counter.index + counter[0].length, counter.index + MAX_HEAD_CHARACTERS)).some(
    (line) => LABELLED_LINE.exec(line)?.groups?.title !== undefined,
  );
};

const MAX_HEAD_CHARACTERS = 4000;

/** The documents of a LexisNexis delivery. */
export function* readLexis(raw: string): Generator<ExtractedRecord> {
  let record = 0;
  for (const part of cleanText(raw).split(DOCUMENT_END)) {
    if (part.trim() === '') continue;
    const extracted = readDocument(part);
    yield extracted
      ? { record: ++record, extracted }
      : { record: ++record, problem: 'This document of the delivery has no body.' };
  }
}

/** The lines of a head. A long field goes on below its label. */
const headLines = (text: string): string[] => {
  const lines: string[] = [];
  let isField = false;
  for (const line of text.split('\n').map((line) => line.trim())) {
    if (line === '') isField = false;
    else if (isField && !LABELLED_LINE.test(line)) lines.push(`${lines.pop()} ${line}`);
    else {
      isField = LABELLED_LINE.test(line);
      lines.push(line);
    }
  }
  return lines;
};

/** The lines above a body and the body: below the line "Body", else below the last labelled line. */
const splitBody = (text: string): { head: string; body: string } | undefined => {
  const mark = BODY_LINE.exec(text);
  if (mark) return { head: text.slice(0, mark.index), body: text.slice(mark.index + mark[0].length) };
  let end = 0;
  let at = 0;
  let isField = false;
  for (const line of text.slice(0, MAX_HEAD_CHARACTERS).split('\n')) {
    at += line.length + 1;
    if (LINE_BELOW_BODY.test(line.trim())) break;
    isField = line.trim() !== '' && (isField || LABELLED_LINE.test(line.trim()));
    if (isField) end = at;
  }
  const body = text.slice(end);
  return end === 0 || body.trim() === '' ? undefined : { head: text.slice(0, end), body };
};

const readDocument = (text: string): ExtractedArticle | undefined => {
  const parts = splitBody(text);
  if (!parts) return undefined;
  const below = LINE_BELOW_BODY.exec(parts.body)?.index ?? parts.body.length;
  const extracted: ExtractedArticle = { paragraphs: paragraphsOf(parts.body.slice(0, below)) };
  const head = headLines(parts.head);
  const fields: Partial<Record<keyof typeof LABELS, string>> = {};
  for (const line of head) {
    const match = LABELLED_LINE.exec(line);
    for (const [name, label] of Object.entries(match?.groups ?? {}))
      if (label !== undefined) fields[name as keyof typeof LABELS] ??= match!.at(-1)!;
  }
  const unlabelled = head.filter((line) => !LABELLED_LINE.test(line) && !COPYRIGHT_LINE.test(line));
  const dateAt = unlabelled.findIndex((line) => dayOf(line) !== undefined);
  const { byline } = fields;
  // The headline is labelled or the first line; the first or next unlabelled line names the newspaper.
  const [title, source] = fields.title === undefined ? unlabelled : [fields.title, unlabelled[0]];
  setFields(extracted, {
    title,
    source: dateAt === 0 ? undefined : source,
    publishedAt: dayOf(unlabelled[dateAt] ?? '') ?? dayOf(fields.publishedAt ?? ''),
    dateline: fields.dateline,
    ...(byline && (isByline(byline) ? { byline } : { author: byline })),
  });
  return extracted;
};

/** An edition may stand behind the weekday: "March 3, 2026 Tuesday Final Edition". */
const dayOf = (line: string): string | undefined => {
  const words = line.split(' ', 8);
  const weekday = words.findLastIndex(isWeekday);
  return dateOf(line) ?? (weekday > 0 ? dateOf(words.slice(0, weekday + 1).join(' ')) : undefined);
};
