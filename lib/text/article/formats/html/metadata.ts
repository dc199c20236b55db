import { fold } from '../../characters/fold.ts';
import { dateOf } from '../../head/dates.ts';
import type { Draft } from '../draft.ts';
import { draftOf, isRecord, valuesOf } from '../fields.ts';
import { all, type Element, first, lineOf } from '../markup.ts';
import { assign } from '../nitf.ts';

const ARTICLE_TYPES =
  /^(?:.*Article|.*News|BlogPosting|LiveBlogPosting|Report|Review|OpinionNewsArticle|SocialMediaPosting)$/;
const LONGEST_JSON = 1_000_000;
const LONGEST_VALUE = 1000;

/** What a page says of its article, and the text it states as structured data, if it does. */
export interface PageMetadata {
  fields: Omit<Draft, 'paragraphs'>;
  /** `articleBody` of the page's JSON-LD, as paragraphs. */
  stated: string[];
  description?: string;
}

/** Metadata of a page: JSON-LD before meta elements before what is printed. */
export const metadataOf = (root: Element): PageMetadata => {
  const stated = jsonLdArticle(root);
  const metas = metaValues(root);
  const meta = (...names: string[]): string | undefined => names.map((name) => metas.get(name)).find(Boolean);
  const draft: Draft = { paragraphs: [] };
  const links = all(root, 'link');
  assign(draft, {
    title: titleOf(
      root,
      stated?.title ?? meta('og:title', 'twitter:title', 'dc.title', 'parsely-title', 'title'),
      meta('og:site_name'),
    ),
    author:
      stated?.author ??
      personOf(meta('author', 'article:author', 'dc.creator', 'parsely-author', 'byl', 'sailthru.author')) ??
      printedAuthor(root),
    publishedAt:
      stated?.publishedAt ??
      [
        'article:published_time',
        'og:article:published_time',
        'datepublished',
        'parsely-pub-date',
        'dc.date.issued',
        'dcterms.issued',
        'dc.date',
        'pubdate',
        'publishdate',
        'publish-date',
        'sailthru.date',
        'cxenseparse:recs:publishtime',
        'date',
        'displaydate',
        'last-modified',
      ]
        .map((name) => dateOf(metas.get(name) ?? ''))
        .find(Boolean) ??
      printedDate(root),
    source: meta('og:site_name', 'application-name', 'publisher', 'dc.publisher') ?? stated?.source,
    url:
      links.find(({ attributes }) => attributes.rel === 'canonical' && /^https?:/.test(attributes.href ?? ''))
        ?.attributes.href ??
      httpOnly(meta('og:url')) ??
      stated?.url,
    language: languageOf(
      first(root, 'html')?.attributes.lang ??
        first(root, 'html')?.attributes['xml:lang'] ??
        meta('content-language', 'og:locale'),
    ),
  });
  const { paragraphs: _, ...fields } = draft;
  const description = meta('og:description', 'description', 'twitter:description');
  return { fields, stated: stated?.paragraphs ?? [], ...(description && { description }) };
};

/** The values of meta elements by lower-case name. */
const metaValues = (root: Element): Map<string, string> => {
  const values = new Map<string, string>();
  for (const { attributes } of all(root, 'meta')) {
    const name = (
      attributes.property ??
      attributes.name ??
      attributes.itemprop ??
      attributes['http-equiv']
    )?.toLowerCase();
    const content = attributes.content?.slice(0, LONGEST_VALUE).trim();
    if (name && content && !values.has(name)) values.set(name, content);
  }
  return values;
};

const jsonLdArticle = (root: Element): Draft | undefined => {
  for (const script of all(root, 'script')) {
    if (!/ld\+json/i.test(script.attributes.type ?? '')) continue;
    const text = script.children.filter((part) => typeof part === 'string').join('');
    if (text.length > LONGEST_JSON) continue;
    const found = findArticle(parsed(text), 0);
    if (found) return { ...draftOf(withoutHeadlessBody(found)) };
  }
  return undefined;
};

/** Only `articleBody` counts as the text; a description is none. */
const withoutHeadlessBody = (article: Record<string, unknown>): Map<string, unknown> => {
  const values = valuesOf({ ...article, source: article.publisher });
  for (const name of ['text', 'description', 'abstract', 'name', 'content', 'body', 'summary']) values.delete(name);
  return values;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(
      text.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/g, '').replace(/[\r\n\t]+/g, ' '),
    );
  } catch {
    return undefined;
  }
};

const findArticle = (value: unknown, depth: number): Record<string, unknown> | undefined => {
  if (depth > 6) return undefined;
  if (Array.isArray(value)) {
    for (const part of value.slice(0, 200)) {
      const found = findArticle(part, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const types = [value['@type']].flat().filter((type) => typeof type === 'string');
  if (types.some((type) => ARTICLE_TYPES.test(type.replace(/^.*\//, '')))) return value;
  return findArticle(value['@graph'] ?? value.mainEntity, depth + 1);
};

/** The printed headline, where the stated title says the same with a site's name around it. */
const titleOf = (root: Element, stated: string | undefined, site: string | undefined): string | undefined => {
  const whole = stated?.slice(0, LONGEST_VALUE) ?? lineOf(first(root, 'title'))?.slice(0, LONGEST_VALUE);
  const headings = all(root, 'h1')
    .map(lineOf)
    .filter((line) => line !== undefined);
  const known = fold(whole ?? '');
  const printed = headings.find(
    (line) => line.length > 10 && (known.includes(fold(line)) || fold(line).includes(known)),
  );
  if (printed && known !== '') return printed;
  if (whole === undefined) return headings.find((line) => line.length > 10);
  return withoutSite(whole, site);
};

const withoutSite = (title: string, site: string | undefined): string => {
  const parts = title.split(/ [|–—»·:-] | \|\|? /);
  if (parts.length < 2) return title;
  const last = parts.at(-1)!;
  const tail = title.slice(0, title.length - last.length).replace(/[\s|–—»·:-]+$/, '');
  const isSite =
    (site !== undefined && fold(last) === fold(site)) ||
    /\.(?:com|org|net|co\.uk|de|fr)$/i.test(last) ||
    / \|/.test(title);
  return isSite && tail.length > 15 ? tail : title;
};

const personOf = (value: string | undefined): string | undefined =>
  value && !/^https?:|@/.test(value) && value.length < 120 ? value.replace(/^by /i, '') : undefined;

const printedAuthor = (root: Element): string | undefined => {
  for (const element of all(root, 'a', 'span', 'div', 'p', 'address')) {
    if (element.attributes.rel !== 'author' && element.attributes.itemprop !== 'author') continue;
    const line = lineOf(element)?.replace(/^by /i, '');
    if (line && line.length < 80) return line.replace(/[,|]?\s+(?:\d|@).*$/, '');
  }
  return undefined;
};

const printedDate = (root: Element): string | undefined => {
  for (const element of all(root, 'time', 'abbr', 'span', 'meta')) {
    const { datetime, itemprop, content, title } = element.attributes;
    if (element.name !== 'time' && itemprop !== 'datePublished') continue;
    const date = dateOf(datetime ?? content ?? title ?? lineOf(element) ?? '');
    if (date) return date;
  }
  return undefined;
};

const languageOf = (tag: string | undefined): string | undefined => {
  const known = tag?.trim().replace('_', '-');
  return known && /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,2}$/i.test(known) ? known : undefined;
};

const httpOnly = (url: string | undefined): string | undefined => (url && /^https?:/.test(url) ? url : undefined);
