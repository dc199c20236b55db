import { dateOf } from '../head/dates.ts';
import { paragraphsOfField } from './blocks.ts';
import type { Draft } from './draft.ts';
import { FIELD_NAMES } from './field-names.ts';
import { mainText } from './html/main-text.ts';
import { parseHtml } from './markup.ts';

/** A summary is no article, but where nothing else stands it is what the file has to say. */
const LAST_RESORT = ['description', 'summary', 'abstract', 'snippet', 'excerpt', 'leadparagraph'];

type Field = keyof typeof FIELD_NAMES;
export type Values = Map<string, unknown>;

/** A record's values by folded name; values inside `fields` (the Guardian's), `_source` (Elasticsearch's), `attributes`
 * (JSON:API) or `thread` (Webhose) count as its own. */
export const valuesOf = (record: Record<string, unknown>): Values => {
  const values: Values = new Map();
  const take = (entries: Record<string, unknown>): void => {
    for (const [name, value] of Object.entries(entries)) {
      const key = name.toLowerCase().replace(/[^a-z]/g, '');
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
export const hasBody = (values: Values): boolean => bodyOf(values).length > 0;

/** The draft of a record; its paragraphs are empty where no field holds text. */
export const draftOf = (values: Values): Draft => {
  const draft: Draft = { paragraphs: bodyOf(values) };
  const title = textField(values, 'title');
  const byline = textField(values, 'byline');
  const source = textField(values, 'source');
  const author = textField(values, 'author');
  const language = textField(values, 'language');
  const url = linkField(values);
  const publishedAt = dateField(values);
  if (title) draft.title = withoutSource(title, source);
  if (byline) draft.byline = byline;
  if (source) draft.source = source;
  if (author) draft.author = author;
  if (language && /^[a-z]{2,3}(?:[-_][a-z\d]{2,8}){0,3}$/i.test(language))
    draft.language = language.replaceAll('_', '-');
  if (url) draft.url = url;
  if (publishedAt) draft.publishedAt = publishedAt;
  return draft;
};

/** News APIs hand on page titles, which end with the site's name. */
const withoutSource = (title: string, source: string | undefined): string => {
  const end = source === undefined ? undefined : [' - ', ' | ', ' – '].find((mark) => title.endsWith(mark + source));
  return end === undefined ? title : title.slice(0, -(end.length + source!.length)).trimEnd() || title;
};

const bodyOf = (values: Values): string[] => {
  for (const name of FIELD_NAMES.body) {
    const paragraphs = paragraphsOfValue(values.get(name), 0);
    if (paragraphs.length > 0) return paragraphs;
  }
  const summaries = LAST_RESORT.map((name) => paragraphsOfValue(values.get(name), 0));
  return summaries.sort((one, other) => lengthOf(other) - lengthOf(one))[0] ?? [];
};

const lengthOf = (paragraphs: string[]): number => paragraphs.reduce((sum, { length }) => sum + length, 0);

/** Crawlers keep whole pages in a field. */
const PAGE = /<body[\s>]/i;

const pageParagraphs = (html: string): string[] => mainText(parseHtml(html)).map(({ text }) => text);

/** Text, lists of paragraphs, and lists of blocks ({ type: "paragraph", text: … }) as editors store them. */
const paragraphsOfValue = (value: unknown, depth: number): string[] => {
  if (typeof value === 'string') return PAGE.test(value) ? pageParagraphs(value) : paragraphsOfField(value);
  if (depth > 6) return [];
  if (Array.isArray(value)) return value.flatMap((part) => paragraphsOfValue(part, depth + 1));
  if (!isRecord(value)) return [];
  const inner = valuesOf(value);
  for (const name of ['text', 'value', 'rendered', 'content', 'html', 'body', 'paragraphs', 'blocks', 'data']) {
    const paragraphs = paragraphsOfValue(inner.get(name), depth + 1);
    if (paragraphs.length > 0) return paragraphs;
  }
  return [];
};

/** A field's text: a value, a name inside an object ({ "name": "Reuters" }), or several of them joined. */
const textField = (values: Values, field: Field): string | undefined => {
  for (const name of FIELD_NAMES[field]) {
    const text = plain(values.get(name));
    if (text) return text;
  }
  return undefined;
};

const plain = (value: unknown, depth = 0): string | undefined => {
  if (typeof value === 'string') return value.trim().length <= 1000 ? value.trim() || undefined : undefined;
  if (depth > 3) return undefined;
  if (Array.isArray(value)) {
    return (
      value
        .slice(0, 20)
        .map((part) => plain(part, depth + 1))
        .filter(Boolean)
        .join(', ') || undefined
    );
  }
  if (!isRecord(value)) return undefined;
  return plain(
    value.name ?? value.title ?? value.main ?? value.original ?? value.label ?? value['#text'] ?? value.rendered,
    depth + 1,
  );
};

const linkField = (values: Values): string | undefined => {
  for (const name of [...FIELD_NAMES.url, 'id', 'guid', 'mainentityofpage']) {
    const value = values.get(name);
    const link = isRecord(value) ? (value['@id'] ?? value.url ?? value.href) : value;
    if (typeof link === 'string' && /^https?:\/\/\S{3,2000}$/i.test(link.trim())) return link.trim();
  }
  return undefined;
};

const dateField = (values: Values): string | undefined => {
  for (const name of FIELD_NAMES.published) {
    const value = values.get(name);
    const date = typeof value === 'string' || typeof value === 'number' ? dateOf(String(value)) : undefined;
    if (date) return date;
  }
  return undefined;
};
