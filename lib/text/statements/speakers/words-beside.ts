import { spellOut } from '../../words/titles.ts';
import { type Page, tokenAt } from '../page/page.ts';

/** How many words before a name and behind its beginning describe it. */
const BEFORE = 5;
const BEHIND = 12;

const cache = new WeakMap<Page, Map<number, Set<string>>>();

/** The words around the mentions of an entity, in lower case: its title, what it is called in apposition, where it is from. */
export const wordsBeside = (page: Page, entity: number): ReadonlySet<string> => {
  let all = cache.get(page);
  if (!all) {
    all = gathered(page);
    cache.set(page, all);
  }
  return all.get(entity) ?? new Set();
};

const gathered = (page: Page): Map<number, Set<string>> => {
  const all = new Map<number, Set<string>>();
  for (const { kind, entity, start, end } of page.document.references) {
    if (kind === 'pronoun') continue;
    let words = all.get(entity);
    if (!words) {
      words = new Set();
      all.set(entity, words);
    }
    const first = tokenAt(page, start);
    for (let i = Math.max(page.firsts[page.sentence[first]!]!, first - BEFORE); i < first + BEHIND; i++) {
      if (page.sentence[i] !== page.sentence[first]) break;
      if (page.start[i]! < end && page.end[i]! > start) continue;
      words.add(spellOut(page.text[i]!).toLowerCase());
    }
  }
  return all;
};
