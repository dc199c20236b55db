import { dateOf } from '../../head/dates.ts';
import { RejectedFile } from '../../rejected-file.ts';
import { type ExtractedArticle, type ExtractedRecord, setFields } from '../extracted-article.ts';
import { paragraphsOfField, paragraphsOfMarkup } from '../markup/blocks.ts';
import { all, child, type Element, first, lineOf, textWithin } from '../markup/element.ts';

/**
 * The articles of an RSS (0.9 to 2.0) or Atom feed, one per item. The full content is preferred to the teaser.
 *
 * @throws {RejectedFile} if the feed holds no item
 */
export function* readFeed(root: Element): Generator<ExtractedRecord> {
  const items = all(root, 'item', 'entry');
  if (items.length === 0) throw new RejectedFile('The feed is empty: it holds no item.');
  const channel = first(root, 'channel', 'feed');
  for (const [index, item] of items.entries()) {
    const record = index + 1;
    const extracted = readItem(item, channel);
    yield extracted.paragraphs.length > 0
      ? { record, extracted }
      : { record, problem: 'This item of the feed holds no text.' };
  }
}

const readItem = (item: Element, channel: Element | undefined): ExtractedArticle => {
  const paragraphs = ['content:encoded', 'content', 'body', 'xhtml:body', 'description', 'summary']
    .map((name) => paragraphsIn(child(item, name)))
    .find((found) => found.length > 0);
  const extracted: ExtractedArticle = { paragraphs: paragraphs ?? [] };
  const author = child(item, 'author', 'dc:creator') ?? child(channel, 'author');
  setFields(extracted, {
    title: withoutMarkup(lineOf(child(item, 'title'))),
    author: lineOf(child(author, 'name')) ?? lineOf(author),
    url: linkOf(item),
    source: lineOf(child(item, 'source')) ?? withoutMarkup(lineOf(child(channel, 'title'))),
    language: item.attributes['xml:lang'] ?? lineOf(child(channel, 'language')) ?? channel?.attributes['xml:lang'],
    publishedAt: ['pubDate', 'published', 'dc:date', 'issued', 'updated']
      .map((name) => dateOf(lineOf(child(item, name)) ?? ''))
      .find(Boolean),
  });
  return extracted;
};

const paragraphsIn = (content: Element | undefined): string[] => {
  if (content === undefined) return [];
  const isMarkup = content.attributes.type === 'xhtml' || content.children.some((part) => typeof part !== 'string');
  return isMarkup ? paragraphsOfMarkup(content) : paragraphsOfField(textWithin(content));
};

/** A title in a feed may be escaped HTML. */
const withoutMarkup = (title: string | undefined): string | undefined =>
  title?.includes('<') ? paragraphsOfField(title).join(' ') : title;

const linkOf = (item: Element): string | undefined => {
  const links = item.children.filter((part): part is Element => typeof part !== 'string' && part.name === 'link');
  const atom = links.find(({ attributes }) => attributes.href && (attributes.rel ?? 'alternate') === 'alternate');
  return [atom?.attributes.href, ...links.map(lineOf), lineOf(child(item, 'guid'))].find((href) =>
    /^https?:\/\/\S+$/.test(href ?? ''),
  );
};
