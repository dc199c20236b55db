import { stateOf } from '../../words/known-names.ts';
import { isPersonNoun, isTitleWord, roleKey } from '../../words/titles.ts';
import { wordSet } from '../../words/word-list.ts';
import { type Page, type TokenRange, tokenAt } from '../page/page.ts';
import { perPage } from '../page/per-page.ts';

/** Tokens before a name that may be its title, and characters behind it that may describe it. */
const BEFORE = 7;
const BEHIND = 90;
const MAX_PEOPLE = 200;

/** "(R-Wis.)", ", D-N.Y.," */
const SEAT = /^,? ?\(?(?<party>[RDI])-(?<state>\p{Lu}[\p{L}. ]{0,13}?)\.?(?:\)|,|\/| \()/u;
/** "of Florida" */
const HOME = /^ of (?<place>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)/u;
/** ", the former first lady," */
const APPOSITION =
  /^,? ?(?:\([^)]{1,20}\))?, (?:an?|the|then|now|who is an?|who was an?)(?<words>(?: [\p{L}'’.-]+){1,10})(?=[,.;)]| who| whose|$)/u;
const PARTIES: Record<string, string> = { R: 'republican', D: 'democrat democratic', I: 'independent' };
/** What a description may add, though nothing has said so before. */
const LOOSE = wordSet('former current longtime veteran new outspoken then top own same ex');
/** What several people of an election may be called. */
const SHARED = wordSet('republican democrat democratic independent presidential candidate rival opponent');
const SYNONYMS: Record<string, string> = {
  gop: 'republican',
  nominee: 'candidate',
  contender: 'candidate',
  hopeful: 'candidate',
};

const keyOf = (word: string): string => {
  const key = roleKey(word.toLowerCase().replace(/['’]s$/, ''));
  return SYNONYMS[key] ?? key;
};

/** By entity, the words by which the article describes a person: titles, offices, party, state. */
const factsOf = perPage((page) => {
  const all = new Map<number, Set<string>>();
  const { document } = page;
  for (const { kind, entity, start, end } of document.references) {
    if (kind !== 'name' || document.entities[entity]!.type !== 'person') continue;
    if (!all.has(entity) && all.size >= MAX_PEOPLE) continue;
    const facts = all.get(entity) ?? new Set<string>();
    all.set(entity, facts);
    const add = (words: string): void => {
      for (const word of words.split(/[\s/-]+/)) if (word) facts.add(keyOf(word));
    };
    const first = tokenAt(page, start);
    for (let i = first - 1; i >= 0 && first - i <= BEFORE && page.sentence[i] === page.sentence[first]; i--) {
      if (!/^\p{Lu}/u.test(page.text[i]!) && !isTitleWord(page.text[i]!)) break;
      add(page.text[i]!);
    }
    const behind = document.text.slice(end, end + BEHIND);
    const { party, state } = SEAT.exec(behind)?.groups ?? {};
    if (party) add(PARTIES[party]!);
    if (state) add(stateOf(state.toLowerCase().replaceAll('.', '').trim()) ?? state);
    add(HOME.exec(behind)?.groups?.place ?? '');
    add(APPOSITION.exec(behind)?.groups?.words ?? '');
  }
  return all;
});

/**
 * The one person of whom the article has said all that a description says: "the New Jersey governor", of "New Jersey Gov.
 * Ada Holm"; "the Wisconsin Republican", of "Ada Holm (R-Wis.)". Undefined where it says a single word, or fits several.
 *
 * @returns index of the entity
 */
export const describedPerson = (page: Page, { from, to }: TokenRange): number | undefined => {
  if (!/^(?:the|this)$/.test(page.lower[from]!)) return undefined;
  const keys: string[] = [];
  for (let i = from + 1; i < to; i++) {
    const word = page.lower[i]!;
    if (page.isMark[i] === 1 || /^['’]s$/.test(word)) continue;
    if (!/^\p{L}[\p{L}.'’-]*$/u.test(word)) return undefined;
    for (const part of word.split('-')) if (!LOOSE.has(part)) keys.push(keyOf(part));
  }
  const head = page.lower[to - 1]!;
  if (!isPersonNoun(head) && !/^(?:republican|democrat|independent|liberal|conservative|lady)$/.test(head))
    return undefined;
  if (keys.length < 2 || keys.every((key) => SHARED.has(key))) return undefined;
  const fitting = [...factsOf(page)].filter(([, facts]) => keys.every((key) => facts.has(key)));
  return fitting.length === 1 ? fitting[0]![0] : undefined;
};
