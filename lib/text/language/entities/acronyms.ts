import { SOCIETIES } from '../../words/organisations.ts';
import { isUpper, sharedStart } from '../characters.ts';
import type { Sentence, Token } from '../document.ts';
import { keyOf } from './group.ts';
import type { Mention } from './mention.ts';
import { trimMention } from './trim-mention.ts';

/**
 * Reads which initials the text explains: "the Inter-Services Intelligence (ISI)", "ISI (Inter-Services Intelligence)".
 * If the tagger missed one of the two, it becomes a mention of the type of the other.
 *
 * @returns all mentions, the new ones last, and a map from the key of the initials to the key of the name (see
 * `keyOf`).
 */
export const resolveAcronyms = (
  mentions: readonly Mention[],
  sentences: readonly Sentence[],
): { mentions: Mention[]; definitions: Map<string, string> } => {
  const definitions = new Map<string, string>();
  const found: Mention[] = [];
  const byStart = new Map(mentions.map((mention) => [mention.start, mention]));
  const byEnd = new Map(mentions.map((mention) => [mention.end, mention]));
  const findOrAdd = (like: Mention | undefined, tokens: readonly Token[], s: number, from: number, to: number) => {
    const known = byStart.get(tokens[from]!.start);
    if (known && known.last === to) return known;
    const type = !like || like.type === 'person' ? 'organisation' : like.type;
    const mention = trimMention(type, tokens, s, from, to, false);
    if (mention) {
      found.push(mention);
      byStart.set(mention.start, mention);
    }
    return mention;
  };
  sentences.forEach(({ tokens }, s) => {
    for (let open = 1; open + 2 < tokens.length; open++) {
      if (tokens[open]!.text !== '(') continue;
      const before = byEnd.get(tokens[open - 1]!.end);
      const inside = tokens[open + 1]!;
      if (tokens[open + 2]!.text === ')') {
        const isShort =
          before &&
          (areInitials(inside.text, before.words) ||
            isCutShort(inside.text, before.words) ||
            isBlend(inside.text, before.words));
        const from = isShort ? before.first : nameBefore(tokens, open, inside.text);
        if (from === undefined) continue;
        const initials = byStart.get(inside.start);
        const name = findOrAdd(initials, tokens, s, from, open);
        if (!name) continue;
        definitions.set(keyOf(inside.text), keyOf(name.surface));
        // the Makkal Urimai Kazhagam (MUK)
        if (name.type === 'person' && tokens[name.first - 1]?.lower === 'the') name.type = 'organisation';
        if (initials) initials.type = name.type;
        else findOrAdd(name, tokens, s, open + 1, open + 2);
      } else {
        // ISI (Inter-Services Intelligence)
        const name = byStart.get(inside.start);
        if (before && name && areInitials(before.surface, name.words) && tokens[name.last]?.text === ')')
          definitions.set(keyOf(before.surface), keyOf(name.surface));
        const alias = before && before.type !== 'person' ? aliasBehind(tokens, open, before.words) : undefined;
        const short = alias && findOrAdd(before, tokens, s, alias.from, alias.to);
        if (short) {
          short.type = before!.type;
          definitions.set(keyOf(short.surface), keyOf(before!.surface));
        }
      }
    }
  });
  const all = [...withoutParts(mentions, found), ...found];
  const types = new Map(
    all.flatMap(({ type, surface }) => (type !== 'person' && definitions.has(keyOf(surface)) ? [[surface, type]] : [])),
  );
  for (const mention of all) mention.type = types.get(mention.surface) ?? mention.type;
  resolveUnexplained(all, definitions);
  return { mentions: all, definitions };
};

/** The mentions apart from those inside a name that was found. */
const withoutParts = (mentions: readonly Mention[], found: readonly Mention[]): readonly Mention[] => {
  if (found.length === 0) return mentions;
  const foundBySentence = Map.groupBy(found, ({ sentence }) => sentence);
  return mentions.filter(
    ({ sentence, first, last }) =>
      !foundBySentence.get(sentence)?.some((longer) => longer.first <= first && last <= longer.last),
  );
};

/**
 * Adds initials that the text does not explain if they are exactly those of one of its names, word for word: the
 * International Atomic Energy Agency, the IAEA; Associated Press, AP; the Harbour and Ferry Workers' Union, HFW.
 */
const resolveUnexplained = (mentions: readonly Mention[], definitions: Map<string, string>): void => {
  const keysByInitials = new Map<string, Set<string>>();
  for (const { type, surface, words } of mentions) {
    if (type === 'person' || words.length < (type === 'organisation' ? 2 : 3)) continue;
    const initials = words
      .flatMap((word) => word.split('-'))
      .filter((word) => isUpper(word.charCodeAt(0)))
      .map((word) => word[0])
      .join('');
    const isWhole = initials.length === words.length;
    if (initials.length < 3 && !isWhole) continue;
    const forms =
      initials.length > 3 && SOCIETIES.has(words.at(-1)!.toLowerCase())
        ? [initials, initials.slice(0, -1)]
        : [initials];
    for (const form of forms) keysByInitials.set(form, (keysByInitials.get(form) ?? new Set()).add(keyOf(surface)));
  }
  for (const { type, surface } of mentions) {
    const names = keysByInitials.get(surface.replaceAll('.', ''));
    const key = keyOf(surface);
    if (type !== 'organisation' || names?.size !== 1 || definitions.has(key)) continue;
    for (const name of names) definitions.set(key, name);
  }
};

