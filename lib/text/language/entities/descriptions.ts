import { isUpper } from '../characters.ts';
import type { Sentence, Token } from '../document.ts';
import type { Group } from './group.ts';
import type { Mention } from './mentions.ts';
import { roleKeys } from './roles.ts';
import { isRoleHead, isRoleModifier, roleKey } from './titles.ts';

/** "the Defense Secretary", "the network": a description and whom or what it means. */
export interface Description {
  group: Group;
  start: number;
  end: number;
  sentence: number;
  /** The token it begins and the one after its last. */
  first: number;
  last: number;
}

interface Candidate {
  group: Group;
  /** Words that a description of it may consist of. */
  keys: Set<string>;
}

/** Words between "the" and the head. */
const LONGEST = 5;

/**
 * Definite descriptions of the groups: "the" before words that all stand in the role of a person, or before the last
 * word of an organisation's longer name. Of several the one named last before it. Others resolve to nobody.
 *
 * @param isTaken whether a token of a sentence belongs to a name.
 */
export const describe = (
  sentences: readonly Sentence[],
  groups: readonly Group[],
  isTaken: (sentence: number, token: number) => boolean,
): Description[] => {
  const byHead = new Map<string, Candidate[]>();
  const add = (head: string, group: Group, keys: Set<string>): void => {
    const list = byHead.get(head);
    if (list) list.push({ group, keys });
    else byHead.set(head, [{ group, keys }]);
  };
  for (const group of groups) {
    if (group.type === 'person') {
      if (!group.role) continue;
      const keys = new Set(roleKeys(group.role));
      for (const key of keys) if (isRoleHead(key)) add(key, group, keys);
    } else if (group.type === 'organisation') {
      for (const words of new Set(group.mentions.map((mention) => mention.words.join(' ').toLowerCase()))) {
        const parts = words.split(' ');
        // The last word, and what stands before "of": the Council, the League of the League of Rights.
        const heads =
          parts.length > 1
            ? [parts.at(-1) as string, ...(parts.indexOf('of') > 0 ? [parts[parts.indexOf('of') - 1] as string] : [])]
            : [];
        for (const head of heads) if (/^\p{L}{4,}$/u.test(head) && !isRoleHead(head)) add(head, group, new Set(parts));
      }
    }
  }
  if (byHead.size === 0) return [];

  const found: Description[] = [];
  sentences.forEach(({ tokens }, s) => {
    for (let i = 0; i + 1 < tokens.length; i++) {
      const article = (tokens[i] as Token).text;
      if (article !== 'the' && article !== 'The' && article !== 'THE') continue;
      for (let last = i + 1; last < tokens.length && last <= i + LONGEST; last++) {
        const { text } = tokens[last] as Token;
        if (isTaken(s, last) && !isRoleModifier(text) && !isUpper(text.charCodeAt(0))) break;
        const candidates = byHead.get(roleKey(text));
        if (candidates && !isTaken(s, last) && !goesOn(tokens, s, last + 1, isTaken)) {
          const keys = roleKeys(
            tokens
              .slice(i + 1, last + 1)
              .map((token) => token.text)
              .join(' '),
          );
          const start = (tokens[i] as Token).start;
          const group = meantBy(candidates, keys, start);
          if (group) {
            found.push({ group, start, end: (tokens[last] as Token).end, sentence: s, first: i, last: last + 1 });
            i = last;
            break;
          }
        }
        if (!/^[\p{L}.'’&-]+$/u.test(text)) break;
      }
    }
  });
  return found;
};

/** Whether a name or another role word follows, so that this is a title or not yet the head. */
const goesOn = (
  tokens: readonly Token[],
  sentence: number,
  next: number,
  isTaken: (sentence: number, token: number) => boolean,
): boolean => {
  const following = tokens[next];
  if (!following) return false;
  return isTaken(sentence, next) || isRoleHead(following.text) || /^(of|for|general)$/i.test(following.text);
};

/** Of so many groups, those first named last before the description, one is chosen: no text has more ministers at hand. */
const AT_HAND = 50;

/** How many of the candidates, which stand in the order of their first mentions, are named before `start`. */
const namedBefore = (candidates: readonly Candidate[], start: number): number => {
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { group } = candidates[middle] as Candidate;
    if ((group.mentions[0] as Mention).start < start) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The start of the last mention before `start`, -1 where there is none. */
const lastMention = ({ mentions }: Group, start: number): number => {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle] as Mention).start < start) low = middle + 1;
    else high = middle;
  }
  return mentions[low - 1]?.start ?? -1;
};

/** The fitting group named last before `start`; where all come later, the first of them. */
const meantBy = (candidates: readonly Candidate[], keys: readonly string[], start: number): Group | undefined => {
  const fits = (candidate: Candidate): boolean => keys.every((key) => candidate.keys.has(key));
  const named = namedBefore(candidates, start);
  let best: Group | undefined;
  let bestStart = -1;
  for (const candidate of candidates.slice(Math.max(0, named - AT_HAND), named)) {
    const last = lastMention(candidate.group, start);
    if (last <= bestStart || !fits(candidate)) continue;
    best = candidate.group;
    bestStart = last;
  }
  return best ?? candidates.slice(named, named + AT_HAND).find(fits)?.group;
};
