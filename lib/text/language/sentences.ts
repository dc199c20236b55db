import { ABBREVIATIONS_BEFORE_NAMES, OTHER_ABBREVIATIONS } from '../words/abbreviations.ts';
import { isReportingVerb } from '../words/reporting-verbs.ts';
import { SENTENCE_STARTERS } from '../words/sentence-starters.ts';
import { isDigit, isLower, isSpace, isUpper, isWordCharacter } from './characters.ts';
import type { Sentence, Span, Token } from './document.ts';
import { withoutNameBrackets } from './inserted-words.ts';
import { tokenise } from './tokens.ts';

/** A list or a transcript without full stops is cut into sentences of this length: what reads them compares words of one sentence. */
const MAX_SENTENCE_TOKENS = 300;

/**
 * Splits paragraphs into sentences with their tokens. The full stops of "Gen. Smith", "U.S.", "George W. Bush" and an
 * ellipsis end none; a closing quotation mark or bracket belongs to the sentence that it closes; a quoted question and
 * its speaker (`"…?" Panetta asked.`) are one sentence. Every token of a paragraph is in exactly one sentence, but for
 * brackets within a name. Linear in the length of the text.
 *
 * @param paragraphs in text order; a sentence never extends beyond its paragraph.
 */
export const splitSentences = (text: string, paragraphs: readonly Span[]): Sentence[] => {
  const sentences: Sentence[] = [];
  paragraphs.forEach((span, paragraph) => {
    const tokens = withoutNameBrackets(tokenise(text, span.start, span.end));
    const opening = openingQuotes(text, tokens);
    let first = 0;
    for (let i = 0; i < tokens.length; i++) {
      if (i - first === MAX_SENTENCE_TOKENS) {
        sentences.push(sentenceOf(tokens, first, i, paragraph));
        first = i;
      }
      if (!mayEnd(tokens[i]!)) continue;
      let next = i + 1;
      let quoteClosed = false;
      while (next < tokens.length && closes(tokens[next]!, opening[next] === 1)) {
        quoteClosed ||= isQuote(tokens[next]!);
        next++;
      }
      if (next < tokens.length && !isBoundary(tokens, i, next, first, quoteClosed)) continue;
      sentences.push(sentenceOf(tokens, first, next, paragraph));
      first = next;
      i = next - 1;
    }
    if (first < tokens.length) sentences.push(sentenceOf(tokens, first, tokens.length, paragraph));
  });
  return sentences;
};

const sentenceOf = (tokens: readonly Token[], from: number, to: number, paragraph: number): Sentence => ({
  start: tokens[from]!.start,
  end: tokens[to - 1]!.end,
  paragraph,
  tokens: tokens.slice(from, to),
});

const QUOTES = new Set(['"', '“', '”', '„', '«', '»', "'", '‘', '’', "''", '``', '`']);
const OPENING_QUOTES = new Set(['“', '``', '„', '«', '‘']);
/** They point outwards in some countries and inwards in others. */
const ANGLED_QUOTES = new Set(['«', '»']);
const isQuote = (token: Token): boolean => QUOTES.has(token.text);

/**
 * Which tokens are opening quotation marks (1). Curly marks are unambiguous; a straight one opens if there is a space
 * before it and none after it; if spaces do not decide, a double one opens if no other is open in the paragraph.
 */
const openingQuotes = (text: string, tokens: readonly Token[]): Uint8Array => {
  const opening = new Uint8Array(tokens.length);
  let isOpen = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (OPENING_QUOTES.has(token.text)) opening[i] = 1;
    const spaceBefore = i === 0 || isSpace(text.charCodeAt(token.start - 1));
    const spaceAfter = i === tokens.length - 1 || isSpace(text.charCodeAt(token.end));
    if (ANGLED_QUOTES.has(token.text) && spaceBefore !== spaceAfter) opening[i] = spaceBefore ? 1 : 0;
    else if (token.text === '"' || token.text === "'") {
      const opens: boolean = spaceBefore === spaceAfter ? token.text === '"' && !isOpen : spaceBefore;
      opening[i] = opens ? 1 : 0;
      if (token.text === '"') isOpen = opens;
    }
  }
  return opening;
};

/** Among them full-width and Indic full stops. */
const END_MARKS = '.!?…。।';

/** Whether a sentence may end with the token: a mark, or an abbreviation with its full stop. */
const mayEnd = (token: Token): boolean => END_MARKS.includes(token.text.at(-1)!);

const closes = (token: Token, opens: boolean): boolean =>
  token.text === ')' || token.text === ']' || token.text === '}' || (isQuote(token) && !opens);

/** Whether a sentence ends after token `at`, before token `next`. `first` is its first token. */
const isBoundary = (
  tokens: readonly Token[],
  at: number,
  next: number,
  first: number,
  quoteClosed: boolean,
): boolean => {
  const end = tokens[at]!.text;
  let following = tokens[next]!;
  const quoteOpens = isQuote(following);
  if (quoteOpens && next + 1 < tokens.length) following = tokens[next + 1]!;
  const code = following.text.charCodeAt(0);
  if (isLower(code)) return false;
  if (!quoteOpens && !isWordCharacter(code) && ',;:-–—'.includes(following.text[0]!)) return false;
  const isCapital = isUpper(code);

  if (end.length > 1 && end.endsWith('.') && isWordCharacter(end.charCodeAt(0))) {
    const stem = end.slice(0, -1);
    if (ABBREVIATIONS_BEFORE_NAMES.has(stem)) return quoteClosed && isCapital;
    if (isDigit(end.charCodeAt(0))) return isCapital;
    if (quoteClosed || quoteOpens) return isCapital;
    // U.S., Inc., J.: only before a word that is hardly part of the name.
    if (stem.length === 1 || stem.includes('.') || OTHER_ABBREVIATIONS.has(stem))
      return SENTENCE_STARTERS.has(following.text);
    return isCapital;
  }
  if (end === '.') {
    // "1. First": the number of a list.
    if (at === first + 1 && isDigit(tokens[first]!.text.charCodeAt(0)) && !quoteOpens) return false;
    return true;
  }
  if (end.endsWith('.') || end.endsWith('…')) {
    return end.length === 4 || quoteClosed || quoteOpens ? isCapital : SENTENCE_STARTERS.has(following.text);
  }
  // "Why?" Panetta asked.
  return !(quoteClosed && isSpeakerAndVerb(tokens, next));
};

const MAX_SPEAKER_WORDS = 6;

/** Whether a speaker of capitalised words comes first, then a reporting verb. */
const isSpeakerAndVerb = (tokens: readonly Token[], from: number): boolean => {
  for (let i = from; i < Math.min(from + MAX_SPEAKER_WORDS + 1, tokens.length); i++) {
    const { text } = tokens[i]!;
    if (i > from && isReportingVerb(text)) return true;
    if (!isUpper(text.charCodeAt(0)) || text === 'I') return false;
  }
  return false;
};
