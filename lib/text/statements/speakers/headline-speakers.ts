import { roleKeys } from '../../language/entities/roles.ts';
import { ENGLISH_FUNCTION_WORDS } from '../../words/function-words.ts';
import { isPersonNoun } from '../../words/titles.ts';
import { ENTITY_TYPES, type Page, tagAt } from '../page/page.ts';
import type { Statement } from '../statement.ts';
import type { Told, Utterance } from '../utterance.ts';
import { ROW_CONFIDENCE } from '../verdict/verdict.ts';
import { type Party, typeOf } from './party.ts';

/** Sentences that may be the headline and the line below it. */
const HEADLINES = 3;
/** Statements below that are looked through. */
const MAX_BELOW = 30;
const LEAST_WORD = 4;
/** Letters by which words are compared: retaliate, retaliation. */
const STEM = 6;

/**
 * Whom the headline does not name: "Lawmaker urges action on leak" is the statement of the one person below who says most
 * of the same words. Headlines alone leave out the article.
 *
 * @param told what is told, in text order
 * @param from where in it what stands below begins
 * @returns who says it, if that is told so
 */
export const headlineSpeaker = (
  page: Page,
  utterance: Utterance,
  { content }: Statement,
  told: readonly Told[],
  from: number,
): Party | undefined => {
  if (!isHeadline(page, utterance)) return undefined;
  const below = told.slice(from, from + MAX_BELOW);
  const holder = holderBelow(page, utterance, below);
  if (holder) return holder;
  const words = wordsOf(content);
  const shared = new Map<string, { party: Party; most: number }>();
  for (const { utterance: other, statement } of below) {
    const { party, key } = other;
    if (!party || typeOf(page, party) !== ENTITY_TYPES.person || statement.confidence < ROW_CONFIDENCE) continue;
    const common = [...wordsOf(statement.content)].filter((word) => words.has(word)).length;
    if (common > (shared.get(key)?.most ?? 0)) shared.set(key, { party, most: common });
  }
  const [best, second] = [...shared.values()].sort((a, b) => b.most - a.most);
  return best && best.most > (second?.most ?? 0) ? best.party : undefined;
};

/** The one of those who speak below whose role is what a headline calls somebody: "Minister denies leak". */
export const holderBelow = (page: Page, { mention }: Utterance, told: readonly Told[]): Party | undefined => {
  const people = new Map(
    told
      .slice(0, MAX_BELOW)
      .flatMap(({ utterance: { party, key } }) => (party && hasRole(page, party, mention) ? [[key, party]] : [])),
  );
  return people.size === 1 ? [...people.values()][0] : undefined;
};

/** "Harbour master calls for …": the words of that person's role. */
const hasRole = ({ document }: Page, { entity }: Party, mention: string): boolean => {
  const keys = new Set(roleKeys(document.entities[entity]?.role ?? ''));
  return roleKeys(mention).every((key) => keys.has(key));
};

/** A report at the beginning whose source is a person without a name and without an article. */
const isHeadline = (page: Page, { report, party }: Utterance): boolean => {
  if (!report || report.source < 0 || !party || party.entity >= 0) return false;
  const { source } = report;
  if (page.sentence[source]! >= HEADLINES || tagAt(page, source).endsWith('S')) return false;
  if (!isPersonNoun(page.lower[source]!) || page.entity[source]! > 0) return false;
  return /^(?:NN|JJ|CD|VBN)/.test(tagAt(page, page.from[source]!)) && page.lower[source - 1] !== "'s";
};

const wordsOf = (content: string): Set<string> =>
  new Set(
    (content.toLowerCase().match(/\p{L}+/gu) ?? [])
      .filter((word) => word.length >= LEAST_WORD && !ENGLISH_FUNCTION_WORDS.has(word))
      .map((word) => word.slice(0, STEM)),
  );
