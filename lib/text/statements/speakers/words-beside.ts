import { spellOut } from '../../words/titles.ts';
import { type Page, tokenAt } from '../page/page.ts';
import { perPage } from '../page/per-page.ts';

/** How many words before a name and behind its beginning describe it. */
const BEFORE = 5;
const BEHIND = 12;

const gathered = perPage((page) => {
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
});

/** The words around the mentions of an entity, in lower case: its title, what it is called in apposition, where it is from. */
export const wordsBeside = (page: Page, entity: number): ReadonlySet<string> => gathered(page).get(entity) ?? new Set();
