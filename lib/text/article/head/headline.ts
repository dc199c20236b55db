import { trimEnd } from '../../trim.ts';
import { fold } from '../characters/fold.ts';
import { isByline } from './byline.ts';
import { isDateline } from './dateline.ts';
import { dateOf } from './dates.ts';
import { isNote, isSignOff } from './lines.ts';

const MAX_TITLE_CHARACTERS = 160;
/** The first words of a title are enough to recognise it. */
const COMPARED_TITLE_CHARACTERS = 500;

/** Ends like running text. Question and exclamation marks may also end a headline. */
const ENDS_LIKE_TEXT = /[.,;:…。！？।—–-][\s"'”’»)\]]*$/u;
const ENDS_LIKE_TITLE_OR_TEXT = /[?!][\s"'”’]*$/u;
const TWO_SENTENCES = /\p{Ll}{2}[.!?]["'”’)]? ["'“‘]?\p{Lu}/u;

/** The same headline may be printed with and without a full stop. */
export const foldedTitle = (line: string): string =>
  fold(trimEnd(line.slice(0, COMPARED_TITLE_CHARACTERS).replace(/^[*_#]+ ?/, ''), /[*_#]/)).replace(/[.:]$/, '');

/** Whether a line may be a headline: short, not ended as a sentence is, and no other part of a head. */
export const mayBeHeadline = (line: string): boolean =>
  line.length <= MAX_TITLE_CHARACTERS &&
  !ENDS_LIKE_TEXT.test(line) &&
  /^["“‘«‹„'¿¡]{0,2}[\p{Lu}\p{Lo}\p{N}]/u.test(line) &&
  !/^[QAF]: /.test(line) &&
  !isByline(line) &&
  !isDateline(line) &&
  !isNote(line) &&
  !isSignOff(line) &&
  dateOf(line) === undefined;

/** Whether a line that may be a headline may as well be a sentence of the text. */
export const isDoubtfulHeadline = (line: string): boolean =>
  (ENDS_LIKE_TITLE_OR_TEXT.test(line) || TWO_SENTENCES.test(line)) && !isTitleCase(line);

const isTitleCase = (line: string): boolean => {
  const words = line.split(' ').filter((word) => /\p{L}{2}/u.test(word));
  const capitals = words.filter((word) => /^\P{L}*\p{Lu}/u.test(word)).length;
  return words.length >= 3 && capitals >= words.length * 0.7;
};

/**
 * Up to twenty-five words, at most a third of them numbers. A line with Han, Hiragana or Thai characters needs only five
 * of them.
 */
export const hasTitleWords = (line: string, min: number): boolean => {
  const words = line.split(' ');
  if (/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Thai}/u.test(line)) return line.length >= 5;
  const numbers = words.filter((word) => !/\p{L}/u.test(word)).length;
  return words.length >= min && words.length <= 25 && numbers <= words.length / 3;
};
