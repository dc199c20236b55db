import { cleanText } from '../characters/clean-text.ts';
import { paragraphsOf } from '../characters/paragraphs.ts';
import type { ExtractedArticle } from './extracted-article.ts';
import { FIELD_NAMES, foldFieldName } from './fields/field-names.ts';
import { valuesOf } from './fields/field-values.ts';
import { articleFromFields } from './fields/fields.ts';

/** Fields that some archives print above a text and that are not kept. */
const IGNORED_FIELDS = [
  'section',
  'category',
  'categories',
  'keywords',
  'tags',
  'topic',
  'topics',
  'copyright',
  'wordcount',
  'words',
  'length',
  'page',
  'edition',
  'id',
  'agency',
  'country',
  'retrieved',
  'accessed',
];

const KNOWN_FIELDS = new Set<string>([...Object.values(FIELD_NAMES).flat(), ...IGNORED_FIELDS]);
/** How far down fields are looked for. */
const MAX_HEAD_LINES = 14;
const FIELD_LINE = /^([A-Za-z][A-Za-z _-]{1,24}):\s+(\S.*)$/;

/** A plain text. `Title: …`, `Date: …` lines at its very top, as in exports of archives, are fields. */
export const readPlain = (raw: string): ExtractedArticle => {
  const text = cleanText(raw);
  const lines = text.split('\n', MAX_HEAD_LINES);
  const from = lines.findIndex((line) => line.trim() !== '');
  const fields: Record<string, string> = {};
  let at = from;
  for (; at >= 0 && at < lines.length; at++) {
    const match = FIELD_LINE.exec(lines[at]!.trim());
    const name = match && foldFieldName(match[1]!);
    if (!match || !name || !KNOWN_FIELDS.has(name) || FIELD_NAMES.body.includes(name)) break;
    fields[name] = match[2]!;
  }
  if (Object.keys(fields).length < 2) return { paragraphs: paragraphsOf(text) };
  const body = text
    .split('\n')
    .slice(at)
    .join('\n')
    .replace(/^\s*(?:body|text|content|article):\s*/i, '');
  return { ...articleFromFields(valuesOf(fields)), paragraphs: paragraphsOf(body) };
};
