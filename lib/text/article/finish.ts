import type { Article } from './article.ts';
import { cleanLine } from './characters/clean-text.ts';
import { fold } from './characters/fold.ts';
import type { Draft } from './formats/draft.ts';
import { dateOf } from './head/dates.ts';
import { splitHead } from './head/headline.ts';
import { type Repeated, withoutRepeats } from './repetition/repeated-passages.ts';
import { isTooShort } from './too-short.ts';

/** S3 metadata that fills what a file leaves open, by the names people give it. */
const METADATA: Record<string, keyof Omit<Draft, 'paragraphs'>> = {
  title: 'title',
  headline: 'title',
  author: 'author',
  byline: 'byline',
  source: 'source',
  publisher: 'source',
  published: 'publishedAt',
  'published-at': 'publishedAt',
  date: 'publishedAt',
  url: 'url',
  language: 'language',
};

/** How news APIs mark that they give the beginning only. */
const CUT_MARK = / ?…? ?\[\+\d{1,6} chars\]$/;

const LONGEST_FIELD = 500;

/**
 * An Article of a draft: characters cleaned, repeats removed, the head told apart from the body.
 *
 * @returns undefined where too little text is left to be an article.
 */
export const finish = (
  draft: Draft,
  metadata: Record<string, string> = {},
): { article: Article; repeated: Repeated } | undefined => {
  const fields = fieldsOf(draft, metadata);
  const lines = draft.paragraphs.map((line) => cleanLine(line).replace(CUT_MARK, '…')).filter(Boolean);
  const { paragraphs, repeated } = withoutRepeats(withoutDeskMatter(lines, fields.byline));
  const head = splitHead(paragraphs, fields.title);
  const { dateline, ...told } = fields;
  const article: Article = { ...head, ...told };
  if (dateline !== undefined && head.dateline === undefined) setDateline(article, dateline);
  return isTooShort(article.paragraphs) ? undefined : { article, repeated };
};

const fieldsOf = (draft: Draft, metadata: Record<string, string>): Omit<Draft, 'paragraphs'> => {
  const { paragraphs: _, ...given } = draft;
  const fields: Omit<Draft, 'paragraphs'> = {};
  for (const [name, value] of Object.entries(metadata)) {
    const known = name.toLowerCase().replace(/^x-amz-meta-/, '');
    const field = Object.hasOwn(METADATA, known) ? METADATA[known] : undefined;
    const told = field === 'publishedAt' ? dateOf(value) : field === 'url' ? value : percentDecoded(value);
    if (field && told) fields[field] = told;
  }
  Object.assign(fields, given);
  for (const [name, value] of Object.entries(fields)) {
    const line = cleanLine(value).slice(0, LONGEST_FIELD);
    if (line === '') delete fields[name as keyof typeof fields];
    else fields[name as keyof typeof fields] = line;
  }
  return fields;
};

/** S3 metadata holds ASCII only; people percent-encode the rest. */
const percentDecoded = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

/** How far down a byline or a dateline is looked for: below an agency's key points. */
const HEAD_LINES = 12;

/**
 * What desks write to each other: whom to call ("((anna.berg@agency.example))"), initials at the end ("ab/cd"), and the
 * byline once more that the file has as a field.
 */
const withoutDeskMatter = (lines: string[], byline: string | undefined): string[] =>
  lines.filter((line, at) => {
    if (line.startsWith('((') && line.endsWith('))') && line.length < 200) return false;
    if (at > 0 && at === lines.length - 1 && /^[a-z]{2,4}(?:[-/][a-z]{2,4}){1,4}$/.test(line)) return false;
    return !(byline && at < HEAD_LINES && fold(line) === fold(byline));
  });

/** A dateline that a format keeps apart is printed where it belongs: before the first paragraph. */
const setDateline = (article: Article, dateline: string): void => {
  const printed = /[—–-]\s*$/.test(dateline) ? `${dateline.trimEnd()} ` : `${dateline.replace(/[:,;\s]+$/, '')} — `;
  const [lead = '', ...rest] = article.paragraphs;
  const known = fold(dateline);
  if (article.paragraphs.slice(0, HEAD_LINES).some((line) => fold(line.slice(0, LONGEST_FIELD)).startsWith(known)))
    return;
  article.dateline = printed;
  article.paragraphs = [printed + lead, ...rest];
};
