import { trimEnd } from '../../../trim.ts';
import { fold } from '../../characters/fold.ts';
import { isAccount } from '../../head/byline.ts';
import { dateOf } from '../../head/dates.ts';
import { type ArticleFields, type ExtractedArticle, setFields } from '../extracted-article.ts';
import { isRecord, valuesOf } from '../fields/field-values.ts';
import { articleFromFields } from '../fields/fields.ts';
import { all, type Element, first, lineOf } from '../markup/element.ts';

const ARTICLE_TYPES =
  /^(?:.*Article|.*News|BlogPosting|LiveBlogPosting|Report|Review|OpinionNewsArticle|SocialMediaPosting)$/;
const MAX_JSON_LD_CHARACTERS = 1_000_000;
const MAX_VALUE_CHARACTERS = 1000;
const MAX_AUTHORS_CHARACTERS = 300;
const MIN_TITLE_CHARACTERS = 10;
/** A title that is shorter without its site's name keeps it. */
const MIN_TITLE_WITHOUT_SITE_CHARACTERS = 15;
/** Objects and lists inside each other in which an article is looked for, and entries of each list. */
const MAX_JSON_LD_DEPTH = 6;
const MAX_JSON_LD_ENTRIES = 200;

/** What a page states about its article. */
export interface PageMetadata {
  fields: ArticleFields;
  /** The paragraphs of `articleBody` in the page's JSON-LD; empty if it has none. */
  statedBody: string[];
  description?: string;
  /** What counts if nothing better is printed: the site as author, when the page was last modified. */
  fallback: Pick<ArticleFields, 'author' | 'publishedAt'>;
}

/** The metadata of a page: from JSON-LD, else from meta elements. */
export const metadataOf = (root: Element): PageMetadata => {
  const stated = jsonLdArticle(root);
  const metas = metaValues(root);
  const meta = (...names: string[]): string | undefined => names.map((name) => metas.get(name)).find(Boolean);
  const extracted: ExtractedArticle = { paragraphs: [] };
  const links = all(root, 'link');
  setFields(extracted, {
    title: titleOf(
      root,
      stated?.title ?? meta('og:title', 'twitter:title', 'dc.title', 'parsely-title', 'title'),
      meta('og:site_name'),
    ),
    author:
      authorsOf(stated?.author) ??
      authorsOf(meta('author', 'article:author', 'dc.creator', 'parsely-author', 'byl', 'sailthru.author')),
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
      ]
        .map((name) => dateOf(metas.get(name) ?? ''))
        .find(Boolean),
    source: meta('og:site_name', 'application-name', 'publisher', 'dc.publisher') ?? stated?.source,
    url:
      links.find(({ attributes }) => attributes.rel === 'canonical' && /^https?:/.test(attributes.href ?? ''))
        ?.attributes.href ??
      httpOnly(meta('og:url')) ??
      stated?.url,
    language: languageTag(
      first(root, 'html')?.attributes.lang ??
        first(root, 'html')?.attributes['xml:lang'] ??
        meta('content-language', 'og:locale'),
    ),
  });
  const { paragraphs: _, ...fields } = extracted;
  const modifiedAt = dateOf(meta('last-modified') ?? '');
  const fallback: PageMetadata['fallback'] = { ...(modifiedAt && { publishedAt: modifiedAt }) };
  if (fields.author !== undefined && isSite(fields.author, fields.source)) {
    fallback.author = fields.author;
    delete fields.author;
  }
  const description = meta('og:description', 'description', 'twitter:description');
  return {
    fields,
    statedBody: stated?.paragraphs ?? [],
    fallback,
    ...(description && { description }),
  };
};

/** Whether an author is the site itself: its name or its domain. */
const isSite = (author: string, site = ''): boolean =>
  fold(author) === fold(site) || /^(?:https?:\/\/)?(?:www\.)?[\w-]{2,40}(?:\.[a-z]{2,6}){1,2}$/i.test(author);

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
    const content = attributes.content?.slice(0, MAX_VALUE_CHARACTERS).trim();
    if (name && content && !values.has(name)) values.set(name, content);
  }
  return values;
};

