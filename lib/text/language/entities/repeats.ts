import type { EntityType } from '../../vocabulary.ts';
import { isUpper } from '../characters.ts';
import type { Sentence, Token } from '../document.ts';
import { GIVEN_NAME, gazetteers, phraseHash } from '../names/gazetteers.ts';
import { GROUPS, type Mention, trimmed } from './mentions.ts';

/**
 * The places where a name stands again and the tagger did not see it: names of several words, initials (ISI), and the
 * surnames of people who are named in full. A word that stands for two types is left alone.
 */
export const repeatsOf = (mentions: readonly Mention[], sentences: readonly Sentence[]): Mention[] => {
  const known = new Map<string, { words: string[]; type: EntityType | undefined }[]>();
  const learn = (words: string[], type: EntityType): void => {
    const list = known.get(words[0] as string) ?? [];
    const same = list.find(
      (entry) => entry.words.length === words.length && entry.words.every((w, i) => w === words[i]),
    );
    if (!same) list.push({ words, type });
    else if (same.type !== type) same.type = undefined;
    known.set(words[0] as string, list);
  };
  const taken = sentences.map(({ tokens }) => new Uint8Array(tokens.length));
  for (const { words, type, sentence, first, last } of mentions) {
    taken[sentence]?.fill(1, first, last);
    if (words.length > 1) {
      learn(words, type);
      // The Haqqani network's Haqqanis.
      if (type === 'organisation' && words.length === 2 && GROUPS.has((words[1] as string).toLowerCase())) {
        learn([words[0] as string], type);
        learn([`${words[0]}s`], type);
      }
      if (type === 'person') {
        learn([words.at(-1) as string], type);
        // Xi Jinping is Xi.
        const given = (gazetteers().kindsOf(phraseHash(words[0] as string)) & GIVEN_NAME) !== 0;
        if (!given && (words[0] as string).length > 1) learn([words[0] as string], type);
      }
    } else if (isInitials(words[0] as string)) learn(words, type);
  }
  if (known.size === 0) return [];

  const found: Mention[] = [];
  sentences.forEach(({ tokens }, s) => {
    const free = taken[s] as Uint8Array;
    for (let i = 0; i < tokens.length; i++) {
      const { text } = tokens[i] as Token;
      if (free[i] || !isUpper(text.charCodeAt(0))) continue;
      let best: { words: string[]; type: EntityType | undefined } | undefined;
      for (const entry of known.get(text) ?? [])
        if (entry.type && (!best || entry.words.length > best.words.length) && standsAt(entry.words, tokens, i, free))
          best = entry;
      if (!best?.type) continue;
      const last = i + best.words.length;
      // A surname inside a longer run of capitals is somebody else or something else.
      if (
        best.words.length === 1 &&
        best.type === 'person' &&
        (isCapital(tokens[i - 1], i > 1) || isCapital(tokens[last], true))
      )
        continue;
      const mention = trimmed(best.type, tokens, s, i, last, false);
      if (mention) found.push(mention);
      i = last - 1;
    }
  });
  return found;
};

const isInitials = (word: string): boolean => /^\p{Lu}[\p{Lu}\d]{1,6}$/u.test(word);

const isCapital = (token: Token | undefined, counts: boolean): boolean =>
  counts && token !== undefined && isUpper(token.text.charCodeAt(0));

const standsAt = (words: readonly string[], tokens: readonly Token[], at: number, taken: Uint8Array): boolean => {
  for (let k = 0; k < words.length; k++) if (taken[at + k] || tokens[at + k]?.text !== words[k]) return false;
  return true;
};
