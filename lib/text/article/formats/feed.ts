import { dateOf } from '../head/dates.ts';
import { RejectedFile } from '../rejected-file.ts';
import { paragraphsOfField, paragraphsOfMarkup } from './blocks.ts';
import type { Draft, DraftRecord } from './draft.ts';
import { all, child, type Element, first, lineOf, textWithin } from './markup.ts';
import { assign } from './nitf.ts';

/** The articles of an RSS (0.9 to 2.0) or Atom feed, one an item; content in full is preferred to the teaser. */
export function* readFeed(root: Element): Generator<DraftRecord> {
  const items = all(root, 'item', 'entry');
  if (items.length === 0) throw new RejectedFile('The feed is empty: it holds no item.');
  const channel = first(root, 'channel', 'feed');
  for (const [index, item] of items.entries()) {
    const record = index + 1;
    const draft = readItem(item, channel);
    yield draft.paragraphs.length > 0 ? { record, draft } : { record, problem: 'This item of the feed holds no text.' };
  }
}

const readItem = (item: Element, channel: Element | undefined): Draft => {
  const paragraphs = ['content:encoded', 'content', 'body', 'xhtml:body', 'description', 'summary']
    .map((name) => paragraphsIn(child(item, name)))
    .find((found) => found.length > 0);
  const draft: Draft = { paragraphs: paragraphs ?? [] };
  const author = child(item, 'author', 'dc:creator') ?? child(channel, 'author');
  assign(draft, {
    title: markupOff(lineOf(child(item, 'title'))),
    author: lineOf(child(author, 'name')) ?? lineOf(author),
    url: linkOf(item),
    source: lineOf(child(item, 'source')) ?? markupOff(lineOf(child(channel, 'title'))),
    language: item.attributes['xml:lang'] ?? lineOf(child(channel, 'language')) ?? channel?.attributes['xml:lang'],
    publishedAt: ['pubDate', 'published', 'dc:date', 'issued', 'updated']
      .map((name) => dateOf(lineOf(child(item, name)) ?? ''))
      .find(Boolean),
  });
  return draft;
};

const paragraphsIn = (content: Element | undefined): string[] => {
  if (content === undefined) return [];
  const isMarkup = content.attributes.type === 'xhtml' || content.children.some((part) => typeof part !== 'string');
  return isMarkup ? paragraphsOfMarkup(content) : paragraphsOfField(textWithin(content));
};

/** A title in a feed may be a fragment of HTML, escaped. */
const markupOff = (title: string | undefined): string | undefined =>
  title?.includes('<') ? paragraphsOfField(title).join(' ') : title;

const linkOf = (item: Element): string | undefined => {
  const links = item.children.filter((part): part is Element => typeof part !== 'string' && part.name === 'link');
  const atom = links.find(({ attributes }) => attributes.href && (attributes.rel ?? 'alternate') === 'alternate');
  return [atom?.attributes.href, ...links.map(lineOf), lineOf(child(item, 'guid'))].find((href) =>
    /^https?:\/\/\S+$/.test(href ?? ''),
  );
};
