import { cleanText } from '../characters/clean-text.ts';
import { paragraphsOf } from '../characters/paragraphs.ts';
import { dateOf } from '../head/dates.ts';
import { isByline } from '../head/headline.ts';
import type { Draft, DraftRecord } from './draft.ts';
import { assign } from './nitf.ts';

/** The line above a text, and those that come below it, in both forms in which LexisNexis gives out articles. */
const BODY = /^body:?[ \t]*$/im;
const BELOW =
  /^(?:load-date|language|publication-type|journal code|classification|subject|graphic|notes?|document-type|end of document|copyright \d{4}):?/im;
const END = /^(?:end of document|\d{1,6} of \d{1,6} documents?)[ \t]*$/im;
const LABELLED = /^(headline|byline|section|length|dateline|highlight):[ \t]*(.{1,300})$/i;
const COPYRIGHT = /^copyright \d{4} (.{2,80}?)\.?(?: all rights reserved.*)?$/i;

/** Whether a text is what LexisNexis gives out: no other has a line "Body" and a load date below it. */
export const isLexis = (text: string): boolean => BODY.test(text) && /^load-date:/im.test(text);

/** The articles of a LexisNexis delivery, one document after the other. */
export function* readLexis(raw: string): Generator<DraftRecord> {
  let record = 0;
  for (const part of cleanText(raw).split(END)) {
    if (part.trim() === '') continue;
    const draft = readDocument(part);
    yield draft
      ? { record: ++record, draft }
      : { record: ++record, problem: 'This document of the delivery has no body.' };
  }
}

const readDocument = (text: string): Draft | undefined => {
  const mark = BODY.exec(text);
  if (!mark) return undefined;
  const body = text.slice(mark.index + mark[0].length);
  const draft: Draft = { paragraphs: paragraphsOf(body.slice(0, BELOW.exec(body)?.index ?? body.length)) };
  const head = text
    .slice(0, mark.index)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const fields = new Map<string, string>();
  for (const line of head) {
    const [, name, value] = LABELLED.exec(line) ?? [];
    if (name && value) fields.set(name.toLowerCase(), value);
  }
  const bare = head.filter((line) => !LABELLED.test(line) && !COPYRIGHT.test(line));
  const at = bare.findIndex((line) => dayOf(line) !== undefined);
  const byline = fields.get('byline');
  // The headline is labelled, or stands above everything; what is printed next, or first, names the paper.
  const [title, source] = fields.has('headline') ? [fields.get('headline'), bare[0]] : bare;
  assign(draft, {
    title,
    source: at === 0 ? undefined : source,
    publishedAt: at === -1 ? undefined : dayOf(bare[at]!),
    dateline: fields.get('dateline'),
    ...(byline && (isByline(byline) ? { byline } : { author: byline })),
  });
  return draft;
};

/** "March 3, 2026 Tuesday 10:15 AM GMT": the weekday stands behind. */
const dayOf = (line: string): string | undefined =>
  dateOf(line.replace(/ (?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*$/i, ''));
