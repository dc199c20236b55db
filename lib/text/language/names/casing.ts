import { isLower, isUpper } from '../characters.ts';
import type { Sentence } from '../document.ts';

/** How a sentence uses capitals: as usual, in ALL WORDS, or On Every Important Word. */
export type Casing = 'plain' | 'shouted' | 'titled';

export const casingOf = (sentence: Sentence): Casing => {
  let words = 0;
  let shouted = 0;
  let long = 0;
  let titled = 0;
  for (const { text } of sentence.tokens) {
    const first = text.charCodeAt(0);
    const isCapital = isUpper(first);
    if (!isCapital && !isLower(first)) continue;
    words++;
    if (isCapital && isShoutedWord(text)) shouted++;
    if (text.length > 3) {
      long++;
      if (isCapital) titled++;
    }
  }
  // A headline in capitals may have a lower-case word ("pct", "of").
  if (words >= 3 && shouted >= words * 0.8) return 'shouted';
  if (long >= 4 && titled >= long * 0.8) return 'titled';
  return 'plain';
};

/** LOUD, A, U.S., NO. */
const isShoutedWord = (text: string): boolean => {
  if (text.length < 2) return true;
  const last = text.at(-1)!;
  return isUpper(last.charCodeAt(0)) || (last === '.' && text === text.toUpperCase());
};

/** A word in capitals as a name is written: KARACHI → Karachi, O'BRIEN → O'Brien, HIGH-LEVEL → High-Level. */
export const capitalised = (word: string): string => {
  let result = '';
  for (let i = 0; i < word.length; i++) {
    const previous = i === 0 ? '-' : word[i - 1]!;
    const begins = "-'’.&".includes(previous) && !(i >= 1 && i === word.length - 1 && previous !== '.');
    result += begins || i === 0 ? word[i]!.toUpperCase() : word[i]!.toLowerCase();
  }
  return result;
};
