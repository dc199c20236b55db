import type { ReadingModel } from '../choices/reading-model.ts';
import type { Page } from '../page/page.ts';
import type { Report } from '../reports/read-reports.ts';
import { antecedentChoice } from './antecedents.ts';
import type { Mention } from './mentions.ts';
import type { Party, Turn } from './party.ts';
import { likeliestOf } from './speaker-of.ts';

/** How likely it must be who "he" is in "his campaign". */
const MIN_OWNER = 0.75;

/** "his campaign" as a reader would look it up, if the text tells whose it is: "Ann Keller's campaign". */
export const nameWithOwner = (
  page: Page,
  { source, content }: Report,
  { entity, name, members }: Party,
  mentions: readonly Mention[],
  turns: readonly Turn[],
  model: ReadingModel,
): string | undefined => {
  const own = /^(?:his|her) (?:own )?/i.exec(name)?.[0];
  if (!own || entity >= 0 || members || source < 0) return undefined;
  const pronoun = page.from[source]!;
  if (!/^(?:his|her)$/.test(page.lower[pronoun]!)) return undefined;
  const { party, odds } = likeliestOf(antecedentChoice(page, pronoun, content, mentions, turns), model, MIN_OWNER);
  return party && party.entity >= 0 && odds >= MIN_OWNER ? `${party.name}'s ${name.slice(own.length)}` : undefined;
};
