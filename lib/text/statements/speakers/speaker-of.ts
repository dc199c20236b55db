import type { Reference } from '../../language/document.ts';
import { NO_HEAD } from '../../language/syntax/tree.ts';
import { type Gender, isPersonNoun } from '../../words/titles.ts';
import { wordSet } from '../../words/word-list.ts';
import { largest } from '../choices/choice.ts';
import type { ReadingModel } from '../choices/reading-model.ts';
import { weighTwice } from '../choices/second-look.ts';
import {
  ENTITY_TYPES,
  INSIDE,
  isVerb,
  OUTSIDE,
  type Page,
  relationAt,
  SPEECH,
  sentenceStart,
  type TokenRange,
  tagAt,
  textOf,
} from '../page/page.ts';
import { perPage } from '../page/per-page.ts';
import type { Report } from '../reports/read-reports.ts';
import type { Witness } from '../utterance.ts';
import { type AntecedentChoice, antecedentChoice } from './antecedents.ts';
import { COMPANIES, mayBeFirm, WATCHDOGS, watches } from './bodies.ts';
import { coordinatedAt } from './coordination.ts';
import { describedPerson } from './described-people.ts';
import { firstMentionFrom, isPronoun, keyOf, type Mention } from './mentions.ts';
import { namedDocument } from './named-documents.ts';
import { endBeforeOccasion, nounPhraseAt } from './noun-phrase.ts';
import { asEntity, type Party, partyAt, type Turn } from './party.ts';

/** Who the source of a report is: the name or description there, or what a pronoun or a description stands for. */
export const speakerOf = (
  page: Page,
  report: Report,
  mentions: readonly Mention[],
  turns: readonly Turn[],
  model: ReadingModel,
  witness: Witness,
): { party: Party | undefined; mention: string; odds: number } => {
  const { source, unnamed } = report;
  if (unnamed) {
    const party = asPrinted(page, unnamed);
    return { party, mention: party.mention, odds: 1 };
  }
  if (source < 0) return { party: whoGoesOn(page, report, mentions, turns), mention: '', odds: 1 };
  const printed = page.text[source]!;
  if (!isPronoun(page, source)) {
    const party = partyAt(page, source);
    const document = party.entity < 0 ? namedDocument(page, source) : undefined;
    if (document)
      return { party: { ...asPrinted(page, document), mention: party.mention }, mention: party.mention, odds: 1 };
    const together = coordinatedAt(page, report, party);
    if (together) return { party: together, mention: together.mention, odds: 1 };
    const described = party.entity < 0 ? describedPerson(page, nounPhraseAt(page, source)) : undefined;
    if (described !== undefined)
      return { party: asEntity(page, described, party.mention), mention: party.mention, odds: 1 };
    if (party.entity >= 0 || !isDefinite(page, source) || isAnother(page, source) || namesPerson(page, source))
      return { party, mention: party.mention, odds: 1 };
    const company = onlyCompany(page, source);
    if (company !== undefined)
      return { party: asEntity(page, company, party.mention), mention: party.mention, odds: MIN_DESCRIBED };
    const choice = antecedentChoice(page, source, report.content, mentions, turns);
    witness.description?.(choice, report, party);
    const likeliest = likeliestOf(choice, model, MIN_DESCRIBED);
    // As printed, unless the text tells the name.
    return likeliest.party
      ? { party: likeliest.party, mention: party.mention, odds: likeliest.odds }
      : { party, mention: party.mention, odds: likeliest.none };
  }
  const relative = relativeAntecedent(page, source);
  const antecedent = relative !== undefined && page.lower[source] === 'who' ? somebodyAt(page, relative) : relative;
  if (antecedent !== undefined) return { party: partyAt(page, antecedent), mention: printed, odds: 1 };
  if (!RESOLVED.has(page.lower[source]!)) {
    const party = DESCRIBES.has(page.lower[source]!) ? partyAt(page, source) : undefined;
    return { party, mention: printed, odds: 1 };
  }
  const choice = antecedentChoice(page, source, report.content, mentions, turns);
  witness.pronoun?.(choice, report);
  const least = THINGS.has(page.lower[source]!) ? MIN_THING : MIN_ANTECEDENT;
  const likeliest = likeliestOf(choice, model, least, quotedBefore(page, report, turns));
  const only = likeliest.party ? undefined : onlyPerson(page, source, turns);
  return only
    ? { party: only, mention: printed, odds: MIN_ANTECEDENT }
    : { party: likeliest.party, mention: printed, odds: likeliest.odds };
};

