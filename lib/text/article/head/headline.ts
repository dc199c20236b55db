import type { Article } from '../article.ts';
import { fold } from '../characters/fold.ts';
import { datelineOf, isDateline } from './dateline.ts';
import { dateOf } from './dates.ts';

const LONGEST_TITLE = 160;
const LONGEST_BYLINE = 120;

/** A sentence, or a line that goes on. A question or a cry may be either. */
const ENDS_LIKE_TEXT = /[.,;:…。！？।—–-][\s"'”’»)\]]*$/u;
const ENDS_LIKE_EITHER = /[?!][\s"'”’]*$/u;
const ENDED = /[.!?…。！？।][\s"'”’»)\]]*$/u;
const HOLDS_TWO_SENTENCES = /\p{Ll}{2}[.!?]["'”’)]? ["'“‘]?\p{Lu}/u;

const BY = /^(?:by|story by|words by|reported by|von|par|por|di)[: ] ?/i;
const SMALL_WORD =
  /^(?:and|und|et|y|e|of|for|in|at|the|with|de|da|do|di|del|della|der|den|van|von|bin|ibn|al|el|la|le|to|from)$/;
const OFFICE =
  /(?:Staff Writer|Staff Reporter|Correspondent|Reporter|Editor|Columnist|Associated Press|Reuters|AFP|Press Association)\s*$/;

/** What stands above the body, told apart from it. */
export type Head = Pick<Article, 'title' | 'byline' | 'dateline' | 'publishedAt' | 'source' | 'paragraphs'>;

/**
 * Title, byline and date lines told apart from the body of a plain text.
 *
 * Only what is surely a headline becomes the title: a first line, short, without a sentence's ending, before text that
 * has them. In doubt a line stays in the body, where statements and names are read.
 *
 * @param knownTitle where the file's format says it; the body may still begin with it.
 */
export const splitHead = (all: string[], knownTitle?: string): Head => {
  const paragraphs = withoutSlugs(all);
  const head: Head = { paragraphs };
  const title = knownTitle ?? (isTitle(paragraphs) ? paragraphs[0] : undefined);
  let at = 0;
  if (title !== undefined) {
    head.title = title;
    while (at < paragraphs.length - 1 && bare(paragraphs[at]!) === bare(title)) at++;
  }
  // Byline and date stand in either order; at most one of each.
  for (let turn = 0; turn < 4 && at < paragraphs.length - 1; turn++) {
    const line = paragraphs[at]!;
    const both = head.byline === undefined && head.publishedAt === undefined ? bylineAndDate(line) : undefined;
    const date = head.publishedAt === undefined ? dateOf(line) : undefined;
    if (both) {
      Object.assign(head, both);
      at++;
      continue;
    }
    if (head.byline === undefined && isByline(line)) head.byline = line;
    else if (date !== undefined) head.publishedAt = date;
    else if (head.byline !== undefined && head.source === undefined && isPaper(line, paragraphs[at + 1]!))
      head.source = line;
    else break;
    at++;
  }
  head.paragraphs = paragraphs.slice(at);
  const first = head.paragraphs[0];
  const dateline = first === undefined ? undefined : isDateline(first) ? first : datelineOf(first);
  if (dateline !== undefined) head.dateline = dateline;
  return head;
};

/** "March 3, 2026 by Karl Lund", "By Karl Lund | 3 March 2026, 10:15": both on one line, in either order. */
const bylineAndDate = (line: string): Pick<Head, 'byline' | 'publishedAt'> | undefined => {
  if (line.length > LONGEST_BYLINE || !/\d{4}/.test(line)) return undefined;
  for (const seam of line.matchAll(/\s+[|•·—–-]\s+|,\s+|\s+(?=by\s)/gi)) {
    const [one, other] = [line.slice(0, seam.index), line.slice(seam.index + seam[0].length)];
    const publishedAt = dateOf(one) ?? dateOf(other);
    const byline = dateOf(one) === undefined ? one : other;
    if (publishedAt !== undefined && isByline(byline)) return { byline, publishedAt };
  }
  return undefined;
};

/** Lines by which agencies route a story: "a0123 09:15 03 Mar 26", "BC-NORRLAND-HARBOUR/ (UPDATE 3)". */
const SLUG =
  /^(?:[a-z]\d{4}\b.{0,40}|[A-Z]{2}-[A-Z\d-]{3,40}\/?(?: ?\([^()]{1,30}\))?|[A-Z\d-]{5,40}\/(?: ?\([^()]{1,30}\))?)$/;

const withoutSlugs = (paragraphs: string[]): string[] => {
  const from = paragraphs.findIndex((line) => !SLUG.test(line));
  return from > 0 && from < 4 ? paragraphs.slice(from) : paragraphs;
};

/** Between the byline and a date or the text, a name of few words is the paper's: "The Elster Courier". */
const isPaper = (line: string, next: string): boolean =>
  line.length <= 40 &&
  /^\p{Lu}[\p{L}’' .&-]*\p{L}$/u.test(line) &&
  line.split(' ').every((word) => /^\p{Lu}/u.test(word) || SMALL_WORD.test(word)) &&
  (dateOf(next) !== undefined || datelineOf(next) !== undefined);

/** The same headline may end in a full stop in one place and not in another. */
const bare = (line: string): string => fold(line.slice(0, 500)).replace(/[.:]$/, '');

const isTitle = (paragraphs: string[]): boolean => {
  const [first = '', ...rest] = paragraphs;
  if (rest.length === 0 || first.length > LONGEST_TITLE || !hasTitleWords(first)) return false;
  if (ENDS_LIKE_TEXT.test(first) || !/^["“‘«¿¡]?[\p{Lu}\p{Lo}\p{N}]/u.test(first)) return false;
  if (isByline(first) || isDateline(first) || dateOf(first) !== undefined) return false;
  // Lists, poems and tables: where the body has no sentence endings, their lack says nothing of the first line.
  const body = rest.slice(
    Math.max(
      0,
      Math.min(
        4,
        rest.findIndex((line) => ENDED.test(line)),
      ),
    ),
  );
  const ended = body.filter((paragraph) => ENDED.test(paragraph)).length;
  if (ended < body.length * 0.6) return false;
  const lead = rest
    .slice(0, 5)
    .find(
      (line, at) =>
        !isByline(line) &&
        dateOf(line) === undefined &&
        fold(line) !== fold(first) &&
        !isPaper(line, rest[at + 1] ?? ''),
    );
  if (lead === undefined || lead.length < 40 || !/[.!?…:;。！？।][\s"'”’»)\]]*$/u.test(lead)) return false;
  const doubtful = ENDS_LIKE_EITHER.test(first) || HOLDS_TWO_SENTENCES.test(first);
  return !doubtful || isByline(rest[0]!) || isTitleCase(first);
};

const isTitleCase = (line: string): boolean => {
  const words = line.split(' ').filter((word) => /\p{L}{2}/u.test(word));
  const capitals = words.filter((word) => /^\P{L}*\p{Lu}/u.test(word)).length;
  return words.length >= 3 && capitals >= words.length * 0.7;
};

/** Three words to twenty-five, mostly no numbers; scripts without spaces by their characters. */
const hasTitleWords = (line: string): boolean => {
  const words = line.split(' ');
  if (/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Thai}/u.test(line)) return line.length >= 5;
  const numbers = words.filter((word) => !/\p{L}/u.test(word)).length;
  return words.length >= 3 && words.length <= 25 && numbers <= words.length / 3;
};

/** "By A. Writer and B. Writer, Reuters", "JANE DOE | Staff Writer": names, and nothing that a sentence has. */
export const isByline = (line: string): boolean => {
  if (line.length > LONGEST_BYLINE) return false;
  const by = BY.exec(line)?.[0];
  if (by === undefined && !(OFFICE.test(line) && /[,|/]/.test(line))) return false;
  const names = line.slice(by?.length ?? 0).trim();
  if (names === '' || (/[.!?:;"”]$/u.test(names) && !/\b(?:Jr|Sr|[A-Z])\.$/.test(names))) return false;
  const words = names.split(/[\s,|/&•·]+/u).filter(Boolean);
  return words.length <= 16 && words.every((word) => /^[\p{Lu}\p{Lo}("@]/u.test(word) || SMALL_WORD.test(word));
};
