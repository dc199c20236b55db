import { cleanText } from '../characters/clean-text.ts';
import { paragraphsOf } from '../characters/paragraphs.ts';
import type { Draft } from './draft.ts';
import { FIELD_NAMES } from './field-names.ts';
import { draftOf, valuesOf } from './fields.ts';

/** Fields that some archives print above a text and that nothing here has a place for. */
const PASSED_OVER = [
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

const KNOWN = new Set<string>([...Object.values(FIELD_NAMES).flat(), ...PASSED_OVER]);
const FIELD = /^([A-Za-z][A-Za-z _-]{1,24}):\s+(\S.*)$/;

/** A plain text; `Title: …`, `Date: …` lines at its very top, as archives export them, are fields. */
export const readPlain = (raw: string): Draft => {
  const text = cleanText(raw);
  const lines = text.split('\n', 14);
  const from = lines.findIndex((line) => line.trim() !== '');
  const fields: Record<string, string> = {};
  let at = from;
  for (; at >= 0 && at < lines.length; at++) {
    const match = FIELD.exec(lines[at]!.trim());
    const name = match?.[1]?.toLowerCase().replace(/[^a-z]/g, '');
    if (!match || !name || !KNOWN.has(name) || FIELD_NAMES.body.includes(name)) break;
    fields[name] = match[2]!;
  }
  if (Object.keys(fields).length < 2) return { paragraphs: paragraphsOf(text) };
  const body = text
    .split('\n')
    .slice(at)
    .join('\n')
    .replace(/^\s*(?:body|text|content|article):\s*/i, '');
  return { ...draftOf(valuesOf(fields)), paragraphs: paragraphsOf(body) };
};
