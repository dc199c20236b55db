import { cleanText } from '../characters/clean-text.ts';
import { paragraphsOf } from '../characters/paragraphs.ts';
import { isByline } from '../head/byline.ts';
import { dateOf } from '../head/dates.ts';
import { type ExtractedArticle, type ExtractedRecord, setFields } from './extracted-article.ts';

/** The line above a body, and the lines below it, in both layouts of LexisNexis deliveries. */
const BODY_LINE = /^body:?[ \t]*$/im;
const LINE_BELOW_BODY =
  /^(?:load-date|language|publication-type|journal code|classification|subject|graphic|notes?|document-type|end of document|copyright \d{4}):?/im;
const DOCUMENT_END = /^(?:end of document|\d{1,6} of \d{1,6} documents?)[ \t]*$/im;
const LABELLED_LINE = /^(headline|byline|section|length|dateline|highlight):[ \t]*(.{1,300})$/i;
const COPYRIGHT_LINE = /^copyright \d{4} (.{2,80}?)\.?(?: all rights reserved.*)?$/i;

/** Whether a text is a LexisNexis delivery: only those have a line "Body" and a load date. */
export const isLexis = (text: string): boolean => BODY_LINE.test(text) && /^load-date:/im.test(text);

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

const readDocument = (text: string): ExtractedArticle | undefined => {
  const mark = BODY_LINE.exec(text);
  if (!mark) return undefined;
  const body = text.slice(mark.index + mark[0].length);
  const extracted: ExtractedArticle = {
    paragraphs: paragraphsOf(body.slice(0, LINE_BELOW_BODY.exec(body)?.index ?? body.length)),
  };
  const head = text
    .slice(0, mark.index)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const fields = new Map<string, string>();
  for (const line of head) {
    const [, name, value] = LABELLED_LINE.exec(line) ?? [];
    if (name && value) fields.set(name.toLowerCase(), value);
  }
  const unlabelled = head.filter((line) => !LABELLED_LINE.test(line) && !COPYRIGHT_LINE.test(line));
  const dateAt = unlabelled.findIndex((line) => dayOf(line) !== undefined);
  const byline = fields.get('byline');
  // The headline is labelled or the first line; the first or next unlabelled line names the newspaper.
  const [title, source] = fields.has('headline') ? [fields.get('headline'), unlabelled[0]] : unlabelled;
  setFields(extracted, {
    title,
    source: dateAt === 0 ? undefined : source,
    publishedAt: dateAt === -1 ? undefined : dayOf(unlabelled[dateAt]!),
    dateline: fields.get('dateline'),
    ...(byline && (isByline(byline) ? { byline } : { author: byline })),
  });
  return extracted;
};

/** "March 3, 2026 Tuesday 10:15 AM GMT": the weekday and all after it are cut off. */
const dayOf = (line: string): string | undefined =>
  dateOf(line.replace(/ (?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*$/i, ''));
