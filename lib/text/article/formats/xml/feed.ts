import { decodeHTMLStrict } from 'entities';
import { RejectedFile } from '../../rejected-file.ts';
import { type ExtractedArticle, type ExtractedRecord, setFields } from '../extracted-article.ts';
import { paragraphsOfMarkup } from '../markup/blocks.ts';
import { all, child, type Element, first, lineOf, textWithin } from '../markup/element.ts';
import { paragraphsOfExport, unescaped } from '../markup/escaped-text.ts';
import { holdOf } from '../publication-status.ts';
import { timestampOf } from '../timestamp.ts';

/** In order of preference, if they are equally long. */
const TEXT_NAMES = [
  'content:encoded',
  'content',
  'body',
  'full-text',
  'fulltext',
  'description',
  'summary',
  'excerpt:encoded',
  'itunes:summary',
];
const DATE_NAMES = [
  'pubDate',
  'published',
  'dc:date',
  'dcterms:issued',
  'issued',
  'dcterms:created',
  'created',
  'updated',
  'modified',
];

/** What the items of a feed have in common. */
interface Channel {
  author: string | undefined;
  source: string | undefined;
  language: string | undefined;
  /** The names of WordPress' users by their logins. */
  users: Map<string, string>;
}

/**
 * The articles of an RSS (0.9 to 2.0, WordPress' export) or Atom feed, one per item. The full content is preferred to
 * the teaser.
 *
 * @throws {RejectedFile} if the feed holds no item
 */
export function* readFeed(root: Element): Generator<ExtractedRecord> {
  const items = all(root, 'item', 'entry');
  if (items.length === 0) throw new RejectedFile('The feed is empty: it holds no item.');
  const channel = readChannel(first(root, 'channel', 'feed'));
  for (const [index, item] of items.entries()) yield readRecord(item, channel, index + 1);
}

const readChannel = (channel: Element | undefined): Channel => ({
  author: authorsOf(channel),
  source: titleOf(channel),
  language: lineOf(child(channel, 'language', 'dc:language')) ?? channel?.attributes['xml:lang'],
  users: new Map(
    children(channel, 'wp:author').flatMap((user) => {
      const login = lineOf(child(user, 'wp:author_login'));
      const name = lineOf(child(user, 'wp:author_display_name'));
      return login && name ? [[login, name] as const] : [];
    }),
  ),
});

const readRecord = (item: Element, channel: Channel, record: number): ExtractedRecord => {
  const kind = kindOf(item);
  if (kind !== undefined) return { record, problem: `This item of the feed is no article (${kind}).` };
  const { problem, heldUntil } = holdOf(statusOf(item));
  if (problem !== undefined) return { record, problem };
  const extracted = readItem(item, channel);
  return extracted.paragraphs.length > 0
    ? { record, extracted, ...(heldUntil && { heldUntil }) }
    : { record, problem: 'This item of the feed holds no text.' };
};

/** What an item of a site's export is if it is no article: WordPress and Blogger export all they have as one feed. */
const kindOf = (item: Element): string | undefined => {
  const type = lineOf(child(item, 'wp:post_type'));
  if (type && /^(?:attachment|nav_menu_item|revision|custom_css|customize_changeset|wp_.*)$/.test(type)) return type;
  const kinds = children(item, 'category').map(({ attributes }) => /#(\w+)$/.exec(attributes.term ?? '')?.[1]);
  return kinds.find((kind) => kind && /^(?:comment|settings|template)$/.test(kind));
};

const statusOf = (item: Element): string | undefined =>
  lineOf(child(item, 'wp:status')) ??
  (lineOf(child(child(item, 'app:control'), 'app:draft')) === 'yes' ? 'draft' : undefined);

const readItem = (item: Element, channel: Channel): ExtractedArticle => {
  const texts = TEXT_NAMES.map((name) => paragraphsIn(child(item, name)));
  const extracted: ExtractedArticle = { paragraphs: texts.reduce(longer) };
  const author = authorsOf(item) ?? channel.author;
  const source = child(item, 'source');
  setFields(extracted, {
    title: titleOf(item),
    author: channel.users.get(author ?? '') ?? author,
    url: linkOf(item),
    source: titleOf(source) ?? lineOf(source) ?? channel.source,
    language: item.attributes['xml:lang'] ?? lineOf(child(item, 'dc:language')) ?? channel.language,
    publishedAt: DATE_NAMES.map((name) => timestampOf(lineIn(child(item, name)) ?? '')).find(Boolean),
  });
  return extracted;
};

const longer = (one: string[], other: string[]): string[] => (lengthOf(other) > lengthOf(one) ? other : one);

const lengthOf = (paragraphs: string[]): number => paragraphs.reduce((sum, { length }) => sum + length, 0);

const paragraphsIn = (content: Element | undefined): string[] => {
  if (content === undefined) return [];
  const isMarkup = content.attributes.type === 'xhtml' || content.children.some((part) => typeof part !== 'string');
  return isMarkup ? paragraphsOfMarkup(content) : paragraphsOfExport(textWithin(content));
};

/** A line that may have been escaped. */
const lineIn = (element: Element | undefined): string | undefined => {
  const line = lineOf(element);
  return line && unescaped(line).trim();
};

/** A title in a feed may be escaped HTML. */
const titleOf = (element: Element | undefined): string | undefined => {
  const title = lineIn(child(element, 'title', 'dc:title'));
  return title && /<|&lt;\/?[a-z]/i.test(title) ? paragraphsOfExport(decodeHTMLStrict(title)).join(' ') : title;
};

const authorsOf = (element: Element | undefined): string | undefined => {
  const authors = ['dc:creator', 'author', 'itunes:author'].map((name) => children(element, name)).find(isFilled) ?? [];
  const names = authors.map((author) => nameIn(lineIn(child(author, 'name')) ?? lineIn(author)));
  return [...new Set(names.filter(Boolean))].join(', ') || undefined;
};

const isFilled = (elements: Element[]): boolean => elements.some((element) => lineOf(element) !== undefined);

/** RSS asks for an address: "desk@courier.example (Karl Lund)". */
const nameIn = (author: string | undefined): string | undefined =>
  /^[^\s@]{1,100}@[^\s@]{1,100} {0,3}\((.{1,200})\)$/.exec(author ?? '')?.[1] ?? author;

const linkOf = (item: Element): string | undefined => {
  const links = children(item, 'link');
  const atom = links.find(({ attributes }) => attributes.href && (attributes.rel ?? 'alternate') === 'alternate');
  return [
    lineOf(child(item, 'feedburner:origLink')),
    atom?.attributes.href,
    ...links.map(lineIn),
    item.attributes['rdf:about'],
    lineIn(child(item, 'guid', 'id')),
  ].find((href) => /^https?:\/\/\S+$/.test(href ?? ''));
};

const children = (element: Element | undefined, name: string): Element[] =>
  (element?.children ?? []).filter((part): part is Element => typeof part !== 'string' && part.name === name);
