import type { Gender } from '../words/titles.ts';
import type { ReadingModel } from './choices/reading-model.ts';
import { covers, type Page } from './page/page.ts';
import { withQuotations } from './quotations/read-quotations.ts';
import { withTurns } from './quotations/read-turns.ts';
import { readReports } from './reports/read-reports.ts';
import { keyOf, mentionsOf } from './speakers/mentions.ts';
import { nameWithOwner } from './speakers/owners.ts';
import type { Turn } from './speakers/party.ts';
import { speakerOf } from './speakers/speaker-of.ts';
import { turnOf, type Utterance, type Witness } from './utterance.ts';

/** What is said in an article and by whom, in text order: reports, then quotations that none of them has claimed. */
export const readUtterances = (page: Page, model: ReadingModel, witness: Witness = {}): Utterance[] => {
  const reports = readReports(page, model);
  const mentions = mentionsOf(page, reports);
  const utterances: Utterance[] = [];
  const turns: Turn[] = [];
  for (const report of reports) {
    const { party, mention, odds } = speakerOf(page, report, mentions, turns, model, witness);
    if (party && NOBODY.test(party.name)) continue;
    const key = party ? keyOf(party) : '';
    const name = party && nameWithOwner(page, report, party, mentions, turns, model);
    utterances.push({
      report,
      content: [...report.content],
      party: party && name ? { ...party, name } : party,
      key,
      mention,
      odds: { ...report.odds, party: odds },
    });
    const gender = odds >= SURE_PRONOUN ? GENDERS.get(mention.toLowerCase()) : undefined;
    if (key) turns.push({ ...turnOf(page, utterances.at(-1)!), ...(gender && { gender }) });
  }
  markOuter(page, utterances);
  return withTurns(page, withQuotations(page, utterances, mentions, model, witness));
};

/** "Whoever says so", "nobody complained", "no patient has complained", "Where: …": nobody in particular says it. */
const GENDERS = new Map<string, Gender>([
  ['he', 'male'],
  ['she', 'female'],
]);
/** How sure it must be whom a pronoun stands for, before it tells whether they are a man or a woman. */
const SURE_PRONOUN = 0.8;

const NOBODY =
  /^(?:who|what|which)ever\b|^any(?:one|body|thing)\b|^no(?:body|thing|ne)?\b(?! ?\d)|^neither\b|^(?:an? |the )?(?:earlier|previous) version\b|^not (?:one|a single)\b|^(?:where|when|why|how|what)$/i;

/** Looks for the outer utterance among those of the same sentences: reports are in the order of their predicates. */
const markOuter = (page: Page, utterances: readonly Utterance[]): void => {
  utterances.forEach((utterance, i) => {
    const { at } = utterance.report!.predicate;
    for (let k = i - 1; k >= Math.max(0, i - 6); k--)
      if (covers(utterances[k]!.content, at)) utterance.outer = utterances[k]!;
    for (let k = i + 1; k < Math.min(utterances.length, i + 7) && !utterance.outer; k++)
      if (
        page.sentence[utterances[k]!.report!.predicate.at] === page.sentence[at] &&
        covers(utterances[k]!.content, at)
      )
        utterance.outer = utterances[k]!;
  });
};
