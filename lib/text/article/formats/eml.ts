import PostalMime from 'postal-mime';
import { dateOf } from '../head/dates.ts';
import { RejectedFile } from '../rejected-file.ts';
import { type ExtractedArticle, setFields } from './extracted-article.ts';
import { readHtml } from './html/read-html.ts';
import { paragraphsOfField } from './markup/blocks.ts';

const SIGNATURE = /^-- $/m;
const SUBJECT_PREFIXES = /^(?:(?:fwd?|re|aw|wg|tr|rv): ?)+/i;
/** A shorter text part only points to the HTML part ("View in your browser"). */
const MIN_TEXT_PART_CHARACTERS = 200;

/**
 * An article sent by mail: subject, sender, date, and the text part, else the HTML part. Attachments are not read.
 *
 * @throws {RejectedFile} if the mail is broken or has no text
 */
export const readEml = async (bytes: Uint8Array): Promise<ExtractedArticle> => {
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>;
  try {
    mail = await PostalMime.parse(bytes, { maxNestingDepth: 50, maxHeadersSize: 1_000_000 });
  } catch (error) {
    throw new RejectedFile('The mail is broken and cannot be read.', { cause: error });
  }
  const text = (mail.text ?? '').replaceAll('\r\n', '\n').split(SIGNATURE)[0]!;
  const usesText = text.trim().length >= MIN_TEXT_PART_CHARACTERS || !mail.html;
  const forwarded = usesText ? forwardedIn(text) : undefined;
  const extracted: ExtractedArticle = {
    paragraphs: usesText ? paragraphsOfField(forwarded?.text ?? text) : (await readHtml(mail.html!)).paragraphs,
  };
  if (extracted.paragraphs.length === 0) throw new RejectedFile('The mail holds no text.');
  const from = forwarded?.fields.from ?? { name: mail.from?.name, address: mail.from?.address };
  setFields(extracted, {
    title: (forwarded?.fields.subject ?? mail.subject)?.replace(SUBJECT_PREFIXES, ''),
    author: from.name?.replace(/^([\p{L}'’ -]+), ([\p{L}.'’ -]+)$/u, '$2 $1'),
    source: from.address,
    publishedAt: (forwarded && dateOf(forwarded.fields.date ?? '')) ?? dateOf(mail.date ?? ''),
  });
  return extracted;
};

interface Forwarded {
  text: string;
  fields: { from?: { name?: string; address?: string }; subject?: string; date?: string };
}

const FORWARD_MARK =
  /^(?:-{2,} ?(?:Forwarded message|Original Message|Weitergeleitete Nachricht|Ursprüngliche Nachricht|Message transféré|Mensaje reenviado) ?-{2,}|Begin forwarded message:|Anfang der weitergeleiteten Nachricht:)[ \t]*$/im;
/** Longer text above a forwarded mail is not a remark but the message itself. */
const MAX_REMARK_CHARACTERS = 300;

/** The mail that this one only forwards, with the fields of its head. */
const forwardedIn = (text: string): Forwarded | undefined => {
  const mark = FORWARD_MARK.exec(text);
  if (!mark || mark.index > MAX_REMARK_CHARACTERS) return undefined;
  const lines = text
    .slice(mark.index + mark[0].length)
    .trimStart()
    .split('\n');
  const end = lines.findIndex((line) => line.trim() === '');
  const fields: Forwarded['fields'] = {};
  for (const line of lines.slice(0, Math.max(0, end))) {
    const [, name, value = ''] = /^\*?([\p{L}]{2,12}):\*?[ \t]+(.{1,500})$/u.exec(line.trim()) ?? [];
    if (/^(?:from|von|de)$/i.test(name ?? '')) fields.from = senderOf(value);
    else if (/^(?:subject|betreff|objet|asunto)$/i.test(name ?? '')) fields.subject = value;
    else if (/^(?:date|sent|datum|gesendet|fecha|envoyé)$/i.test(name ?? '')) fields.date = value;
  }
  if (fields.from === undefined && fields.subject === undefined) return undefined;
  return { text: lines.slice(end + 1).join('\n'), fields };
};

const senderOf = (value: string): { name?: string; address?: string } => {
  const [, name, address] = /^"?([^"<]{0,200}?)"?\s*<([^<>\s]{3,200})>/.exec(value) ?? [];
  return address ? { ...(name && { name }), address } : { name: value };
};
