import { type ExtractedArticle, setFields } from '../extracted-article.ts';
import { inReadingOrder } from '../person-name.ts';
import { bareSubject, forwardedIn } from './forwarded.ts';
import { mailParagraphs, mailText } from './mail-text.ts';

/**
 * The article of a text that begins with the head of a mail, as pasted or saved from a mail program.
 *
 * @returns undefined if it does not
 */
export const readPastedMail = (text: string): ExtractedArticle | undefined => {
  const lines = mailText(text).split('\n');
  const forwarded = forwardedIn(lines);
  if (!forwarded?.head.from || !forwarded.head.subject || !forwarded.head.date) return undefined;
  const extracted: ExtractedArticle = { paragraphs: mailParagraphs(forwarded.lines) };
  const { from, subject, date } = forwarded.head;
  setFields(extracted, {
    title: bareSubject(subject),
    author: from.name && inReadingOrder(from.name),
    source: from.address,
    publishedAt: date,
  });
  return extracted;
};
