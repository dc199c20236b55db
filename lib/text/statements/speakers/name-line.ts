import type { Reference } from '../../language/document.ts';
import { ORGANISATION_NOUNS } from '../../words/organisations.ts';
import { isPersonNoun } from '../../words/titles.ts';
import { isFiniteVerb, type Page, POSSESSIVES, rootOf, type TokenRange, tagAt, textOf, tokenAt } from '../page/page.ts';
import { asEntity, type Party, partyAt } from './party.ts';
import { referencesWithin } from './references.ts';

/** A name with its titles and its description is short. */
const MAX_WORDS = 24;
const MAX_LEAD = 8;

/** What may stand before the name where a line tells whose words follow: "And from", "From the desk of". */
const LEAD =
  /^(?:(?:and|but|also|plus|then|finally),? )?(?:(?:an? |the )?(?:(?:statement|message|word|comment|quote|quotation|reaction|response|reply|answer|post|tweet)s? )?(?:issued |posted |sent )?(?:from|by|on behalf of)|from the (?:desk|office|pen|pulpit|account) of)$/i;
/** What may stand between a name and its description. */
const BEHIND_NAME = new Set([',', '(', '[', ';', '/', '|', 'of', 'from', 'at', 'for', 'in', 'on', '-', '–', '—', '.']);

/**
 * Who a line names that says nothing of them: "Chairwoman Renata Holt", "Anna Krull, 45, of Harlow", "And from the desk
 * of Dr Ned Aust", "A spokesman for the port". Undefined where it has a verb or begins with anything else.
 */
export const partyOfLine = (page: Page, line: TokenRange): Party | undefined => {
  const { to } = line;
  if (to <= line.from || to - line.from > MAX_WORDS) return undefined;
  for (let i = line.from; i < to; i++) if (isFiniteVerb(page, i)) return undefined;
  const from = leadEnd(page, line);
  if (from >= to) return undefined;
  const reference = namedFirst(page, { from, to });
  if (!reference) return describedBy(page, { from, to });
  const behind = tokenAt(page, reference.end);
  if (behind < to && !BEHIND_NAME.has(page.text[behind]!)) return undefined;
  return isTitle(page, from, tokenAt(page, reference.start))
    ? asEntity(page, reference.entity, textOf(page, { from, to: behind }))
    : describedBy(page, { from, to });
};

const leadEnd = (page: Page, { from, to }: TokenRange): number => {
  for (let end = Math.min(to, from + MAX_LEAD); end > from; end--)
    if (LEAD.test(textOf(page, { from, to: end }))) return end;
  return from;
};

/** The first person, or where there is none the first organisation. */
const namedFirst = ({ document, start, end }: Page, { from, to }: TokenRange): Reference | undefined => {
  const references = referencesWithin(document, start[from]!, end[to - 1]!);
  const ofType = (type: string): Reference | undefined =>
    references.find(({ kind, entity }) => kind === 'name' && document.entities[entity]!.type === type);
  return ofType('person') ?? ofType('organisation');
};

/** Whether the words before a name are its titles: nouns, adjectives and the phrases of offices. */
const isTitle = (page: Page, from: number, name: number): boolean => {
  for (let i = from; i < name; i++)
    if (
      !/^(?:NN|JJ|POS|DT|PRP\$)/.test(tagAt(page, i)) &&
      !JOINTS.has(page.lower[i]!) &&
      !POSSESSIVES.has(page.text[i]!)
    )
      return false;
  return from === name || page.text[name - 1] === ',' || !JOINTS.has(page.lower[name - 1]!);
};

const JOINTS = new Set(['of', 'for', 'and', 'at', '&', ',', '-']);

/** "A spokesman for the port", "Local residents": a noun for somebody who speaks, and no name. */
const describedBy = (page: Page, range: TokenRange): Party | undefined => {
  const head = rootOf(page, [range]);
  const noun = page.lower[head]!.replace(/s$/, '');
  return tagAt(page, head).startsWith('NN') && (isPersonNoun(noun) || ORGANISATION_NOUNS.has(noun))
    ? partyAt(page, head)
    : undefined;
};
