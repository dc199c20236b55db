import type { Article } from '../article.ts';
import { fold } from '../characters/fold.ts';
import { datelineOf, isDateline } from './dateline.ts';
import { dateOf } from './dates.ts';

const MAX_TITLE_CHARACTERS = 160;
const MAX_BYLINE_CHARACTERS = 120;
const MAX_PUBLICATION_CHARACTERS = 40;
/** The first words of a title are enough to recognise it. */
const COMPARED_TITLE_CHARACTERS = 500;
const MIN_LEAD_CHARACTERS = 40;

/** Ends like running text. Question and exclamation marks may also end a headline. */
const ENDS_LIKE_TEXT = /[.,;:…。！？।—–-][\s"'”’»)\]]*$/u;
const ENDS_LIKE_TITLE_OR_TEXT = /[?!][\s"'”’]*$/u;
const SENTENCE_END = /[.!?…。！？।][\s"'”’»)\]]*$/u;
const LEAD_END = /[.!?…:;。！？।][\s"'”’»)\]]*$/u;
const TWO_SENTENCES = /\p{Ll}{2}[.!?]["'”’)]? ["'“‘]?\p{Lu}/u;

const BY = /^(?:by|story by|words by|reported by|von|par|por|di)[: ] ?/i;
const SMALL_WORD =
  /^(?:and|und|et|y|e|of|for|in|at|the|with|de|da|do|di|del|della|der|den|van|von|bin|ibn|al|el|la|le|to|from)$/;
const JOB_TITLE =
  /(?:Staff Writer|Staff Reporter|Correspondent|Reporter|Editor|Columnist|Associated Press|Reuters|AFP|Press Association)\s*$/;

/** The parts above the body, and the body. */
export type Head = Pick<Article, 'title' | 'byline' | 'dateline' | 'publishedAt' | 'source' | 'paragraphs'>;

/**
 * Separates title, byline and date lines from the body of a plain text.
 *
 * The first line becomes the title only if it is certainly a headline: short and without sentence-final punctuation,
 * above text that has it. A doubtful line stays in the body, where statements and names are read.
 *
 * @param knownTitle the title given by the file's format; the body may still start with it
 */
export const splitHead = (all: string[], knownTitle?: string): Head => {
  const paragraphs = withoutSlugs(all);
  const head: Head = { paragraphs };
  const title = knownTitle ?? (isTitle(paragraphs) ? paragraphs[0] : undefined);
  let at = 0;
  if (title !== undefined) {
    head.title = title;
    while (at < paragraphs.length - 1 && foldedTitle(paragraphs[at]!) === foldedTitle(title)) at++;
  }
  // Byline and date come in either order, at most one of each.
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
    else if (head.byline !== undefined && head.source === undefined && isPublication(line, paragraphs[at + 1]!))
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

/** Both on one line, in either order: "March 3, 2026 by Karl Lund", "By Karl Lund | 3 March 2026, 10:15". */
const bylineAndDate = (line: string): Pick<Head, 'byline' | 'publishedAt'> | undefined => {
  if (line.length > MAX_BYLINE_CHARACTERS || !/\d{4}/.test(line)) return undefined;
  for (const separator of line.matchAll(/\s+[|•·—–-]\s+|,\s+|\s+(?=by\s)/gi)) {
    const [one, other] = [line.slice(0, separator.index), line.slice(separator.index + separator[0].length)];
    const publishedAt = dateOf(one) ?? dateOf(other);
    const byline = dateOf(one) === undefined ? one : other;
    if (publishedAt !== undefined && isByline(byline)) return { byline, publishedAt };
  }
  return undefined;
};

/** Routing lines of agencies: "a0123 09:15 03 Mar 26", "BC-NORRLAND-HARBOUR/ (UPDATE 3)". */
const SLUG =
  /^(?:[a-z]\d{4}\b.{0,40}|[A-Z]{2}-[A-Z\d-]{3,40}\/?(?: ?\([^()]{1,30}\))?|[A-Z\d-]{5,40}\/(?: ?\([^()]{1,30}\))?)$/;

const withoutSlugs = (paragraphs: string[]): string[] => {
  const from = paragraphs.findIndex((line) => !SLUG.test(line));
  return from > 0 && from < 4 ? paragraphs.slice(from) : paragraphs;
};

/** A short name between the byline and a date or dateline is the publication's: "The Elster Courier". */
const isPublication = (line: string, next: string): boolean =>
  line.length <= MAX_PUBLICATION_CHARACTERS &&
  /^\p{Lu}[\p{L}’' .&-]*\p{L}$/u.test(line) &&
  line.split(' ').every((word) => /^\p{Lu}/u.test(word) || SMALL_WORD.test(word)) &&
  (dateOf(next) !== undefined || datelineOf(next) !== undefined);

/** The same headline may be printed with and without a full stop. */
const foldedTitle = (line: string): string => fold(line.slice(0, COMPARED_TITLE_CHARACTERS)).replace(/[.:]$/, '');

const isTitle = (paragraphs: string[]): boolean => {
  const [first = '', ...rest] = paragraphs;
  if (rest.length === 0 || first.length > MAX_TITLE_CHARACTERS || !hasTitleWords(first)) return false;
  if (ENDS_LIKE_TEXT.test(first) || !/^["“‘«¿¡]?[\p{Lu}\p{Lo}\p{N}]/u.test(first)) return false;
  if (isByline(first) || isDateline(first) || dateOf(first) !== undefined) return false;
  // Lists, poems and tables: if the body has no sentence ends, their absence says nothing about the first line.
  const firstSentence = rest.findIndex((line) => SENTENCE_END.test(line));
  const body = rest.slice(Math.max(0, Math.min(4, firstSentence)));
  const sentences = body.filter((paragraph) => SENTENCE_END.test(paragraph)).length;
  if (sentences < body.length * 0.6) return false;
  const lead = rest
    .slice(0, 5)
    .find(
      (line, at) =>
        !isByline(line) &&
        dateOf(line) === undefined &&
        fold(line) !== fold(first) &&
        !isPublication(line, rest[at + 1] ?? ''),
    );
  if (lead === undefined || lead.length < MIN_LEAD_CHARACTERS || !LEAD_END.test(lead)) return false;
  const isDoubtful = ENDS_LIKE_TITLE_OR_TEXT.test(first) || TWO_SENTENCES.test(first);
  return !isDoubtful || isByline(rest[0]!) || isTitleCase(first);
};

const isTitleCase = (line: string): boolean => {
  const words = line.split(' ').filter((word) => /\p{L}{2}/u.test(word));
  const capitals = words.filter((word) => /^\P{L}*\p{Lu}/u.test(word)).length;
  return words.length >= 3 && capitals >= words.length * 0.7;
};

/** Three to twenty-five words, at most a third of them numbers. A line with Han, Hiragana or Thai characters needs only five of them. */
const hasTitleWords = (line: string): boolean => {
  const words = line.split(' ');
  if (/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Thai}/u.test(line)) return line.length >= 5;
  const numbers = words.filter((word) => !/\p{L}/u.test(word)).length;
  return words.length >= 3 && words.length <= 25 && numbers <= words.length / 3;
};

/**
 * Whether a line is names and nothing like a sentence: "By A. Writer and B. Writer, Reuters", "JANE DOE | Staff
 * Writer".
 */
export const isByline = (line: string): boolean => {
  if (line.length > MAX_BYLINE_CHARACTERS) return false;
  const by = BY.exec(line)?.[0];
  if (by === undefined && !(JOB_TITLE.test(line) && /[,|/]/.test(line))) return false;
  const names = line.slice(by?.length ?? 0).trim();
  if (names === '' || (/[.!?:;"”]$/u.test(names) && !/\b(?:Jr|Sr|[A-Z])\.$/.test(names))) return false;
  const words = names.split(/[\s,|/&•·]+/u).filter(Boolean);
  return words.length <= 16 && words.every((word) => /^[\p{Lu}\p{Lo}("@]/u.test(word) || SMALL_WORD.test(word));
};
