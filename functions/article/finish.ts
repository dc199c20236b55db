import type { Article } from './article.ts';
import { cleanLine } from './clean-text.ts';
import { dateOf } from './dates.ts';
import { fold } from './fold.ts';
import type { Draft } from './formats/draft.ts';
import { splitHead } from './headline.ts';
import { type Repeated, withoutRepeats } from './repetition.ts';
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
  const { paragraphs, repeated } = withoutRepeats(lines);
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

/** A dateline that a format keeps apart is printed where it belongs: before the first paragraph. */
const setDateline = (article: Article, dateline: string): void => {
  const printed = /[—–-]\s*$/.test(dateline) ? `${dateline.trimEnd()} ` : `${dateline.replace(/[:,;\s]+$/, '')} — `;
  const [lead = '', ...rest] = article.paragraphs;
  if (fold(lead).startsWith(fold(dateline))) return;
  article.dateline = printed;
  article.paragraphs = [printed + lead, ...rest];
};
