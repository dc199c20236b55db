import { RESOLVED_PRONOUNS } from '../../words/pronouns.ts';
import { type Page, tokenAt } from '../page/page.ts';
import { perPage } from '../page/per-page.ts';

/** How far behind a name a pronoun is likely to stand for it, in tokens. */
const REACH = 30;
const SIDES = { male: 0, female: 1, thing: -1 };

const gathered = perPage((page) => {
  const all = new Map<number, number[]>();
  const { document } = page;
  let last = -1;
  let from = 0;
  const tally = (to: number): void => {
    if (last < 0) return;
    for (let i = from; i < Math.min(to, from + REACH); i++) {
      const side = SIDES[RESOLVED_PRONOUNS.get(page.lower[i]!) ?? 'thing'];
      if (side < 0) continue;
      const counts = all.get(last) ?? [0, 0];
      counts[side]!++;
      all.set(last, counts);
      return;
    }
  };
  for (const { kind, entity, start, end } of document.references) {
    if (kind === 'pronoun' || document.entities[entity]!.type !== 'person') continue;
    tally(tokenAt(page, start));
    last = entity;
    from = tokenAt(page, end);
  }
  tally(page.size);
  return all;
});

/** How often "he", and how often "she", is the first pronoun of its kind behind a mention of an entity. */
export const pronounsOf = (page: Page, entity: number): readonly number[] => gathered(page).get(entity) ?? [0, 0];
