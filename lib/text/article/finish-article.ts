import { trimEnd } from '../trim.ts';
import type { Article } from './article.ts';
import { cleanLine } from './characters/clean-text.ts';
import { beginning } from './characters/cut.ts';
import { fold } from './characters/fold.ts';
import type { ArticleFields, ExtractedArticle } from './formats/extracted-article.ts';
import { namesOfByline } from './head/byline.ts';
import { dayOfDateline } from './head/dateline.ts';
import { dateOf } from './head/dates.ts';
import { splitFoot, withoutBiographies } from './head/foot.ts';
import { splitHead } from './head/split-head.ts';
import { both, type Repeated, withoutRepeats } from './repetition/repeated-passages.ts';
import { isTooShort } from './too-short.ts';

/** The fields that S3 metadata may fill if the file does not, by the names in use. */
const METADATA_FIELDS: Record<string, keyof ArticleFields> = {
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

/** How news APIs mark a text that they cut off. */
const CUT_OFF_MARK = / ?(?:…|\.\.\.)? ?\[\+?\d{1,6} chars\]$/;

const MAX_FIELD_CHARACTERS = 500;
const MAX_CONTACT_CHARACTERS = 200;

/**
 * Makes an Article of what was extracted: cleans characters, removes repeats, separates the head from the body.
 *
 * @param metadata S3 object metadata, which fills fields that the file does not give
 * @returns undefined if the remaining text is too short to be an article
 */
export const finishArticle = (
  extracted: ExtractedArticle,
  metadata: Record<string, string> = {},
): { article: Article; repeated: Repeated } | undefined => {
  const fields = fieldsOf(extracted, metadata);
  const lines = extracted.paragraphs.map((line) => cleanLine(line).replace(CUT_OFF_MARK, '…')).filter(Boolean);
  const { paragraphs, repeated } = withoutRepeats(withoutDeskNotes(lines, [fields.byline, fields.author]));
  const foot = splitFoot(paragraphs);
  const head = splitHead(foot.paragraphs, fields.title, fields.language);
  const { dateline, ...others } = fields;
  const byline = [head.byline, foot.byline].filter(Boolean).join('; ');
  const article: Article = { ...head, ...(byline && { byline }), ...others };
  const writers = [article.byline, article.author].flatMap((line) => (line ? namesOfByline(line) : []));
  // Without its head and foot, what stands twice may be a larger part of the text.
  const body = withoutRepeats(withoutBiographies(article.paragraphs, writers));
  article.paragraphs = body.paragraphs;
  if (dateline !== undefined && head.dateline === undefined) setDateline(article, dateline);
  return isTooShort(article.paragraphs) ? undefined : { article, repeated: both(repeated, body.repeated) };
};

const fieldsOf = (extracted: ExtractedArticle, metadata: Record<string, string>): ArticleFields => {
  const { paragraphs: _, ...given } = extracted;
  const fields: ArticleFields = {};
  for (const [name, value] of Object.entries(metadata)) {
    const bareName = name.toLowerCase().replace(/^x-amz-meta-/, '');
    const field = Object.hasOwn(METADATA_FIELDS, bareName) ? METADATA_FIELDS[bareName] : undefined;
    const read = field === 'publishedAt' ? dateOf(value) : field === 'url' ? value : percentDecoded(value);
    if (field && read) fields[field] = read;
  }
  Object.assign(fields, given);
  for (const [name, value] of Object.entries(fields)) {
    const line = beginning(cleanLine(value), MAX_FIELD_CHARACTERS);
    if (line === '') delete fields[name as keyof typeof fields];
    else fields[name as keyof typeof fields] = line;
  }
  return fields;
};

/** S3 metadata is ASCII, so other characters are often percent-encoded. */
const percentDecoded = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

/** How far down a byline or dateline is looked for: an agency's key points may be above it. */
const HEAD_LINES = 12;
/** A byline may stand below the text too. */
const FOOT_LINES = 3;

/**
 * Removes what desks write for each other: contacts ("((anna.berg@agency.example))"), initials at the end ("ab/cd"),
 * and writers that the file also has as a field.
 */
const withoutDeskNotes = (lines: string[], writers: (string | undefined)[]): string[] => {
  const known = new Set(writers.flatMap((writer) => (writer ? [fold(writer), fold(`by ${writer}`)] : [])));
  return lines.filter((line, at) => {
    if (line.startsWith('((') && line.endsWith('))') && line.length < MAX_CONTACT_CHARACTERS) return false;
    if (at > 0 && at === lines.length - 1 && /^[a-z]{2,4}(?:[-/][a-z]{2,4}){1,4}$/.test(line)) return false;
    const isOutside = at < HEAD_LINES || at >= lines.length - FOOT_LINES;
    return !(isOutside && line.length <= MAX_FIELD_CHARACTERS && known.has(fold(line)));
  });
};

/** Puts a dateline that the format keeps separately in front of the first paragraph, unless it is there already. */
const setDateline = (article: Article, dateline: string): void => {
  const printed = /[—–-]\s*$/.test(dateline) ? `${dateline.trimEnd()} ` : `${trimEnd(dateline, /[:,;_\s]/)} — `;
  const [lead = '', ...rest] = article.paragraphs;
  const folded = fold(dateline);
  const isPrinted = (line: string) => fold(line.slice(0, MAX_FIELD_CHARACTERS)).startsWith(folded);
  if (article.paragraphs.slice(0, HEAD_LINES).some(isPrinted)) return;
  article.dateline = printed;
  const day = dayOfDateline(printed);
  if (day !== undefined) article.publishedAt ??= day;
  article.paragraphs = [printed + lead, ...rest];
};
