import PostalMime from 'postal-mime';
import { dateOf } from '../head/dates.ts';
import { RejectedFile } from '../rejected-file.ts';
import { paragraphsOfField } from './blocks.ts';
import type { Draft } from './draft.ts';
import { readHtml } from './html/read-html.ts';
import { assign } from './nitf.ts';

const SIGNATURE = /^-- $/m;
const PREFIXES = /^(?:(?:fwd?|re|aw|wg|tr|rv): ?)+/i;
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
  const sent = usesText ? forwardedIn(text) : undefined;
  const draft: Draft = {
    paragraphs: usesText ? paragraphsOfField(sent?.text ?? text) : (await readHtml(mail.html!)).paragraphs,
  };
  if (draft.paragraphs.length === 0) throw new RejectedFile('The mail holds no text.');
  const from = sent?.fields.from ?? { name: mail.from?.name, address: mail.from?.address };
  assign(draft, {
    title: (sent?.fields.subject ?? mail.subject)?.replace(PREFIXES, ''),
    author: from.name?.replace(/^([\p{L}'’ -]+), ([\p{L}.'’ -]+)$/u, '$2 $1'),
    source: from.address,
    publishedAt: (sent && dateOf(sent.fields.date ?? '')) ?? dateOf(mail.date ?? ''),
  });
  return draft;
};

interface Forwarded {
  text: string;
  fields: { from?: { name?: string; address?: string }; subject?: string; date?: string };
}

const FORWARDED =
  /^(?:-{2,} ?(?:Forwarded message|Original Message|Weitergeleitete Nachricht|Ursprüngliche Nachricht|Message transféré|Mensaje reenviado) ?-{2,}|Begin forwarded message:|Anfang der weitergeleiteten Nachricht:)[ \t]*$/im;
/** What stands above a forwarded mail is a remark up to this length; longer, it is what the mail says itself. */
const LONGEST_REMARK = 300;

/** The mail that another one only passes on, with what its own head says. */
const forwardedIn = (text: string): Forwarded | undefined => {
  const mark = FORWARDED.exec(text);
  if (!mark || mark.index > LONGEST_REMARK) return undefined;
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