const jsonLdArticle = (root: Element): ExtractedArticle | undefined => {
  for (const script of all(root, 'script')) {
    if (!/ld\+json/i.test(script.attributes.type ?? '')) continue;
    const text = script.children.filter((part) => typeof part === 'string').join('');
    if (text.length > MAX_JSON_LD_CHARACTERS) continue;
    const data = parseJsonLd(text);
    const found = findArticle(data, 0);
    if (found) return articleFromFields(statedValues({ ...found, author: withNames(found.author, data) }));
  }
  return undefined;
};

/** The values of a JSON-LD article. Only `articleBody` is its text, not a description. */
const statedValues = (article: Record<string, unknown>): Map<string, unknown> => {
  const values = valuesOf({ ...article, source: article.publisher });
  for (const name of ['text', 'description', 'abstract', 'name', 'content', 'body', 'summary']) values.delete(name);
  return values;
};

/** Authors who are only referred to (`{"@id": "#anna"}`), as their own entries in the graph name them. */
const withNames = (authors: unknown, data: unknown): unknown => {
  const graph = [data].flat().flatMap((part) => (isRecord(part) ? (part['@graph'] ?? part) : []));
  const entries = graph.slice(0, MAX_JSON_LD_ENTRIES).filter(isRecord);
  return [authors].flat().map((author) => {
    const id = isRecord(author) && author.name === undefined ? author['@id'] : undefined;
    return id === undefined ? author : (entries.find((entry) => entry['@id'] === id && entry.name) ?? author);
  });
};

const parseJsonLd = (text: string): unknown => {
  try {
    return JSON.parse(
      text.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/g, '').replace(/[\r\n\t]+/g, ' '),
    );
  } catch {
    return undefined;
  }
};

const findArticle = (value: unknown, depth: number): Record<string, unknown> | undefined => {
  if (depth > MAX_JSON_LD_DEPTH) return undefined;
  if (Array.isArray(value)) {
    for (const part of value.slice(0, MAX_JSON_LD_ENTRIES)) {
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

/**
 * The printed headline if it is part of the stated title or the other way round, else the stated title without the
 * site.
 */
const titleOf = (root: Element, stated: string | undefined, site: string | undefined): string | undefined => {
  const isTitle = (line: string | undefined): line is string =>
    line !== undefined && !(site !== undefined && fold(line) === fold(site));
  const whole = [stated, lineOf(first(root, 'title'))]
    .map((line) => line?.slice(0, MAX_VALUE_CHARACTERS))
    .find(isTitle);
  const headings = all(root, 'h1').map(lineOf).filter(isTitle);
  const known = fold(whole ?? '');
  const printed = headings.find(
    (line) => line.length > MIN_TITLE_CHARACTERS && (known.includes(fold(line)) || fold(line).includes(known)),
  );
  if (printed && known !== '') return withoutSite(printed, site, true);
  if (whole === undefined) return headings.find((line) => line.length > MIN_TITLE_CHARACTERS) ?? stated;
  return withoutSite(whole, site);
};

/** A title without the site's name behind it; a printed one has it only if it is just that. */
const withoutSite = (title: string, site: string | undefined, isPrinted = false): string => {
  const parts = title.split(/ [|–—»·:-] | \|\|? /);
  if (parts.length < 2) return title;
  const last = parts.at(-1)!;
  const rest = trimEnd(title.slice(0, title.length - last.length), /[\s|–—»·:-]/);
  if (site !== undefined && fold(last) === fold(site)) return rest;
  const isSite = !isPrinted && (/\.(?:com|org|net|co\.uk|de|fr)$/i.test(last) || / \|/.test(title));
  return isSite && rest.length > MIN_TITLE_WITHOUT_SITE_CHARACTERS ? rest : title;
};

/** The writers' names as stated, without "by", addresses and accounts that name nobody. */
const authorsOf = (value: string | undefined): string | undefined => {
  if (!value || value.length > MAX_AUTHORS_CHARACTERS) return undefined;
  const named = value.split(', ').filter((name) => !/^https?:|@/.test(name) && !isAccount(name));
  // "Von" and "Di" with a capital begin names.
  const names = named.join(', ').replace(/^(?:(?:view )?(?:all )?posts )?(?:by|por|par) /i, '');
  return names.replace(/^(?:von|di|door|przez) /, '') || undefined;
};

const languageTag = (tag: string | undefined): string | undefined => {
  const known = tag?.trim().replace('_', '-');
  return known && /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,2}$/i.test(known) ? known : undefined;
};

const httpOnly = (url: string | undefined): string | undefined => (url && /^https?:/.test(url) ? url : undefined);
