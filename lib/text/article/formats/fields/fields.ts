import { dateOf } from '../../head/dates.ts';
import type { ExtractedArticle } from '../extracted-article.ts';
import { paragraphsOfField } from '../markup/blocks.ts';
import { parseHtml } from '../markup/element.ts';
import { mainText } from '../markup/main-text.ts';
import { FIELD_NAMES, foldFieldName } from './field-names.ts';

/** A summary is not an article, but it is read if the record has no other text. */
const SUMMARY_FIELDS = ['description', 'summary', 'abstract', 'snippet', 'excerpt', 'leadparagraph'];

/** Objects and lists inside each other, in a field for the text and in any other. */
const MAX_TEXT_DEPTH = 6;
const MAX_FIELD_DEPTH = 3;
/** A longer value is not a title, name or date. */
const MAX_FIELD_CHARACTERS = 1000;
/** Authors and the like that are joined. */
const MAX_JOINED_VALUES = 20;

type Field = keyof typeof FIELD_NAMES;
/** A record's values by folded name. */
export type FieldValues = Map<string, unknown>;

/**
 * A record's values, with those inside `fields` (Guardian), `_source` (Elasticsearch), `attributes` (JSON:API) and
 * `thread` (Webhose).
 */
export const valuesOf = (record: Record<string, unknown>): FieldValues => {
  const values: FieldValues = new Map();
  const take = (entries: Record<string, unknown>): void => {
    for (const [name, value] of Object.entries(entries)) {
      const key = foldFieldName(name);
      if (!values.has(key) || isEmpty(values.get(key))) values.set(key, value);
    }
  };
  take(record);
  for (const inner of ['_source', 'fields', 'attributes', 'thread']) if (isRecord(record[inner])) take(record[inner]);
  return values;
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Whether a record has a field that can hold an article's text. */
export const hasBody = (values: FieldValues): boolean => bodyOf(values).length > 0;

/** The article of a record. It has no paragraphs if no field holds text. */
export const articleFromFields = (values: FieldValues): ExtractedArticle => {
  const extracted: ExtractedArticle = { paragraphs: bodyOf(values) };
  const title = textField(values, 'title');
  const byline = textField(values, 'byline');
  const source = textField(values, 'source');
  const author = textField(values, 'author');
  const language = textField(values, 'language');
  const url = linkField(values);
  const publishedAt = dateField(values);
  if (title) extracted.title = withoutSource(title, source);
  if (byline) extracted.byline = byline;
  if (source) extracted.source = source;
  if (author) extracted.author = author;
  if (language && /^[a-z]{2,3}(?:[-_][a-z\d]{2,8}){0,3}$/i.test(language))
    extracted.language = language.replaceAll('_', '-');
  if (url) extracted.url = url;
  if (publishedAt) extracted.publishedAt = publishedAt;
  return extracted;
};

/** News APIs return page titles, which often end with the site's name. */
const withoutSource = (title: string, source: string | undefined): string => {
  if (source === undefined) return title;
  const separator = [' - ', ' | ', ' – '].find((mark) => title.endsWith(mark + source));
  return separator === undefined ? title : title.slice(0, -(separator.length + source.length)).trimEnd() || title;
};

const bodyOf = (values: FieldValues): string[] => {
  for (const name of FIELD_NAMES.body) {
    const paragraphs = paragraphsOfValue(values.get(name), 0);
    if (paragraphs.length > 0) return paragraphs;
  }
  const summaries = SUMMARY_FIELDS.map((name) => paragraphsOfValue(values.get(name), 0));
  return summaries.sort((one, other) => lengthOf(other) - lengthOf(one))[0] ?? [];
};

const lengthOf = (paragraphs: string[]): number => paragraphs.reduce((sum, { length }) => sum + length, 0);

/** Some crawlers keep whole pages in a field. */
const PAGE_BODY = /<body[\s>]/i;

const pageParagraphs = (html: string): string[] => mainText(parseHtml(html)).map(({ text }) => text);

/** Reads text, lists of paragraphs and lists of blocks ({ type: "paragraph", text: … }), as editors store them. */
const paragraphsOfValue = (value: unknown, depth: number): string[] => {
  if (typeof value === 'string') return PAGE_BODY.test(value) ? pageParagraphs(value) : paragraphsOfField(value);
  if (depth > MAX_TEXT_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((part) => paragraphsOfValue(part, depth + 1));
  if (!isRecord(value)) return [];
  const inner = valuesOf(value);
  for (const name of ['text', 'value', 'rendered', 'content', 'html', 'body', 'paragraphs', 'blocks', 'data']) {
    const paragraphs = paragraphsOfValue(inner.get(name), depth + 1);
    if (paragraphs.length > 0) return paragraphs;
  }
  return [];
};

/** A field's text: a string, a name inside an object ({ "name": "Reuters" }), or several of them joined. */
const textField = (values: FieldValues, field: Field): string | undefined => {
  for (const name of FIELD_NAMES[field]) {
    const text = textOfValue(values.get(name));
    if (text) return text;
  }
  return undefined;
};

const textOfValue = (value: unknown, depth = 0): string | undefined => {
  if (typeof value === 'string')
    return value.trim().length <= MAX_FIELD_CHARACTERS ? value.trim() || undefined : undefined;
  if (depth > MAX_FIELD_DEPTH) return undefined;
  if (Array.isArray(value)) {
    return (
      value
        .slice(0, MAX_JOINED_VALUES)
        .map((part) => textOfValue(part, depth + 1))
        .filter(Boolean)
        .join(', ') || undefined
    );
  }
  if (!isRecord(value)) return undefined;
  return textOfValue(
    value.name ?? value.title ?? value.main ?? value.original ?? value.label ?? value['#text'] ?? value.rendered,
    depth + 1,
  );
};

const linkField = (values: FieldValues): string | undefined => {
  for (const name of [...FIELD_NAMES.url, 'id', 'guid', 'mainentityofpage']) {
    const value = values.get(name);
    const link = isRecord(value) ? (value['@id'] ?? value.url ?? value.href) : value;
    if (typeof link === 'string' && /^https?:\/\/\S{3,2000}$/i.test(link.trim())) return link.trim();
  }
  return undefined;
};

const dateField = (values: FieldValues): string | undefined => {
  for (const name of FIELD_NAMES.published) {
    const value = values.get(name);
    const date = typeof value === 'string' || typeof value === 'number' ? dateOf(String(value)) : undefined;
    if (date) return date;
  }
  return undefined;
};
