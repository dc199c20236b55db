import { dateOf } from '../head/dates.ts';
import { RejectedFile } from '../rejected-file.ts';
import { blocksOf, paragraphsOfField } from './blocks.ts';
import type { Draft, DraftRecord } from './draft.ts';
import { all, child, type Element, first, lineOf, textWithin } from './markup.ts';
import { assign, readNitf } from './nitf.ts';

/** What publication statuses mean that forbid reading an item. */
const WITHDRAWN: Record<string, string> = {
  canceled: 'The agency has cancelled this item (pubStatus canceled).',
  withheld: 'The agency withholds this item (pubStatus withheld).',
};

/**
 * The articles of NewsML-G2: a single newsItem, or a newsMessage with a set of them.
 *
 * @see https://iptc.org/standards/newsml-g2/
 */
export function* readNewsMl(root: Element): Generator<DraftRecord> {
  const items = all(root, 'newsItem');
  if (items.length === 0) throw new RejectedFile('The NewsML holds no news item with text.');
  for (const [index, item] of items.entries()) {
    const record = index + 1;
    const meta = child(item, 'itemMeta');
    const status = child(meta, 'pubStatus')?.attributes.qcode?.split(':').at(-1) ?? '';
    const problem = WITHDRAWN[status];
    if (problem) {
      yield { record, problem };
      continue;
    }
    const draft = readItem(item, meta);
    yield draft.paragraphs.length > 0 ? { record, draft } : { record, problem: 'This news item holds no text.' };
  }
}

const readItem = (item: Element, meta: Element | undefined): Draft => {
  const about = child(item, 'contentMeta');
  const content = child(item, 'contentSet');
  const draft = contentOf(content);
  assign(draft, {
    title: lineOf(child(about, 'headline')) ?? draft.title ?? lineOf(child(meta, 'title')),
    byline: lineOf(child(about, 'by')) ?? draft.byline,
    dateline: lineOf(child(about, 'dateline')) ?? draft.dateline,
    author: nameOf(child(about, 'creator')) ?? writerOf(about) ?? draft.author,
    source:
      lineOf(child(about, 'creditline')) ??
      [nameOf(child(meta, 'provider')), nameOf(child(about, 'infoSource')), draft.source]
        .filter((name) => name !== undefined)
        // A provider is often named by its domain, and by its name only as the source.
        .sort((one, other) => Number(isDomain(one)) - Number(isDomain(other)))[0],
    language: child(about, 'language')?.attributes.tag ?? item.attributes['xml:lang'] ?? draft.language,
    url:
      all(item, 'link', 'altId')
        .map((link) => link.attributes.href ?? lineOf(link))
        .find((href) => /^https?:\/\//.test(href ?? '')) ?? draft.url,
    publishedAt:
      dateOf(lineOf(child(meta, 'firstCreated')) ?? '') ??
      dateOf(lineOf(child(about, 'contentCreated')) ?? '') ??
      dateOf(lineOf(child(meta, 'versionCreated')) ?? '') ??
      draft.publishedAt,
  });
  return draft;
};

/** XHTML or NITF inside, or text as such. */
const contentOf = (content: Element | undefined): Draft => {
  const inline = child(content, 'inlineXML');
  const nitf = first(inline, 'nitf');
  if (nitf) return readNitf(nitf);
  const body = first(inline, 'body') ?? inline;
  if (body)
    return {
      paragraphs: blocksOf(body, { skip: isBesideStory }).map(({ text }) => text),
    };
  const data = child(content, 'inlineData');
  return { paragraphs: data ? paragraphsOfField(textWithin(data)) : [] };
};

/** Headlines that stand in contentMeta, pictures, tables, and notes to editors, which dpa sets below the story. */
const isBesideStory = ({ name, attributes }: Element): boolean =>
  /^(?:h1|header|footer|figure|table)$/.test(name) || /\b(?:notepad|ednote)\b/i.test(attributes.class ?? '');

const isDomain = (name: string): boolean => /^[\w-]+(?:\.[\w-]+)+$/.test(name);

/** A contributor in the role of the author, which Reuters names so. */
const writerOf = (about: Element | undefined): string | undefined =>
  nameOf(
    about?.children.find(
      (part): part is Element =>
        typeof part !== 'string' && part.name === 'contributor' && /author|writer/i.test(part.attributes.role ?? ''),
    ),
  );

const nameOf = (element: Element | undefined): string | undefined =>
  element && (lineOf(child(element, 'name')) ?? element.attributes.literal ?? lineOf(element));

/** NewsML 1, which some archives still send: lines of news and a NITF or XHTML body. */
export const readNewsMl1 = (root: Element): Draft => {
  const nitf = first(root, 'nitf');
  const content = first(root, 'DataContent');
  const draft: Draft = nitf
    ? readNitf(nitf)
    : {
        paragraphs: content ? blocksOf(first(content, 'body.content', 'body') ?? content).map(({ text }) => text) : [],
      };
  assign(draft, {
    title: draft.title ?? lineOf(first(root, 'HeadLine')),
    byline: draft.byline ?? lineOf(first(root, 'ByLine')),
    dateline: draft.dateline ?? lineOf(first(root, 'DateLine')),
    publishedAt: draft.publishedAt ?? dateOf(lineOf(first(root, 'FirstCreated', 'ThisRevisionCreated')) ?? ''),
  });
  return draft;
};
