import { isUpper } from '../characters.ts';
import type { Sentence, Token } from '../document.ts';
import { keyOf } from './group.ts';
import { type Mention, trimmed } from './mentions.ts';

/**
 * Initials that the text explains: "the Inter-Services Intelligence (ISI)", "ISI (Inter-Services Intelligence)".
 * Returns, from the key of the initials, the key of the name. Where the tagger missed one of the two it becomes a
 * mention of the type of the other (pushed to `mentions`).
 */
export const definitionsIn = (sentences: readonly Sentence[], mentions: Mention[]): Map<string, string> => {
  const definitions = new Map<string, string>();
  const found: Mention[] = [];
  const byStart = new Map(mentions.map((mention) => [mention.start, mention]));
  const endingAt = new Map(mentions.map((mention) => [mention.end, mention]));
  const mentionOf = (like: Mention | undefined, tokens: readonly Token[], s: number, from: number, to: number) => {
    const known = byStart.get((tokens[from] as Token).start);
    if (known && known.last === to) return known;
    const type = !like || like.type === 'person' ? 'organisation' : like.type;
    const mention = trimmed(type, tokens, s, from, to, false);
    if (mention) {
      found.push(mention);
      byStart.set(mention.start, mention);
    }
    return mention;
  };
  sentences.forEach(({ tokens }, s) => {
    for (let open = 1; open + 2 < tokens.length; open++) {
      if ((tokens[open] as Token).text !== '(') continue;
      const before = endingAt.get((tokens[open - 1] as Token).end);
      const inside = tokens[open + 1] as Token;
      if ((tokens[open + 2] as Token).text === ')') {
        const isShort = before && (areInitials(inside.text, before.words) || isCutShort(inside.text, before.words));
        const from = isShort ? before.first : nameBefore(tokens, open, inside.text);
        if (from === undefined) continue;
        const initials = byStart.get(inside.start);
        const name = mentionOf(initials, tokens, s, from, open);
        if (!name) continue;
        definitions.set(keyOf(inside.text), keyOf(name.surface));
        if (initials) initials.type = name.type;
        else mentionOf(name, tokens, s, open + 1, open + 2);
      } else {
        // ISI (Inter-Services Intelligence)
        const name = byStart.get(inside.start);
        if (before && name && areInitials(before.surface, name.words) && tokens[name.last]?.text === ')')
          definitions.set(keyOf(before.surface), keyOf(name.surface));
      }
    }
  });
  takeOver(found, mentions);
  byThemselves(mentions, definitions);
  return definitions;
};

/** Puts the names that were found in place of what the tagger took for names inside them. */
const takeOver = (found: readonly Mention[], mentions: Mention[]): void => {
  if (found.length === 0) return;
  const bySentence = new Map<number, Mention[]>();
  for (const mention of found) bySentence.set(mention.sentence, [...(bySentence.get(mention.sentence) ?? []), mention]);
  const kept = mentions.filter(
    ({ sentence, first, last }) =>
      !bySentence.get(sentence)?.some((longer) => longer.first <= first && last <= longer.last),
  );
  mentions.splice(0, mentions.length, ...kept, ...found);
};

/**
 * Initials that the text does not explain, where they are those of exactly one of its names, word for word, and three or
 * more: the International Atomic Energy Agency, the IAEA.
 */
const byThemselves = (mentions: readonly Mention[], definitions: Map<string, string>): void => {
  const namesOf = new Map<string, Set<string>>();
  for (const { type, surface, words } of mentions) {
    if (type === 'person' || words.length < 3) continue;
    const initials = words
      .flatMap((word) => word.split('-'))
      .filter((word) => isUpper(word.charCodeAt(0)))
      .map((word) => word[0])
      .join('');
    if (initials.length < 3) continue;
    namesOf.set(initials, (namesOf.get(initials) ?? new Set()).add(keyOf(surface)));
  }
  for (const { type, surface } of mentions) {
    const names = namesOf.get(surface.replaceAll('.', ''));
    const key = keyOf(surface);
    if (type !== 'organisation' || names?.size !== 1 || definitions.has(key)) continue;
    definitions.set(key, [...names][0] as string);
  }
};

/** The first of the capitalised words before `open` whose initials these are, all of them. */
const nameBefore = (tokens: readonly Token[], open: number, initials: string): number | undefined => {
  for (let from = open - 1; from >= 0 && from >= open - initials.length - 4; from--) {
    const { text } = tokens[from] as Token;
    // al-Qaeda in the Islamic Maghreb
    const isCapital = /^(\p{Ll}{1,3}-)?\p{Lu}/u.test(text);
    if (!isCapital && !/^(of|for|and|the|on|in|de|&)$/.test(text)) return undefined;
    const words = tokens.slice(from, open).map((token) => token.text);
    if (isCapital && areInitials(initials, words, true)) return from;
  }
  return undefined;
};

/** The Federal Reserve (Fed). */
const isCutShort = (short: string, words: readonly string[]): boolean =>
  short.length > 2 && isUpper(short.charCodeAt(0)) && words.some((word) => word !== short && word.startsWith(short));

/** Whether the capitals of `initials` stand, in order, for words of the name, from its first: all of them, or all but one. */
export const areInitials = (initials: string, words: readonly string[], all = false): boolean => {
  // DoD: small letters count for nothing, but are fewer than the others.
  const letters = initials.replace(/[^\p{Lu}\d]/gu, '');
  if (letters.length < 2 || initials.length > 10 || letters.length * 2 < initials.length) return false;
  if (!/^\p{Lu}[\p{L}\d.&-]+$/u.test(initials)) return false;
  const heads = words.flatMap((word) => word.split('-')).map((part) => part[0]?.toUpperCase() ?? '');
  if (heads.length < 2 || heads[0] !== letters[0]) return false;
  let at = 0;
  let matched = 0;
  for (const letter of letters) {
    const found = heads.indexOf(letter, at);
    if (found < 0) continue;
    at = found + 1;
    matched++;
  }
  return matched >= 2 && matched >= letters.length - (all ? 0 : 1);
};