/** Where the name begins before `open` whose initials these are, all of them; undefined if there is none. */
const nameBefore = (tokens: readonly Token[], open: number, initials: string): number | undefined => {
  for (let from = open - 1; from >= 0 && from >= open - initials.length - 4; from--) {
    const { text } = tokens[from]!;
    // al-Qaeda in the Islamic Maghreb
    const isCapital = /^(\p{Ll}{1,3}-)?\p{Lu}/u.test(text);
    if (!isCapital && !/^(of|for|and|the|on|in|de|&)$/.test(text)) return undefined;
    const words = tokens.slice(from, open).map((token) => token.text);
    if (isCapital && areInitials(initials, words, { complete: true })) return from;
  }
  return undefined;
};

/** The Federal Reserve (Fed). */
const isCutShort = (short: string, words: readonly string[]): boolean =>
  short.length > 2 && isUpper(short.charCodeAt(0)) && words.some((word) => word !== short && word.startsWith(short));

/** The Lake Traders Union (Laketrade): beginnings of at least two of its words, in order. */
const isBlend = (short: string, words: readonly string[]): boolean => {
  if (!isUpper(short.charCodeAt(0)) || words.length < 2) return false;
  let rest = short.toLowerCase();
  let parts = 0;
  for (const word of words) {
    const shared = sharedStart(rest, word.toLowerCase());
    if (shared < (parts === 0 ? MIN_START : MIN_START - 1)) continue;
    rest = rest.slice(shared);
    parts++;
  }
  return rest === '' && parts > 1;
};

const MIN_START = 4;
const MAX_ALIAS = 4;

/** Coastal Rescue Agency (Coast Aid), National Road Agency (the Roads Agency): capitals that begin like a word of the name. */
const aliasBehind = (
  tokens: readonly Token[],
  open: number,
  words: readonly string[],
): { from: number; to: number } | undefined => {
  const from = tokens[open + 1]!.text.toLowerCase() === 'the' ? open + 2 : open + 1;
  let to = from;
  while (to - from < MAX_ALIAS && isUpper(tokens[to]?.text.charCodeAt(0) ?? 0)) to++;
  if (tokens[to]?.text !== ')' || to === from || (to === from + 1 && from === open + 1)) return undefined;
  const first = tokens[from]!.text.toLowerCase();
  return words.some((word) => sharedStart(first, word.toLowerCase()) >= MIN_START) ? { from, to } : undefined;
};

/**
 * Whether the capitals of `initials` are initials of the name's words, in order and from its first word on.
 *
 * @param complete whether all must be; by default one may differ.
 */
export const areInitials = (initials: string, words: readonly string[], { complete = false } = {}): boolean => {
  // DoD: small letters are ignored, but must be fewer than the others.
  const letters = initials.replace(/[^\p{Lu}\d]/gu, '');
  if (letters.length < 2 || initials.length > 10 || letters.length * 2 < initials.length) return false;
  if (!/^\p{Lu}[\p{L}\d.&-]+$/u.test(initials)) return false;
  const heads = words
    .flatMap((word) => word.split('-'))
    .flatMap((part) =>
      /^\p{Lu}{2,3}$/u.test(part) && initials.startsWith(part) ? [...part] : [part[0]?.toUpperCase() ?? ''],
    );
  if (heads.length < 2 || heads[0] !== letters[0]) return false;
  let at = 0;
  let matched = 0;
  for (const letter of letters) {
    const found = heads.indexOf(letter, at);
    if (found < 0) continue;
    at = found + 1;
    matched++;
  }
  return matched >= 2 && matched >= letters.length - (complete ? 0 : 1);
};

/**
 * Initials that the text explains by words in lower case, such as "local loop unbundling (LLU)": they stand for a thing
 * and name nobody.
 */
export const commonAbbreviations = (sentences: readonly Sentence[]): Set<string> => {
  const found = new Set<string>();
  for (const { tokens } of sentences)
    for (let open = 2; open + 2 < tokens.length; open++) {
      const inside = tokens[open + 1]!.text;
      if (tokens[open]!.text !== '(' || tokens[open + 2]!.text !== ')' || !/^\p{Lu}{2,6}s?$/u.test(inside)) continue;
      const letters = inside.replace(/s$/, '').toLowerCase();
      const words = tokens
        .slice(Math.max(0, open - letters.length), open)
        .flatMap(({ text }) => text.split('-'))
        .slice(-letters.length);
      const fits = words.length === letters.length && words.every((word, i) => word[0] === letters[i]);
      if (fits) found.add(inside);
    }
  return found;
};
