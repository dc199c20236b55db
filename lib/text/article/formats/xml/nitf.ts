import { trimEnd } from '../../../trim.ts';
import { type ExtractedArticle, type ExtractedRecord, setFields } from '../extracted-article.ts';
import { blocksOf } from '../markup/blocks.ts';
import { child, type Element, first, lineOf } from '../markup/element.ts';
import { holdOf } from '../publication-status.ts';
import { timestampOf } from '../timestamp.ts';

/** Pictures with captions, tables, editors' notes, and what is read separately. */
const OUTSIDE_STORY = new Set([
  'media',
  'table',
  'note',
  'fn',
  'nitf-table',
  'body.end',
  'dateline',
  'byline',
  'hedline',
  'copyrite',
  'slugline',
]);

/**
 * An article in NITF, the IPTC's News Industry Text Format.
 *
 * @see https://iptc.org/standards/nitf/
 */
export const readNitf = (nitf: Element): ExtractedArticle => {
  const head = child(nitf, 'head');
  const body = child(nitf, 'body');
  const bodyHead = child(body, 'body.head');
  const content = child(body, 'body.content') ?? body;
  const extracted: ExtractedArticle = {
    paragraphs: content
      ? blocksOf(content, { skip: ({ name }) => OUTSIDE_STORY.has(name) || name === 'body.head' }).map(
          ({ text }) => text,
        )
      : [],
  };
  const docdata = first(head, 'docdata');
  setFields(extracted, {
    title: lineOf(first(bodyHead, 'hl1')) ?? lineOf(first(bodyHead, 'hedline')) ?? lineOf(child(head, 'title')),
    byline: bylineOf(first(bodyHead ?? content, 'byline')),
    dateline:
      lineOf(first(bodyHead, 'dateline')) ??
      lineOf(child(first(content, 'block'), 'dateline')) ??
      lineOf(child(content, 'dateline')),
    source: lineOf(first(bodyHead, 'distributor')) ?? first(docdata, 'doc.copyright')?.attributes.holder,
    url: link(first(docdata, 'doc-id')?.attributes['id-string']),
    publishedAt: timestampOf(
      first(docdata, 'date.issue')?.attributes.norm ??
        first(docdata, 'date.release')?.attributes.norm ??
        first(bodyHead, 'story.date')?.attributes.norm ??
        '',
    ),
    language: nitf.attributes['xml:lang'],
    itemId: itemIdOf(docdata),
  });
  return extracted;
};

/**
 * The story's key of the day ("du-key"), or the number that agencies give to an item anew every day; longer versions keep
 * both.
 */
const itemIdOf = (docdata: Element | undefined): string | undefined => {
  const day = timestampOf(first(docdata, 'date.issue')?.attributes.norm)?.slice(0, 10);
  const { regsrc, 'id-string': number } = first(docdata, 'doc-id')?.attributes ?? {};
  const { key, part = '' } = first(docdata, 'du-key')?.attributes ?? {};
  const id = key ? `${key}:${part}` : number;
  return regsrc && id && day && `nitf:${regsrc}:${day}:${id}`;
};

/** The same as the record of a file of its own, which also says whether it may be published. */
export const readNitfRecord = (nitf: Element): ExtractedRecord => {
  const docdata = first(child(nitf, 'head'), 'docdata');
  const status = docdata?.attributes['management-status'];
  // "date.release" is the end of an embargo; without one it is often the day before, or the day of issue.
  const { problem, heldUntil } = holdOf(status, first(docdata, 'date.release')?.attributes.norm);
  if (problem !== undefined) return { record: 1, problem };
  return { record: 1, extracted: readNitf(nitf), ...(heldUntil && { heldUntil }) };
};

/** The name and the job title, which has a separate element: "By Jane Porter, Associated Press Writer". */
const bylineOf = (byline: Element | undefined): string | undefined => {
  const jobTitle = lineOf(first(byline, 'byttl'));
  const whole = lineOf(byline);
  return jobTitle && whole?.endsWith(jobTitle)
    ? `${trimEnd(whole.slice(0, -jobTitle.length), /[\s,]/)}, ${jobTitle}`
    : whole;
};

const link = (value: string | undefined): string | undefined => (/^https?:\/\//.test(value ?? '') ? value : undefined);
