import { dateOf } from '../head/dates.ts';
import { blocksOf } from './blocks.ts';
import type { Draft } from './draft.ts';
import { child, type Element, first, lineOf } from './markup.ts';

/** Beside the story: pictures with captions, tables, editors' notes, what ends it. */
const BESIDE = new Set([
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
export const readNitf = (nitf: Element): Draft => {
  const head = child(nitf, 'head');
  const body = child(nitf, 'body');
  const bodyHead = child(body, 'body.head');
  const content = child(body, 'body.content') ?? body;
  const draft: Draft = {
    paragraphs: content
      ? blocksOf(content, { skip: ({ name }) => BESIDE.has(name) || name === 'body.head' }).map(({ text }) => text)
      : [],
  };
  const docdata = first(head, 'docdata');
  assign(draft, {
    title: lineOf(first(bodyHead, 'hl1')) ?? lineOf(first(bodyHead, 'hedline')) ?? lineOf(child(head, 'title')),
    byline: bylineOf(first(bodyHead ?? content, 'byline')),
    dateline:
      lineOf(first(bodyHead, 'dateline')) ??
      lineOf(child(first(content, 'block'), 'dateline')) ??
      lineOf(child(content, 'dateline')),
    source: lineOf(first(bodyHead, 'distributor')) ?? first(docdata, 'doc.copyright')?.attributes.holder,
    url: link(first(docdata, 'doc-id')?.attributes['id-string']),
    publishedAt: dateOf(
      first(docdata, 'date.issue')?.attributes.norm ??
        first(docdata, 'date.release')?.attributes.norm ??
        first(bodyHead, 'story.date')?.attributes.norm ??
        '',
    ),
    language: nitf.attributes['xml:lang'],
  });
  return draft;
};

/** "By Jane Porter" and what she is ("Associated Press Writer"), which has an element of its own. */
const bylineOf = (byline: Element | undefined): string | undefined => {
  const office = lineOf(first(byline, 'byttl'));
  const whole = lineOf(byline);
  return office && whole?.endsWith(office)
    ? `${whole.slice(0, -office.length).replace(/[\s,]+$/, '')}, ${office}`
    : whole;
};

const link = (value: string | undefined): string | undefined => (/^https?:\/\//.test(value ?? '') ? value : undefined);

/** Sets the fields that have a value. */
export const assign = (
  draft: Draft,
  fields: { [Name in keyof Omit<Draft, 'paragraphs'>]: string | undefined },
): void => {
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && value.trim() !== '') draft[name as keyof Omit<Draft, 'paragraphs'>] = value.trim();
  }
};
