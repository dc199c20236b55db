import { isPersonNoun } from '../../words/titles.ts';
import { wordSet } from '../../words/word-list.ts';
import { isApostrophe } from '../characters.ts';
import type { Sentence, Token } from '../document.ts';
import { isCapitalised, type Mention, replacing, surfaceOf } from './mention.ts';
import { trimMention } from './trim-mention.ts';

const MAX_NICKNAME_TOKENS = 3;

/**
 * Names with a nickname in marks: John "J.D." Dorrian, Richard ('Tex') Coe, "Stick" Larsen. The name leaves the nickname
 * out, the whole is its longer form, and the nickname is another name of the person. One who is only "known as" a
 * nickname in marks is a person of this name.
 */
export const joinNicknames = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const found: Mention[] = [];
  for (const mention of mentions) {
    if (mention.type !== 'person') continue;
    const { tokens } = sentences[mention.sentence]!;
    const named = nameAround(mention, tokens) ?? nameBefore(mention, tokens) ?? nameBehind(mention, tokens);
    if (named) found.push(named);
  }
  const whole = replacing(mentions, found);
  return replacing(whole, knownAs(whole, sentences));
};

/** A run of words in marks: its tokens, marks and brackets around it included. */
interface Marked {
  first: number;
  last: number;
  words: string[];
}

/** The nickname whose opening mark, or the bracket before it, is the token at `open`. */
const markedAt = (tokens: readonly Token[], open: number): Marked | undefined => {
  const isBracketed = tokens[open]?.text === '(';
  const from = isBracketed ? open + 2 : open + 1;
  if (!isQuote(tokens[from - 1])) return undefined;
  for (let close = from + 1; close <= from + MAX_NICKNAME_TOKENS; close++) {
    const before = tokens[close - 1];
    // A comma inside the marks, as in "Pockets,"
    const end = /^[,.]$/.test(before?.text ?? '') ? close - 1 : close;
    if (isQuote(tokens[close])) {
      if (end === from || !isCapitalised(tokens[end - 1])) return undefined;
      if (isBracketed && tokens[close + 1]?.text !== ')') return undefined;
      const words = tokens.slice(from, end).map(({ text }) => text);
      return { first: open, last: isBracketed ? close + 2 : close + 1, words };
    }
    if (end === close && !isCapitalised(before) && before?.text !== 'the') return undefined;
  }
  return undefined;
};

/** The nickname that ends before the token at `end`. */
const markedBefore = (tokens: readonly Token[], end: number): Marked | undefined => {
  for (let open = end - 3; open >= 0 && open >= end - 2 - MAX_NICKNAME_TOKENS; open--) {
    const marked = markedAt(tokens, open);
    if (marked?.last === end) return marked;
  }
  return undefined;
};

const withNickname = (
  mention: Mention,
  tokens: readonly Token[],
  marked: Marked,
  { first = mention.first, last = mention.last, words = mention.words },
): Mention => ({
  ...mention,
  first,
  last,
  words,
  surface: words.join(' '),
  start: tokens[first]!.start,
  end: tokens[last - 1]!.end,
  longer: surfaceOf(tokens, first, last),
  nickname: marked.words.join(' '),
});

/** John "Jack" Smith, of which the tagger made one name. */
const nameAround = (mention: Mention, tokens: readonly Token[]): Mention | undefined => {
  for (let i = mention.first + 1; i + 1 < mention.last; i++) {
    const marked = markedAt(tokens, i);
    if (!marked) continue;
    // John "Jack, and Smith by himself
    if (marked.last >= mention.last) {
      const given = tokens.slice(mention.first, i).map(({ text }) => text);
      return nameBefore({ ...mention, words: given, last: i }, tokens);
    }
    const words = [...tokens.slice(mention.first, i), ...tokens.slice(marked.last, mention.last)].map(
      ({ text }) => text,
    );
    return withNickname(mention, tokens, marked, { words });
  }
  return undefined;
};

