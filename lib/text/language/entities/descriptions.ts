import { firstIndex } from '../../binary-search.ts';
import { isRoleHead, isRoleModifier, roleKey } from '../../words/titles.ts';
import { isUpper } from '../characters.ts';
import type { Sentence, Token } from '../document.ts';
import type { Group } from './group.ts';
import { mayHeadOrganisation } from './head-nouns.ts';
import { roleKeys } from './roles.ts';

/** "the Defense Secretary", "the network": a description and the group it refers to. */
export interface Description {
  group: Group;
  start: number;
  end: number;
  sentence: number;
  /** Tokens of the sentence: [first, last). */
  first: number;
  last: number;
}

interface Candidate {
  group: Group;
  /** Words that a description of it may consist of. */
  keys: Set<string>;
  /** A word that it must have: of the Board of Elections, "the board of elections" is a description, "the elections" is none. */
  needed?: string;
}

/** Words after "the", the head among them. */
const MAX_DESCRIPTION_WORDS = 5;

/**
 * Finds the definite descriptions of the groups: "the" before words that all occur in the role of a person, or before
 * the head of an organisation's longer name. Of several groups the one named last before it is meant. Other
 * descriptions are left out.
 *
 * @param isTaken whether a token of a sentence belongs to a name.
 */
export const findDescriptions = (
  sentences: readonly Sentence[],
  groups: readonly Group[],
  isTaken: (sentence: number, token: number) => boolean,
): Description[] => {
  const byHead = candidatesByHead(groups);
  if (byHead.size === 0) return [];
  const found: Description[] = [];
  sentences.forEach(({ tokens }, s) => {
    for (let i = 0; i + 1 < tokens.length; i++) {
      const article = tokens[i]!.text;
      if (article !== 'the' && article !== 'The' && article !== 'THE') continue;
      for (let last = i + 1; last < tokens.length && last <= i + MAX_DESCRIPTION_WORDS; last++) {
        const { text } = tokens[last]!;
        if (isTaken(s, last) && !isRoleModifier(text) && !isUpper(text.charCodeAt(0))) break;
        const candidates = byHead.get(roleKey(text));
        if (candidates && !isTaken(s, last) && !goesOn(tokens, s, last + 1, isTaken)) {
          const keys = roleKeys(
            tokens
              .slice(i + 1, last + 1)
              .map((token) => token.text)
              .join(' '),
          );
          const { start } = tokens[i]!;
          const group = describedGroup(candidates, keys, start);
          if (group) {
            found.push({ group, start, end: tokens[last]!.end, sentence: s, first: i, last: last + 1 });
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

/**
 * The groups that may be described, by the key of the description's last word, in the order of their first mentions.
 */
const candidatesByHead = (groups: readonly Group[]): Map<string, Candidate[]> => {
  const byHead = new Map<string, Candidate[]>();
  const add = (head: string, candidate: Candidate): void => {
    const list = byHead.get(head);
    if (list) list.push(candidate);
    else byHead.set(head, [candidate]);
  };
  const isHead = (word: string): boolean => /^\p{L}{4,}$/u.test(word) && !isRoleHead(word);
  for (const group of groups) {
    if (group.type === 'person') {
      if (!group.role) continue;
      const keys = new Set(roleKeys(group.role));
      // Justice Ada Holm is "the judge"; a justice secretary is none.
      if (/(?:^| )justice$/i.test(group.role)) keys.add('judge');
      for (const key of keys) if (isRoleHead(key)) add(key, { group, keys });
    } else if (group.type === 'organisation') {
      for (const name of new Set(group.mentions.map(({ words }) => words.join(' ').toLowerCase()))) {
        const words = name.split(' ');
        if (words.length < 2) continue;
        // The last word, and the one before "of": the Council, the League of the League of Rights.
        const of = words.indexOf('of');
        const keys = new Set(words);
        const last = words.at(-1)!;
        if (isHead(last))
          add(last, { group, keys, ...(of > 0 && !mayHeadOrganisation(last) && { needed: words[of - 1]! }) });
        if (of > 0 && isHead(words[of - 1]!)) add(words[of - 1]!, { group, keys });
      }
    }
  }
  return byHead;
};

/** Whether a name or another word of office follows, so that this is a title or not yet the head. */
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

/** The most groups on either side of a description that are considered for it, so that the time stays linear. */
const MAX_CANDIDATES = 50;

/** The start of the last mention before `start`, -1 if there is none. */
const lastMentionBefore = ({ mentions }: Group, start: number): number =>
  mentions[firstIndex(mentions.length, (i) => mentions[i]!.start >= start) - 1]?.start ?? -1;

/** The fitting group that was named last before `start`; if all are named later, the first person of them: another department may be meant. */
const describedGroup = (
  candidates: readonly Candidate[],
  keys: readonly string[],
  start: number,
): Group | undefined => {
  const fits = (candidate: Candidate): boolean =>
    keys.every((key) => candidate.keys.has(key)) && (!candidate.needed || keys.includes(candidate.needed));
  const named = firstIndex(candidates.length, (i) => candidates[i]!.group.mentions[0]!.start >= start);
  let best: Group | undefined;
  let bestStart = -1;
  for (const candidate of candidates.slice(Math.max(0, named - MAX_CANDIDATES), named)) {
    const last = lastMentionBefore(candidate.group, start);
    if (last <= bestStart || !fits(candidate)) continue;
    best = candidate.group;
    bestStart = last;
  }
  return (
    best ??
    candidates.slice(named, named + MAX_CANDIDATES).find((later) => fits(later) && later.group.type === 'person')?.group
  );
};
