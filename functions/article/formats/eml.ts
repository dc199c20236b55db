import PostalMime from 'postal-mime';
import { dateOf } from '../dates.ts';
import { RejectedFile } from '../rejected-file.ts';
import { paragraphsOfField } from './blocks.ts';
import type { Draft } from './draft.ts';
import { assign } from './nitf.ts';

const SIGNATURE = /^-- $/m;
/** A text part shorter than this beside an HTML part is a pointer to it ("View in your browser"). */
const POINTER = 200;

/** An article that came by mail: subject, sender, date, and the text part, else the HTML part. Attachments are not read. */
export const readEml = async (bytes: Uint8Array): Promise<Draft> => {
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>;
  try {
    mail = await PostalMime.parse(bytes, { maxNestingDepth: 50, maxHeadersSize: 1_000_000 });
  } catch (error) {
    throw new RejectedFile('The mail is broken and cannot be read.', { cause: error });
  }
  const text = (mail.text ?? '').replaceAll('\r\n', '\n').split(SIGNATURE)[0]!;
  const usesText = text.trim().length >= POINTER || !mail.html;
  const paragraphs = paragraphsOfField(usesText ? text : mail.html!);
  if (paragraphs.length === 0) throw new RejectedFile('The mail holds no text.');
  const draft: Draft = { paragraphs };
  assign(draft, {
    title: mail.subject?.replace(/^(?:(?:fwd?|re|aw|wg): ?)+/i, ''),
    author: mail.from?.name,
    source: mail.from?.address,
    publishedAt: dateOf(mail.date ?? ''),
  });
  return draft;
};
