import { otherAbbreviations, titleAbbreviations } from '../words/abbreviations.ts';
import { isReportingVerb } from '../words/reporting-verbs.ts';
import { isDigit, isLower, isSpace, isUpper, isWordCharacter } from './characters.ts';
import type { Sentence, Span, Token } from './document.ts';
import { tokenise } from './tokens.ts';

/**
 * Sentences with their tokens, paragraph by paragraph. A full stop of "Gen. Smith", "U.S.", "George W. Bush" or an
 * ellipsis ends none; a closing quotation mark or bracket belongs to the sentence it closes; what was asked and who
 * asked it (`"…?" Panetta asked.`) are one. Every token of a paragraph stands in exactly one sentence. Linear.
 *
 * @param paragraphs stretches of `text` that no sentence reaches across.
 */
export const splitSentences = (text: string, paragraphs: readonly Span[]): Sentence[] => {
  const sentences: Sentence[] = [];
  paragraphs.forEach((span, paragraph) => {
    const tokens = tokenise(text, span.start, span.end);
    const opening = openingQuotes(text, tokens);
    let first = 0;
    for (let i = 0; i < tokens.length; i++) {
      if (!mayEnd(tokens[i] as Token)) continue;
      let next = i + 1;
      let quoteClosed = false;
      while (next < tokens.length && closes(tokens[next] as Token, opening[next] === 1)) {
        quoteClosed ||= isQuote(tokens[next] as Token);
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

const sentenceOf = (tokens: Token[], from: number, to: number, paragraph: number): Sentence => ({
  start: (tokens[from] as Token).start,
  end: (tokens[to - 1] as Token).end,
  paragraph,
  tokens: tokens.slice(from, to),
});

const QUOTES = new Set(['"', '“', '”', '„', '«', '»', "'", '‘', '’', "''", '``', '`']);
const isQuote = (token: Token): boolean => QUOTES.has(token.text);

/**
 * Which tokens are opening quotation marks (1). Curly marks say so themselves; a straight one opens where a space
 * stands before it and none after it, and where spaces tell nothing, if it is the odd one of its paragraph.
 */
const openingQuotes = (text: string, tokens: readonly Token[]): Uint8Array => {
  const opening = new Uint8Array(tokens.length);
  let isOpen = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.text === '“' || token.text === '``' || token.text === '„' || token.text === '«' || token.text === '‘') {
      opening[i] = 1;
    } else if (token.text === '"' || token.text === "'") {
      const spaceBefore = i === 0 || isSpace(text.charCodeAt(token.start - 1));
      const spaceAfter = i === tokens.length - 1 || isSpace(text.charCodeAt(token.end));
      const opens: boolean = spaceBefore === spaceAfter ? token.text === '"' && !isOpen : spaceBefore;
      opening[i] = opens ? 1 : 0;
      if (token.text === '"') isOpen = opens;
    }
  }
  return opening;
};

const mayEnd = (token: Token): boolean => {
  const last = token.text.charCodeAt(token.text.length - 1);
  // . ! ? … and full-width and Indic full stops, and abbreviations that end in a full stop
  return last === 46 || last === 33 || last === 63 || last === 0x2026 || last === 0x3002 || last === 0x0964;
};

const closes = (token: Token, opens: boolean): boolean =>
  token.text === ')' || token.text === ']' || token.text === '}' || (isQuote(token) && !opens);

/** Words that begin sentences far more often than they stand capitalised inside one. */
const STARTERS = new Set(
  (
    'The A An This That These Those There Here He She It We They You I His Her Its Our Their My Your One Some Many Most ' +
    'Several Few Both Each Every All Any No Not But And Or Nor So Yet If When While As At By For From In Into On Of With ' +
    'Without Within Under Over After Before Since Until During Between Among Against About Despite Although Though Because ' +
    'However Meanwhile Moreover Furthermore Also Instead Still Then Thus Therefore Now Today Yesterday Later Earlier Soon ' +
    'Once Only Even Just Perhaps Maybe Yes Well What Who Which Where Why How To Is Are Was Were Did Do Does Can Could Would ' +
    'Should Will Have Has Had Other Another Such Last Next According Asked Unlike Like Besides Nevertheless Nonetheless Let'
  ).split(' '),
);

const isBoundary = (
  tokens: readonly Token[],
  at: number,
  next: number,
  first: number,
  quoteClosed: boolean,
): boolean => {
  const end = (tokens[at] as Token).text;
  let following = tokens[next] as Token;
  const quoteOpens = isQuote(following);
  if (quoteOpens && next + 1 < tokens.length) following = tokens[next + 1] as Token;
  const code = following.text.charCodeAt(0);
  if (isLower(code)) return false;
  if (!quoteOpens && !isWordCharacter(code) && ',;:-–—'.includes(following.text[0] as string)) return false;
  const capital = isUpper(code);

  if (end.length > 1 && end.endsWith('.') && isWordCharacter(end.charCodeAt(0))) {
    const stem = end.slice(0, -1);
    if (titleAbbreviations.has(stem)) return quoteClosed && capital;
    if (isDigit(end.charCodeAt(0))) return capital;
    if (quoteClosed || quoteOpens) return capital;
    // U.S., Inc., J.: only before a word that can hardly be part of the name.
    if (stem.length === 1 || stem.includes('.') || otherAbbreviations.has(stem)) return STARTERS.has(following.text);
    return capital;
  }
  if (end === '.') {
    // "1. First": the number of a list.
    if (at === first + 1 && isDigit((tokens[first] as Token).text.charCodeAt(0)) && !quoteOpens) return false;
    return true;
  }
  if (end.endsWith('.') || end.endsWith('…')) {
    return end.length === 4 || quoteClosed || quoteOpens ? capital : STARTERS.has(following.text);
  }
  // "Why?" Panetta asked.
  return !(quoteClosed && isSpeakerAndVerb(tokens, next));
};

/** Up to six capitalised words or titles, then a reporting verb. */
const isSpeakerAndVerb = (tokens: readonly Token[], from: number): boolean => {
  for (let i = from; i < Math.min(from + 7, tokens.length); i++) {
    const { text } = tokens[i] as Token;
    if (i > from && isReportingVerb(text)) return true;
    if (!isUpper(text.charCodeAt(0)) || text === 'I') return false;
  }
  return false;
};
