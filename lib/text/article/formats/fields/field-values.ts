import { parseHtml } from '../markup/element.ts';
import { paragraphsOfExport, unescaped } from '../markup/escaped-text.ts';
import { mainText } from '../markup/main-text.ts';
import { foldFieldName } from './field-names.ts';

/** Objects and lists inside each other, in a field for the text and in any other. */
const MAX_TEXT_DEPTH = 6;
const MAX_FIELD_DEPTH = 3;
/** A longer value is not a title, name or date. */
const MAX_FIELD_CHARACTERS = 1000;
/** Authors and the like that are joined. */
const MAX_JOINED_VALUES = 20;

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

export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && NOTHING.test(value.trim())) ||
  (Array.isArray(value) && value.length === 0);

/** What programs write where a field has no value. */
const NOTHING = /^(?:NaN|nan|NaT|N\/?A|<NA>|null|NULL|None|none|undefined|\\N|\[ ?\])?$/;

/** Some crawlers keep whole pages in a field. */
const PAGE_BODY = /<body[\s>]/i;

const pageParagraphs = (html: string): string[] => mainText(parseHtml(html)).map(({ text }) => text);

/** Reads text, lists of paragraphs and lists of blocks ({ type: "paragraph", text: … }), as editors store them. */
export const paragraphsOfValue = (value: unknown, depth: number): string[] => {
  if (isEmpty(value)) return [];
  if (typeof value === 'string') return PAGE_BODY.test(value) ? pageParagraphs(value) : paragraphsOfExport(value);
  if (depth > MAX_TEXT_DEPTH) return [];
  if (Array.isArray(value)) return mainForm(value).flatMap((part) => paragraphsOfValue(part, depth + 1));
  if (!isRecord(value)) return [];
  const inner = valuesOf(value);
  for (const name of ['text', 'value', 'rendered', 'content', 'html', 'body', 'paragraphs', 'blocks', 'data']) {
    const paragraphs = paragraphsOfValue(inner.get(name), depth + 1);
    if (paragraphs.length > 0) return paragraphs;
  }
  return [];
};

/** Of one text in several forms, as ninjs gives bodies and headlines: the main one, in HTML if there is that. */
const mainForm = (values: unknown[]): unknown[] => {
  const forms = values.filter(isRecord).map((form) => ({ form, type: form.contentType ?? form.contenttype }));
  if (forms.length < values.length || !forms.every(({ form, type }) => 'value' in form && (type || form.role)))
    return values;
  const rank = ({ form, type }: (typeof forms)[number]): number =>
    (/main/i.test(String(form.role ?? 'main')) ? 0 : 2) + (/html/i.test(String(type ?? '')) ? 0 : 1);
  return forms
    .sort((one, other) => rank(one) - rank(other))
    .slice(0, 1)
    .map(({ form }) => form);
};

/** The text of a value: a string, a name inside an object ({ "name": "Reuters" }), or several of them joined. */
export const textOfValue = (value: unknown, depth = 0): string | undefined => {
  if (isEmpty(value)) return undefined;
  if (typeof value === 'string') {
    const text = listed(unescaped(value.trim()));
    return text.length <= MAX_FIELD_CHARACTERS ? text : undefined;
  }
  if (depth > MAX_FIELD_DEPTH) return undefined;
  if (Array.isArray(value)) {
    return (
      mainForm(value)
        .slice(0, MAX_JOINED_VALUES)
        .map((part) => textOfValue(part, depth + 1))
        .filter(Boolean)
        .join(', ') || undefined
    );
  }
  if (!isRecord(value)) return undefined;
  return textOfValue(
    value.name ??
      value.title ??
      value.main ??
      value.original ??
      value.label ??
      value['#text'] ??
      value.rendered ??
      value.value ??
      value.basic ??
      value.by,
    depth + 1,
  );
};

/** The values of a list that was written into a table: "['Karl Lund', 'Ada Berg']" becomes "Karl Lund, Ada Berg". */
const listed = (text: string): string =>
  /^\[["'].*["']\]$/s.test(text)
    ? [...text.matchAll(/'([^']{1,200})'|"([^"]{1,200})"/g)].map(([, one, other]) => one ?? other).join(', ')
    : text;
