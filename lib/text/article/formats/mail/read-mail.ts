import PostalMime from 'postal-mime';
import { trim } from '../../../trim.ts';
import { dateOf } from '../../head/dates.ts';
import { writtenDay } from '../../head/written-day.ts';
import { RejectedFile } from '../../rejected-file.ts';
import { type ExtractedArticle, setFields } from '../extracted-article.ts';
import { readHtml } from '../html/read-html.ts';
import { inReadingOrder } from '../person-name.ts';
import { bareSubject, type Forwarded, forwardedIn, quotedFrom, withoutQuotation } from './forwarded.ts';
import { htmlLinesOf } from './html-lines.ts';
import type { MailHead } from './mail-head.ts';
import { withoutNotices, withoutSignature } from './mail-notices.ts';
import { mailParagraphs, mailText, plainParagraphs } from './mail-text.ts';

/** A shorter text part only points to the HTML part ("View in your browser"). */
const MIN_TEXT_PART_CHARACTERS = 200;
/** More text above an attached mail is the message itself. */
const MAX_REMARK_CHARACTERS = 300;
const MAX_ATTACHED_DEPTH = 5;

type Mail = Awaited<ReturnType<typeof PostalMime.parse>>;

/**
 * An article sent by mail: subject, sender, date, and the text part, else the HTML part; those of the mail that it only
 * forwards, if it does. Signatures and what programs and mailing services print around the text are left out. Other
 * attachments than mails are not read.
 *
 * @throws {RejectedFile} if the mail is broken or has no text
 */
export const readMail = async (bytes: Uint8Array, depth = 0): Promise<ExtractedArticle> => {
  const mail = await parseMail(bytes);
  const text = mailText(mail.text ?? '');
  const attached = mail.attachments.find(({ mimeType }) => mimeType === 'message/rfc822');
  if (attached && depth < MAX_ATTACHED_DEPTH && Math.max(text.length, plainLength(mail.html)) <= MAX_REMARK_CHARACTERS)
    return readMail(bytesOf(attached.content), depth + 1);
  const usesText = text.length >= MIN_TEXT_PART_CHARACTERS || !mail.html;
  const { paragraphs, head } = usesText
    ? readTextPart(text, mail.subject)
    : await readHtmlPart(mail.html!, mail.subject);
  const from = head.from ?? { name: mail.from?.name, address: mail.from?.address };
  const author = from.name && inReadingOrder(from.name);
  // Only a name, below the text.
  if (author && isNameOf(author, paragraphs.at(-1) ?? '')) paragraphs.pop();
  if (paragraphs.length === 0) throw new RejectedFile('The mail holds no text.');
  const extracted: ExtractedArticle = belowHeadline(bareSubject(head.subject ?? mail.subject ?? ''), paragraphs);
  setFields(extracted, {
    author,
    source: from.address,
    publishedAt: head.date ?? dateOf(mail.date ?? '') ?? writtenDay(headerOf(mail, 'sent')),
  });
  return extracted;
};

/** The headline is printed within these lines, and has so many characters. */
const HEADLINE_LINES = 3;
const MIN_HEADLINE_CHARACTERS = 12;

/** The subject is the title, or its end, if that is printed as the headline: "Press release: Ferry to stop in June". */
const belowHeadline = (subject: string, paragraphs: string[]): ExtractedArticle => {
  const at = paragraphs
    .slice(0, HEADLINE_LINES)
    .findIndex((line) => line.length >= MIN_HEADLINE_CHARACTERS && subject.endsWith(line));
  if (at !== -1 && at + 1 < paragraphs.length) return { title: paragraphs[at]!, paragraphs: paragraphs.slice(at + 1) };
  return { ...(subject && { title: subject }), paragraphs };
};

const isNameOf = (author: string, line: string): boolean => {
  const signed = trim(line, /[\s–—/-]/, /[\s,.]/).toLowerCase();
  const name = author.toLowerCase();
  return signed === name || signed === name.split(' ')[0];
};

const parseMail = async (bytes: Uint8Array): Promise<Mail> => {
  try {
    return await PostalMime.parse(bytes, {
      maxNestingDepth: 50,
      maxHeadersSize: 1_000_000,
      forceRfc822Attachments: true,
    });
  } catch (error) {
    throw new RejectedFile('The mail is broken and cannot be read.', { cause: error });
  }
};

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);

const headerOf = (mail: Mail, key: string): string => mail.headers.find((header) => header.key === key)?.value ?? '';

const plainLength = (html: string | undefined): number =>
  html === undefined ? 0 : htmlLinesOf(html).reduce((sum, { text }) => sum + text.length, 0);

interface ReadPart {
  paragraphs: string[];
  head: MailHead;
}

const REPLY = /^(?:re|aw|antw|antwort|sv|res|ref|r) ?(?:\[\d+\])? ?:/i;

/** The mail that is forwarded; else the message, without the mail it answers. */
const messageIn = (lines: string[], subject = ''): Pick<Forwarded, 'head' | 'start' | 'lines'> =>
  forwardedIn(lines, subject) ?? {
    head: {},
    start: 0,
    lines: withoutQuotation(REPLY.test(subject.trim()) ? lines.slice(0, quotedFrom(lines)) : lines),
  };

const readTextPart = (text: string, subject: string | undefined): ReadPart => {
  const lines = text.split('\n');
  const message = messageIn(lines, subject);
  const paragraphs = mailParagraphs(message.lines);
  if (paragraphs.length > 0) return { head: message.head, paragraphs };
  // A text that is all quotation or signature.
  return { head: {}, paragraphs: plainParagraphs(lines) };
};

const readHtmlPart = async (html: string, subject: string | undefined): Promise<ReadPart> => {
  const lines = htmlLinesOf(html);
  const {
    head,
    start,
    lines: message,
  } = messageIn(
    lines.map(({ text }) => text),
    subject,
  );
  const from = start === 0 ? 0 : (lines[start]?.offset ?? html.length);
  const to = lines[start + message.length]?.offset ?? html.length;
  const { paragraphs } = await readHtml(start === 0 && to === html.length ? html : html.slice(from, to));
  return { head, paragraphs: withoutNotices(withoutSignature(paragraphs)) };
};
