import { type DateOrder, orderOfLanguage } from '../../head/date-order.ts';
import type { ExtractedArticle, ExtractedRecord } from '../extracted-article.ts';
import { type Hold, holdOf } from '../publication-status.ts';
import { timestampOf } from '../timestamp.ts';
import { FIELD_NAMES, SUMMARY_FIELDS } from './field-names.ts';
import { type FieldValues, isEmpty, isRecord, paragraphsOfValue, textOfValue } from './field-values.ts';

type Field = keyof typeof FIELD_NAMES;

/** Whether a record has a text that is more than a summary. */
export const hasText = (values: FieldValues): boolean => textIn(values, FIELD_NAMES.body).length > 0;

/** Whether a record has a field that can hold an article's text. */
export const hasBody = (values: FieldValues): boolean => bodyOf(values).length > 0;

/**
 * The record of an article that is given by its fields.
 *
 * @param noText what is wrong if no field holds text
 * @param order of dates such as 05/03/2026, if the file tells it
 */
export const recordOf = (values: FieldValues, record: number, noText: string, order?: DateOrder): ExtractedRecord => {
  const { problem, heldUntil } = holdBy(values);
  if (problem !== undefined) return { record, problem };
  const type = values.get('type');
  // A picture has a caption, which is no article; a film may have a script.
  if (typeof type === 'string' && OTHER_MEDIA.test(type) && !hasText(values))
    return { record, problem: `This item is no text (type ${type}).` };
  const extracted = articleFromFields(values, order);
  if (extracted.paragraphs.length === 0) return { record, problem: noText };
  return { record, extracted, ...(heldUntil && { heldUntil }) };
};

/** Of ninjs: its `uri` is that of the item, whatever the version. */
const itemIdOf = (values: FieldValues): string | undefined =>
  values.has('pubstatus') || values.has('versioncreated') ? textOfValue(values.get('uri')) : undefined;

/** Types of ninjs and of schema.org. */
const OTHER_MEDIA =
  /^(?:picture|photo|image|graphic|audio|video|\w{1,20}Object|Web(?:Page|Site)|CollectionPage|\w{0,20}Organization|Person|BreadcrumbList)$/i;

/** The status in ninjs and in tables of WordPress. A field that is only named "status" may say it of something else. */
const holdBy = (values: FieldValues): Hold => {
  const [pubStatus, status] = [values.get('pubstatus') ?? values.get('poststatus'), values.get('status')];
  const isCms = typeof status === 'string' && /^(?:draft|auto-draft|trash)$/.test(status);
  const embargo = EMBARGO_FIELDS.map((name) => values.get(name)).find((value) => !isEmpty(value));
  return holdOf(String(pubStatus ?? (isCms ? status : '')).replace(/^.*[:/]/, ''), embargo);
};

const EMBARGO_FIELDS = ['embargoed', 'embargo', 'embargoeduntil', 'embargountil', 'embargodate'];

/** The article of a record. It has no paragraphs if no field holds text. */
export const articleFromFields = (values: FieldValues, order?: DateOrder): ExtractedArticle => {
  const extracted: ExtractedArticle = { paragraphs: bodyOf(values) };
  const title = textField(values, 'title');
  const byline = textField(values, 'byline');
  const dateline = textField(values, 'dateline');
  const source = sourceField(values);
  const author = textField(values, 'author');
  const language = textField(values, 'language');
  const url = linkField(values);
  const publishedAt = dateField(values, order ?? orderOfLanguage(language, extracted.paragraphs));
  const itemId = itemIdOf(values);
  if (title) extracted.title = withoutSource(title, source);
  if (byline) extracted.byline = byline;
  if (dateline) extracted.dateline = dateline;
  if (source) extracted.source = source;
  if (author) extracted.author = author;
  if (language && /^[a-z]{2,3}(?:[-_][a-z\d]{2,8}){0,3}$/i.test(language))
    extracted.language = languageTag(language.replaceAll('_', '-'));
  if (url) extracted.url = url;
  if (publishedAt) extracted.publishedAt = publishedAt;
  if (itemId) extracted.itemId = itemId;
  return extracted;
};

/** "eng" becomes "en". */
const languageTag = (language: string): string => {
  try {
    return Intl.getCanonicalLocales(language)[0]!;
  } catch {
    return language;
  }
};

/** News APIs return page titles, which often end with the site's name. */
const withoutSource = (title: string, source: string | undefined): string => {
  if (source === undefined) return title;
  const separator = [' - ', ' | ', ' – '].find((mark) => title.endsWith(mark + source));
  return separator === undefined ? title : title.slice(0, -(separator.length + source.length)).trimEnd() || title;
};

const textIn = (values: FieldValues, names: readonly string[]): string[] => {
  for (const name of names) {
    const paragraphs = paragraphsOfValue(values.get(name), 0);
    if (paragraphs.length > 0) return paragraphs;
  }
  return [];
};

const bodyOf = (values: FieldValues): string[] => {
  const body = textIn(values, FIELD_NAMES.body);
  if (body.length > 0) return body;
  const summaries = SUMMARY_FIELDS.map((name) => paragraphsOfValue(values.get(name), 0));
  return summaries.sort((one, other) => lengthOf(other) - lengthOf(one))[0] ?? [];
};

const lengthOf = (paragraphs: string[]): number => paragraphs.reduce((sum, { length }) => sum + length, 0);

/** The text of the first of a field's names that has one. */
const textField = (values: FieldValues, field: Field): string | undefined => {
  for (const name of FIELD_NAMES[field]) {
    const value = values.get(name);
    // A list of things with names is what the article is about, not what it is called.
    if (field === 'title' && Array.isArray(value) && value.some((part) => isRecord(part) && !('value' in part)))
      continue;
    const text = textOfValue(value);
    if (text) return text;
  }
  return undefined;
};

const HTTP = /^https?:\/\/\S{3,2000}$/i;

/** Whether a record has a title. */
export const hasTitle = (values: FieldValues): boolean => textField(values, 'title') !== undefined;

/** A site that is given by its address goes by its name in the domain system. */
const sourceField = (values: FieldValues): string | undefined => {
  const names = FIELD_NAMES.source.map((name) => textOfValue(values.get(name))).filter((name) => name !== undefined);
  return (
    names.find((name) => !HTTP.test(name)) ?? (URL.canParse(names[0] ?? '') ? new URL(names[0]!).hostname : undefined)
  );
};

const linkField = (values: FieldValues): string | undefined => {
  for (const name of [...FIELD_NAMES.url, 'id', 'guid', 'mainentityofpage', 'source']) {
    const value = [values.get(name)].flat()[0];
    const link = isRecord(value) ? (value['@id'] ?? value.url ?? value.href) : value;
    if (typeof link === 'string' && HTTP.test(link.trim())) return link.trim();
  }
  return undefined;
};

const dateField = (values: FieldValues, order: DateOrder | undefined): string | undefined => {
  const dates = FIELD_NAMES.published
    .map((name) => dateOfField(values, name, order))
    .filter((date) => date !== undefined);
  const [first] = dates;
  // Of a day, another field may say the time.
  return first?.length === DAY_LENGTH ? (dates.find((date) => date.startsWith(`${first}T`)) ?? first) : first;
};

const DAY_LENGTH = '2026-03-02'.length;

/** WordPress keeps two times without a zone, of which one is in Greenwich's. */
const dateOfField = (values: FieldValues, name: string, order: DateOrder | undefined): string | undefined => {
  const utc = values.get(`${name}gmt`);
  return (typeof utc === 'string' && timestampOf(`${utc}Z`)) || timestampOf(values.get(name), order);
};
