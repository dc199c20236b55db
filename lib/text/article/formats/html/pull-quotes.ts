import { trim } from '../../../trim.ts';
import { fold } from '../../characters/fold.ts';
import type { ArticleLine } from '../markup/article-lines.ts';

const MIN_QUOTE_CHARACTERS = 25;
const MAX_QUOTE_CHARACTERS = 300;
const MIN_PART_CHARACTERS = 8;
const MAX_SOURCE_CHARACTERS = 80;
/** In longer articles, looking each line up takes too long. */
const MAX_LINES = 1000;
const QUOTED = /^["“”„«»‘]/;
/** Who is quoted, below a pull quote. */
const SOURCE = /^(?:—|–|-|―) ?\p{Lu}/u;

/** The lines without pull quotes, which repeat a part of another line, shortened or not, and without whom they quote. */
export const withoutPullQuotes = (lines: ArticleLine[]): ArticleLine[] => {
  if (lines.length > MAX_LINES) return lines;
  const folded = lines.map(({ text }) => fold(text));
  const isPullQuote = lines.map((line, at) => isRepeated(line, folded, at));
  return lines.filter(
    ({ text }, at) =>
      !isPullQuote[at] && !(isPullQuote[at - 1] && text.length < MAX_SOURCE_CHARACTERS && SOURCE.test(text)),
  );
};

const isRepeated = ({ text, isQuotation }: ArticleLine, folded: string[], at: number): boolean => {
  if (!isQuotation && !QUOTED.test(text)) return false;
  if (text.length < MIN_QUOTE_CHARACTERS || text.length > MAX_QUOTE_CHARACTERS) return false;
  const parts = text.split(/…|\.\.\./).map(bare);
  return (
    parts.every((part) => part === '' || part.length >= MIN_PART_CHARACTERS) &&
    folded.some(
      (other, place) =>
        place !== at && other.length > folded[at]!.length && parts.every((part) => other.includes(part)),
    )
  );
};

/** A piece of a quotation without its marks and end. */
const bare = (part: string): string => trim(fold(part), /[\s"'“”‘’«»„,]/, /[\s"'“”‘’«»„,.!?]/);
