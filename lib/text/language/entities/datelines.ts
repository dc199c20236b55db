import type { Sentence, Token } from '../document.ts';
import { kindsOf, PLACE } from '../names/gazetteers.ts';
import { isCapitalised, type Mention, replacing, surfaceOf, textAt } from './mention.ts';
import { trimMention } from './trim-mention.ts';

/** Tokens of a dateline, up to its dash. */
const MAX_TOKENS = 24;
/** Words of its place. */
const MAX_PLACE_WORDS = 4;

/**
 * Reads the datelines at the beginning of paragraphs: the words in capitals are a place, and what stands in brackets
 * before the dash is the agency that sent the story, though PA is Pennsylvania too: "PORT ELLEN, Scotland, 3 March (PA) –".
 */
export const withDatelines = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] =>
  replacing(
    mentions,
    sentences.flatMap((sentence, s) => {
      if (sentences[s - 1]?.paragraph === sentence.paragraph) return [];
      const { tokens } = sentence;
      const dateline = datelineOf(tokens);
      if (!dateline) return [];
      const { placeEnd, agency } = dateline;
      const place = trimMention('place', tokens, s, 0, placeEnd, true);
      const sender = agency && trimMention('organisation', tokens, s, agency.first, agency.last, false);
      return [...(place ? [place] : []), ...(sender ? [{ ...sender, isAgency: true }] : [])];
    }),
  );

const isDash = (text: string): boolean => /^(?:[–—―_-]|--)$/.test(text);

const isShouted = ({ text }: Token): boolean => /^\p{Lu}[\p{Lu}'’.-]*\p{Lu}\.?$/u.test(text);

/** A short word in capitals that no map knows is the name of a body: "NATO, 3 March —". */
const mayBePlace = (tokens: readonly Token[], end: number): boolean => {
  const [{ text }] = tokens as [Token];
  return end > 1 || text.length > 5 || (kindsOf(text) & PLACE) !== 0;
};

const datelineOf = (
  tokens: readonly Token[],
): { placeEnd: number; agency?: { first: number; last: number } } | undefined => {
  let placeEnd = 0;
  while (placeEnd <= MAX_PLACE_WORDS && tokens[placeEnd] && isShouted(tokens[placeEnd]!)) placeEnd++;
  if (placeEnd === 0 || placeEnd > MAX_PLACE_WORDS || !mayBePlace(tokens, placeEnd)) return undefined;
  // What is alone before a dash could be any heading, but for a known place.
  if (isDash(tokens[placeEnd]?.text ?? '') && (kindsOf(surfaceOf(tokens, 0, placeEnd)) & PLACE) !== 0)
    return { placeEnd };
  if (!/^[,(]$/.test(tokens[placeEnd]?.text ?? '')) return undefined;
  let dash = placeEnd;
  while (dash < MAX_TOKENS && tokens[dash] && !isDash(tokens[dash]!.text)) {
    if (!isCapitalised(tokens[dash]) && !/^(?:[,.()/]|\d{1,4}(?:st|nd|rd|th)?)$/.test(tokens[dash]!.text))
      return undefined;
    dash++;
  }
  if (!tokens[dash] || !isDash(tokens[dash]!.text)) return undefined;
  if (tokens[dash - 1]?.text !== ')') return { placeEnd };
  let open = dash - 2;
  while (open > placeEnd && tokens[open]!.text !== '(') open--;
  return tokens[open]?.text === '(' && dash - 2 > open && dash - open < 6
    ? { placeEnd, agency: { first: open + 1, last: dash - 1 } }
    : { placeEnd };
};

/** Leaves out the codes of markets: Keller Brandt (KLB.L), Keller Brandt (NYSE: KLB). */
export const withoutMarketCodes = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] =>
  mentions.filter(({ surface, sentence, first, last }) => {
    const { tokens } = sentences[sentence]!;
    const [before, behind] = [textAt(tokens, first - 1), textAt(tokens, last)];
    if (/^\p{Lu}[\p{Lu}\d]{0,5}\.\p{Lu}{1,2}$/u.test(surface) && /^[(,;]$/.test(before)) return !/^[),;]$/.test(behind);
    const isMarket = before === '(' && behind === ':' && CODE.test(textAt(tokens, last + 1));
    const isCode = before === ':' && textAt(tokens, first - 3) === '(' && CODE.test(surface);
    return !(isMarket && textAt(tokens, last + 2) === ')') && !(isCode && behind === ')');
  });

const CODE = /^\p{Lu}[\p{Lu}\d.]{0,5}$/u;