/** John "Jack" Smith, of which the tagger made more than one. */
const nameBefore = (mention: Mention, tokens: readonly Token[]): Mention | undefined => {
  const marked = markedAt(tokens, mention.last);
  const surname = marked && tokens[marked.last];
  if (!surname || !isCapitalised(surname) || isCapitalised(tokens[marked.last + 1])) return undefined;
  return withNickname(mention, tokens, marked, { last: marked.last + 1, words: [...mention.words, surname.text] });
};

/** "Stick" Larsen; not what somebody says before it: “Larsen,” Holm said. */
const nameBehind = (mention: Mention, tokens: readonly Token[]): Mention | undefined => {
  if (/^[,.]$/.test(tokens[mention.first - 2]?.text ?? '')) return undefined;
  const marked = mention.words.length === 1 ? markedBefore(tokens, mention.first) : undefined;
  if (!marked || tokens[marked.first]!.text === '(' || isCapitalised(tokens[marked.first - 1])) return undefined;
  return withNickname(mention, tokens, marked, { first: marked.first });
};

const CALLED = /^(?:known|nicknamed|dubbed|called|call|calls|alias)$/;

/**
 * The people of nicknames that stand behind them: the woman known only as "Aunt Vee", a man who goes by the name 'Slim'
 * are people of this name; Vera Keller, known as "Aunt Vee", has another.
 */
const knownAs = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const people = Map.groupBy(
    mentions.filter(({ type }) => type === 'person'),
    ({ sentence }) => sentence,
  );
  return sentences.flatMap(({ tokens }, s) => {
    const found: Mention[] = [];
    const call = (at: number, name: Mention): void => {
      const subject = subjectCalled(tokens, at);
      if (subject === undefined) return;
      const named = people.get(s)?.find(({ last }) => last - 1 === subject);
      if (named) found.push({ ...named, nickname: name.surface });
      else if (isPersonNoun(tokens[subject]!.text)) found.push({ ...name, nickname: name.surface });
    };
    for (let open = 2; open + 2 < tokens.length; open++) {
      const marked = isQuote(tokens[open]) ? markedAt(tokens, open) : undefined;
      const name = marked && trimMention('person', tokens, s, open + 1, open + 1 + marked.words.length, false);
      if (name) call(open, name);
    }
    for (const name of people.get(s) ?? []) if (!isQuote(tokens[name.first - 1])) call(name.first, name);
    return found;
  });
};

/** Words between whom one calls something and the name in marks. */
const MAX_CALLING_WORDS = 6;

const CALLING_WORDS = wordSet(
  'as to only the a name of who is was that also better widely locally simply just all he she they goes went going go , (',
);

/**
 * The token before "known only as", "who goes by the name", "they call" and the name at `open`. Who calls another that
 * stands right before the verb, and is not called so: "Keller called Holm a liar".
 */
const subjectCalled = (tokens: readonly Token[], open: number): number | undefined => {
  let isCalled = false;
  for (let i = open - 1; i >= 0 && i >= open - 1 - MAX_CALLING_WORDS; i--) {
    const { text, lower } = tokens[i]!;
    if (CALLED.test(text)) isCalled = !CALLING.test(text) || isDoneTo(tokens, i);
    else if (text === 'by' && /^(?:goes|went|going|go)$/.test(tokens[i - 1]?.text ?? '')) isCalled = true;
    else if (isCapitalised(tokens[i]) || isPersonNoun(text)) return isCalled ? i : undefined;
    else if (!CALLING_WORDS.has(lower)) return undefined;
  }
  return undefined;
};

/** What somebody does to another, unless a word before it says that it is done to them. */
const CALLING = /^(?:nicknamed|dubbed|called|call|calls)$/;

const isDoneTo = (tokens: readonly Token[], verb: number): boolean => {
  let before = verb - 1;
  while (before >= 0 && /^(?:also|better|widely|locally|simply|just)$/.test(tokens[before]!.text)) before--;
  return before >= 0 && /^(?:,|\(|is|was|all|he|she|they)$/.test(tokens[before]!.text);
};

const isQuote = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.text.length === 1 &&
  (/["“”]/.test(token.text) || isApostrophe(token.text.charCodeAt(0)));
