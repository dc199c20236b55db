import { NEWSPAPERS } from '../../words/known-names.ts';
import { COMMON_FIRST_WORDS, LEGAL_FORMS } from '../../words/organisations.ts';
import { anyOf } from '../../words/word-list.ts';
import { capitalised } from '../names/casing.ts';
import { type Group, keyOf } from './group.ts';
import { isOrganisationHead, typeByHead } from './head-nouns.ts';
import type { Mention } from './mention.ts';
import { withoutDomain } from './sites.ts';

const LEGAL_FORM = new RegExp(` ${anyOf(LEGAL_FORMS)}$`);

/** The key of a name without a company's legal form: Apple Inc → apple. */
const shortKeyOf = (surface: string): string => {
  const key = keyOf(withoutDomain(surface));
  const short = key.replace(/,/g, '').replace(LEGAL_FORM, '');
  return short.length > 1 ? short : key;
};

/** If more names begin with the same word, a short form could be any of them. */
const MAX_NAMES_PER_FIRST_WORD = 50;

/**
 * Groups organisations and places: mentions of the same key are one, a short form joins the one longer name of its type
 * that begins with it ("Lehman", "Lehman Brothers"), and initials join the name that `definitions` maps them to (from
 * key to key).
 */
export const groupThings = (mentions: readonly Mention[], definitions: ReadonlyMap<string, string>): Group[] => {
  const groups = new Map<string, Group>();
  const canonicalKey = (mention: Mention): string => {
    const key = shortKeyOf(mention.surface);
    return definitions.get(key) ?? definitions.get(keyOf(mention.surface)) ?? key;
  };
  for (const mention of mentions) {
    if (mention.type === 'person') continue;
    const key = `${mention.type} ${canonicalKey(mention)}`;
    const group = groups.get(key);
    if (group) group.mentions.push(mention);
    else groups.set(key, { type: mention.type, mentions: [mention] });
  }
  joinSides(groups);
  joinShortForms(groups);
  return [...groups.values()];
};

/** "The North" is the one state or region of the text that begins so: North Korea. */
const joinSides = (groups: Map<string, Group>): void => {
  for (const side of ['north', 'south', 'east', 'west']) {
    const group = groups.get(`place ${side}`);
    if (!group) continue;
    const longer = [...groups].filter(([key]) => key.startsWith(`place ${side} `));
    if (longer.length !== 1) continue;
    const target = longer[0]![1];
    target.mentions = [...target.mentions, ...group.mentions].sort((a, b) => a.start - b.start);
    groups.delete(`place ${side}`);
  }
};

/** Whether the word says what a thing is and could be the head of any name, or is a newspaper's own name. */
const isTypeWord = (lower: string): boolean =>
  typeByHead(['the', lower]) !== undefined || isOrganisationHead(lower) || NEWSPAPERS.has(capitalised(lower));

/** Moves the mentions of organisations' short forms to the groups of the full names. Keys: type, then the words. */
const joinShortForms = (groups: Map<string, Group>): void => {
  const keysByFirstWord = new Map<string, Set<string>>();
  const keysByLastWord = new Map<string, Set<string>>();
  for (const [key, group] of groups) {
    if (group.type !== 'organisation') continue;
    const [, first, ...rest] = key.split(' ');
    if (first === undefined || rest.length === 0) continue;
    keysByFirstWord.set(first, (keysByFirstWord.get(first) ?? new Set()).add(key));
    // Brandt of Keller Brandt
    if (rest.length === 1) keysByLastWord.set(rest[0]!, (keysByLastWord.get(rest[0]!) ?? new Set()).add(key));
  }
  for (const [key, group] of groups) {
    if (group.type !== 'organisation') continue;
    const words = key.split(' ').slice(1);
    if (words.length > 2 || COMMON_FIRST_WORDS.has(words[0]!)) continue;
    const singular = words.length === 1 && key.endsWith('s') ? words[0]!.slice(0, -1) : undefined;
    const alike = keysByFirstWord.get(words[0]!) ?? (singular ? keysByFirstWord.get(singular) : undefined) ?? new Set();
    if (alike.size > MAX_NAMES_PER_FIRST_WORD) continue;
    const longer = [...alike].filter(
      (other) => other.startsWith(`${key} `) || (singular !== undefined && other.startsWith(`${key.slice(0, -1)} `)),
    );
    if (longer.length === 0 && words.length === 1 && !isTypeWord(words[0]!))
      longer.push(...(keysByLastWord.get(words[0]!) ?? []));
    if (longer.length !== 1) continue;
    const target = groups.get(longer[0]!)!;
    // "Boston" the team and "Boston Red Sox" are one; "Boston" the place is of another type and stays.
    target.mentions = [...target.mentions, ...group.mentions].sort((a, b) => a.start - b.start);
    groups.delete(key);
  }
};