/** The one man whom the article names, for "he", if he has spoken by then; the one woman for "she". */
const onlyPerson = (page: Page, pronoun: number, turns: readonly Turn[]): Party | undefined => {
  const only = onlyPeople(page)[page.lower[pronoun]!];
  return only && turns.slice(-MAX_TURNS).some(({ key }) => key === keyOf(only)) ? only : undefined;
};

const onlyPeople = perPage((page): Record<string, Party | undefined> => {
  const { entities } = page.document;
  const onlyOne = (gender: Gender): Party | undefined => {
    const able = entities.flatMap((one, i) => (one.type === 'person' && (one.gender ?? gender) === gender ? [i] : []));
    const [only] = able;
    const isOne = only !== undefined && able.length === 1 && entities[only]!.gender === gender;
    return isOne ? asEntity(page, only, entities[only]!.name) : undefined;
  };
  return { he: onlyOne('male'), she: onlyOne('female') };
});

/** Who spoke the quotation that opens the paragraph before, where one opens this too: `"…," he said.` goes on. */
const quotedBefore = (page: Page, { content, predicate }: Report, turns: readonly Turn[]): string | undefined => {
  const [{ from }] = content as [TokenRange];
  const paragraph = page.paragraphOf[page.sentence[from]!]!;
  const opens = (token: number, of: number): boolean => {
    const sentence = page.sentence[token]!;
    const isFirst = page.paragraphOf[sentence] === of && (sentence === 0 || page.paragraphOf[sentence - 1] !== of);
    return isFirst && token - page.firsts[sentence]! <= 1;
  };
  if (from > predicate.at || page.quote[from] !== INSIDE || !opens(from, paragraph)) return undefined;
  return turns
    .slice(-MAX_TURNS)
    .findLast(({ start, isDirect, key }) => isDirect && key !== '' && opens(start, paragraph - 1))?.key;
};

/** "And | continued: …": who spoke in the sentence before, where the verb opens this one without a subject. */
const whoGoesOn = (
  page: Page,
  { predicate: { at } }: Report,
  mentions: readonly Mention[],
  turns: readonly Turn[],
): Party | undefined => {
  const first = sentenceStart(page, at);
  const opens = at === first || (at === first + 1 && /^(?:and|but|then)$/.test(page.lower[first]!));
  const last = turns.at(-1);
  if (!opens || !last || page.cue[at] !== SPEECH || !/^VB[DG]$/.test(tagAt(page, at))) return undefined;
  if (page.sentence[at]! - page.sentence[last.end]! > 1) return undefined;
  const end = firstMentionFrom(mentions, at);
  return mentions.slice(Math.max(0, end - MAX_MENTIONS), end).findLast(({ key }) => key === last.key)?.party;
};

/** Mentions looked back at for who spoke last. */
const MAX_MENTIONS = 300;

/** Turns looked back at: two paragraphs have fewer. */
const MAX_TURNS = 60;

const asPrinted = (page: Page, { from, to }: TokenRange): Party => {
  const mention = textOf(page, { from, to: endBeforeOccasion(page, from, to) });
  return { entity: -1, name: mention, mention };
};

/** The likeliest party if it is likely enough, how likely the best candidate is, and how likely that it is none. */
export const likeliestOf = (
  choice: AntecedentChoice,
  model: ReadingModel,
  least: number,
  favourite?: string,
): { party: Party | undefined; odds: number; none: number } => {
  const odds = weighTwice(choice, model, model.antecedents);
  const best = largest(odds);
  const before = favourite === undefined ? -1 : choice.keys.indexOf(favourite);
  if (before > 0 && odds[before]! >= MIN_FAVOURITE)
    return { party: choice.parties[before], odds: Math.max(MIN_ANTECEDENT, odds[before]!), none: odds[0]! };
  const enough = best === choice.only ? MIN_ONLY : best === choice.nearest ? Math.min(MIN_NEAREST, least) : least;
  return { party: odds[best]! >= enough ? choice.parties[best] : undefined, odds: odds[best]!, none: odds[0]! };
};

/** How likely an antecedent must be: words put into another's mouth are worse than a speaker left open. */
const MIN_ANTECEDENT = 0.62;

/** How likely it must be whom a description describes, rather than somebody without a name. */
const MIN_DESCRIBED = 0.68;

/** How likely it must be who "it" or "they" are. */
const MIN_THING = 0.35;
const THINGS = wordSet('it they');

/** How likely the only one must be who is a man or a woman. */
const MIN_ONLY = 0.4;

/** How likely the only man or woman must be who is named in the paragraph. */
const MIN_NEAREST = 0.5;

