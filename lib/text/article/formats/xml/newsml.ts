import { RejectedFile } from '../../rejected-file.ts';
import { type ExtractedArticle, type ExtractedRecord, setFields } from '../extracted-article.ts';
import { blocksOf, paragraphsOfField } from '../markup/blocks.ts';
import { all, child, type Element, first, lineOf, textWithin } from '../markup/element.ts';
import { holdOf } from '../publication-status.ts';
import { timestampOf } from '../timestamp.ts';
import { readNitf } from './nitf.ts';

/**
 * The articles of NewsML-G2: a single newsItem, or a newsMessage with a set of them.
 *
 * @throws {RejectedFile} if there is no news item
 * @see https://iptc.org/standards/newsml-g2/
 */
export function* readNewsMl(root: Element): Generator<ExtractedRecord> {
  const items = all(root, 'newsItem');
  if (items.length === 0) throw new RejectedFile('The NewsML holds no news item with text.');
  for (const [index, item] of items.entries()) {
    const record = index + 1;
    const meta = child(item, 'itemMeta');
    const { qcode, uri } = child(meta, 'pubStatus')?.attributes ?? {};
    const { problem, heldUntil } = holdOf((qcode ?? uri)?.split(/[:/]/).at(-1), lineOf(child(meta, 'embargoed')));
    if (problem) {
      yield { record, problem };
      continue;
    }
    const extracted = readItem(item, meta);
    yield extracted.paragraphs.length > 0
      ? { record, extracted, ...(heldUntil && { heldUntil }) }
      : { record, problem: 'This news item holds no text.' };
  }
}

const readItem = (item: Element, meta: Element | undefined): ExtractedArticle => {
  const about = child(item, 'contentMeta');
  const content = child(item, 'contentSet');
  const extracted = contentOf(content);
  setFields(extracted, {
    title: lineOf(child(about, 'headline')) ?? extracted.title ?? lineOf(child(meta, 'title')),
    byline: lineOf(child(about, 'by')) ?? extracted.byline,
    dateline: lineOf(child(about, 'dateline')) ?? extracted.dateline,
    author: nameOf(child(about, 'creator')) ?? writerOf(about) ?? extracted.author,
    source:
      lineOf(child(about, 'creditline')) ??
      [nameOf(child(meta, 'provider')), nameOf(child(about, 'infoSource')), extracted.source]
        .filter((name) => name !== undefined)
        // Providers are often given as domains; the name is then in infoSource.
        .sort((one, other) => Number(isDomain(one)) - Number(isDomain(other)))[0],
    itemId: item.attributes.guid ?? extracted.itemId,
    language: child(about, 'language')?.attributes.tag ?? item.attributes['xml:lang'] ?? extracted.language,
    url:
      all(item, 'link', 'altId')
        .map((link) => link.attributes.href ?? lineOf(link))
        .find((href) => /^https?:\/\//.test(href ?? '')) ?? extracted.url,
    publishedAt:
      timestampOf(lineOf(child(meta, 'firstCreated')) ?? '') ??
      timestampOf(lineOf(child(about, 'contentCreated')) ?? '') ??
      timestampOf(lineOf(child(meta, 'versionCreated')) ?? '') ??
      extracted.publishedAt,
  });
  return extracted;
};

/** The content as XHTML, NITF or text. */
const contentOf = (content: Element | undefined): ExtractedArticle => {
  const inline = child(content, 'inlineXML');
  const nitf = first(inline, 'nitf');
  if (nitf) return readNitf(nitf);
  const body = first(inline, 'body') ?? inline;
  if (body) return { paragraphs: blocksOf(body, { skip: isOutsideStory }).map(({ text }) => text) };
  const data = child(content, 'inlineData');
  return { paragraphs: data ? paragraphsOfField(textWithin(data)) : [] };
};

/** Headlines (they are in contentMeta), pictures, tables, and notes to editors, which dpa prints below the story. */
const isOutsideStory = ({ name, attributes }: Element): boolean =>
  /^(?:h1|header|footer|figure|table)$/.test(name) || /\b(?:notepad|ednote)\b/i.test(attributes.class ?? '');

const isDomain = (name: string): boolean => /^[\w-]+(?:\.[\w-]+)+$/.test(name);

/** A contributor whose role is author, as Reuters gives it. */
const writerOf = (about: Element | undefined): string | undefined =>
  nameOf(
    about?.children.find(
      (part): part is Element =>
        typeof part !== 'string' && part.name === 'contributor' && /author|writer/i.test(part.attributes.role ?? ''),
    ),
  );

const nameOf = (element: Element | undefined): string | undefined =>
  element && (lineOf(child(element, 'name')) ?? element.attributes.literal ?? lineOf(element));

/** The articles of NewsML 1, which some archives still send: each item has NewsLines and a NITF or XHTML body. */
export function* readNewsMl1(root: Element): Generator<ExtractedRecord> {
  const items = all(root, 'NewsItem');
  for (const [index, item] of (items.length > 0 ? items : [root]).entries()) {
    const record = index + 1;
    const management = first(item, 'NewsManagement');
    const change = first(management, 'StatusWillChange');
    const { problem, heldUntil } = holdOf(
      first(management, 'Status')?.attributes.FormalName,
      lineOf(first(change, 'DateAndTime')),
    );
    if (problem) yield { record, problem };
    else yield { record, extracted: readItem1(item), ...(heldUntil && { heldUntil }) };
  }
}

const readItem1 = (item: Element): ExtractedArticle => {
  const nitf = first(item, 'nitf');
  const content = first(item, 'DataContent');
  const extracted: ExtractedArticle = nitf
    ? readNitf(nitf)
    : {
        paragraphs: content ? blocksOf(first(content, 'body.content', 'body') ?? content).map(({ text }) => text) : [],
      };
  setFields(extracted, {
    title: extracted.title ?? lineOf(first(item, 'HeadLine')),
    byline: extracted.byline ?? lineOf(first(item, 'ByLine')),
    dateline: extracted.dateline ?? lineOf(first(item, 'DateLine')),
    itemId: itemIdOf1(first(item, 'NewsIdentifier')) ?? extracted.itemId,
    publishedAt: extracted.publishedAt ?? timestampOf(lineOf(first(item, 'FirstCreated', 'ThisRevisionCreated')) ?? ''),
  });
  return extracted;
};

/** Without the revision. */
const itemIdOf1 = (identifier: Element | undefined): string | undefined => {
  const parts = ['ProviderId', 'DateId', 'NewsItemId'].map((name) => lineOf(child(identifier, name)));
  return parts.every(Boolean) ? `newsml:${parts.join(':')}` : undefined;
};