/** How likely the one who was quoted just before must be. */
const MIN_FAVOURITE = 0.25;

const RESOLVED = wordSet('he she it they him her them');
const DESCRIBES = wordSet('some many others both one');

/** "the minister", "this airline", in the singular: somebody known by then. */
const isDefinite = (page: Page, head: number): boolean => {
  const tag = tagAt(page, head);
  return (
    (tag === 'NN' || tag === 'NNP') && /^(?:the|this|that|its|his|her|their|our)$/i.test(page.text[page.from[head]!]!)
  );
};

/** "Harlow Foods's sales fell, | the company | said": the one body that the article has named by then. */
const onlyCompany = (page: Page, head: number): number | undefined => {
  if (page.from[head] !== head - 1) return undefined;
  const isFirm = COMPANIES.has(page.lower[head]!);
  if (!isFirm && !WATCHDOGS.has(page.lower[head]!)) return undefined;
  const { firms, watchdogs } = firstBodies(page);
  const [first, second] = isFirm ? firms : watchdogs;
  const isNamed = first !== undefined && first.end <= page.start[head]!;
  return isNamed && (second === undefined || second.start >= page.start[head]!) ? first.entity : undefined;
};

/** The first mentions of the bodies that the article names: of those that may be firms, and of those that watch over them. */
const firstBodies = perPage((page): { firms: Reference[]; watchdogs: Reference[] } => {
  const { references, entities } = page.document;
  const firms = new Map<number, Reference>();
  const watchdogs = new Map<number, Reference>();
  for (const one of references) {
    const { type, name } = entities[one.entity]!;
    if (one.kind !== 'name' || type !== 'organisation') continue;
    const kind = watches(name) ? watchdogs : mayBeFirm(name) ? firms : undefined;
    if (kind && !kind.has(one.entity)) kind.set(one.entity, one);
  }
  return { firms: [...firms.values()], watchdogs: [...watchdogs.values()] };
});

/** "The second official", "the other man": somebody not told of before. */
const isAnother = (page: Page, head: number): boolean =>
  ANOTHER.has(page.lower[page.from[head]! + 1]!) && page.from[head]! + 1 < head;

const ANOTHER = wordSet('second third fourth other');

/** "The Keller campaign", "Keller's deputy": not who is named. */
const namesPerson = (page: Page, head: number): boolean => {
  for (let i = page.from[head]!; i < head; i++) if (page.entity[i] === ENTITY_TYPES.person) return true;
  return false;
};

/** "Keller, who said": the word that the relative clause belongs to. */
const relativeAntecedent = (page: Page, pronoun: number): number | undefined => {
  if (!/^(?:who|which|that)$/i.test(page.text[pronoun]!)) return undefined;
  let antecedent = NO_HEAD;
  for (
    let at = page.head[pronoun]!, steps = 0;
    at !== NO_HEAD && steps < 4 && antecedent === NO_HEAD;
    at = page.head[at]!, steps++
  )
    if (relationAt(page, at).startsWith('acl')) antecedent = page.head[at]!;
  // Relative clauses stand behind their noun: the phrase that ends there, where the parser has looked further off.
  const end = pronoun > 0 && page.text[pronoun - 1] === ',' ? pronoun - 1 : pronoun;
  if (end - 1 < sentenceStart(page, pronoun)) return antecedent === NO_HEAD ? undefined : antecedent;
  let nearest = end - 1;
  for (let at = nearest; at !== NO_HEAD && page.from[at]! <= nearest; at = page.head[at]!) {
    if (at === antecedent) return antecedent;
    if (tagAt(page, at).startsWith('N')) nearest = at;
    if (!PHRASAL.has(relationAt(page, at))) break;
  }
  return tagAt(page, nearest).startsWith('N') ? nearest : antecedent === NO_HEAD ? undefined : antecedent;
};

/** "a professor at the University of Marlow | who": whom the phrase tells of, where it ends with a body or a place. */
const somebodyAt = (page: Page, antecedent: number): number => {
  if (page.entity[antecedent] === 0) return antecedent;
  for (let i = antecedent; i >= sentenceStart(page, antecedent) && !isVerb(page, i) && page.quote[i] === OUTSIDE; i--)
    if (page.entity[i] === ENTITY_TYPES.person || (page.entity[i] === 0 && isPersonNoun(page.lower[i]!))) return i;
  return antecedent;
};

/** By which relations a word is part of a noun phrase rather than of its clause. */
const PHRASAL = new Set(['nmod', 'compound', 'flat', 'appos', 'conj', 'nmod:poss', 'amod', 'nummod', 'case', 'det']);
