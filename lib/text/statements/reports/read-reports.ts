import { NO_HEAD } from '../../language/syntax/tree.ts';
import { largest, probabilities } from '../choices/choice.ts';
import type { ReadingModel } from '../choices/reading-model.ts';
import {
  covers,
  ENTITY_TYPES,
  INSIDE,
  isFiniteVerb,
  OUTSIDE,
  type Page,
  SPEECH,
  sentenceStart,
  type TokenRange,
  tagAt,
} from '../page/page.ts';
import { asideContent, quotedAsSaying } from './asides.ts';
import { behindCharged } from './charges.ts';
import { type ClosingReport, closingReport } from './closing-reports.ts';
import { mainClauseBehind } from './conditions.ts';
import { type Content, type ContentChoice, contentChoice } from './contents.ts';
import { type EndChoice, endChoice } from './ends.ts';
import { estimateAt } from './estimates.ts';
import { type Hearing, heardBefore, hearingAt } from './hearings.ts';
import {
  endBeforeAnswer,
  endBeforeNextReport,
  endBeforeOther,
  endBeforeRemark,
  endBeforeSilence,
} from './next-report.ts';
import { type Predicate, predicatesOf } from './predicates.ts';
import { describesSubject, endBeforeOuterVerb } from './relative-clauses.ts';
import { isBroken, isRuledOut } from './ruled-out.ts';
import { isBareVerb, saidBehind } from './said-behind.ts';
import { besideQuotation, nameBefore, sharedSubject, sourceChoice, subjectBehindJoint } from './sources.ts';
import { madeClearAt } from './that-clauses.ts';
import { type UnnamedSource, unnamedSource } from './unnamed-sources.ts';
import { isKeptBack, isUnsaid } from './unsaid.ts';
import { wholeContent, withAgainst } from './whole-contents.ts';
import { type WholeSubject, wholeSubject } from './whole-subjects.ts';

/** A word of the article that reports, with the words it reports. */
export interface Report {
  predicate: Predicate;
  /** The predicate with the small word that belongs to it: "according to", "called for". */
  cue: TokenRange;
  content: Content;
  /** The head of the noun phrase whose words they are, -1 where the sentence names nobody. */
  source: number;
  /** The source as printed, where it is told by number alone: "two people briefed on the talks". */
  unnamed?: TokenRange;
  /** How likely each word is the source. */
  sources: ReadonlyMap<number, number>;
  /** What it reports stands before an "as": "as was alleged by Keller". */
  isAside: boolean;
  /** Who hears the words, where that is all that is told: "the court heard". */
  hearing?: Hearing;
  /** The words and their speaker are told beyond doubt, though such reports are rare where they were learnt. */
  isPlain: boolean;
  /** That the word reports anything, that it is this content, and that it is this source. */
  odds: { report: number; content: number; source: number };
}

/** Less likely ones are not even considered. */
const MIN_REPORT = 0.12;
/** A source less likely than this gives way to the subject that the verb shares with the one before it. */
const MIN_SOURCE = 0.5;
/** How many sentences away another report may claim the same words: quotations are long. */
const REACH = 20;
/** How much of the shorter of two contents may be the other's too. */
const MAX_SHARED = 0.3;

interface Candidate {
  predicate: Predicate;
  choice: ContentChoice;
  odds: Float64Array;
  unnamed: UnnamedSource | undefined;
  whole: WholeSubject | undefined;
  hearing: Hearing | undefined;
  estimate: TokenRange | undefined;
  closing: ClosingReport | undefined;
  /** What it reports beyond doubt. */
  sure: Content | undefined;
  /** Where what it reports begins, if that is plain. */
  behind: number | undefined;
}

/** The reports of an article, in the order of their predicates. */
export const readReports = (page: Page, model: ReadingModel): Report[] => {
  const candidates: Candidate[] = [];
  for (const predicate of predicatesOf(page)) {
    const choice = contentChoice(page, predicate);
    const odds = probabilities(choice, model.weights, model.scale);
    const whole = wholeSubject(page, predicate.at);
    const isNamed = whole !== undefined && !whole.phrase;
    const unnamed = page.cue[predicate.at] === SPEECH && !isNamed ? unnamedSource(page, predicate.at) : undefined;
    const hearing = hearingAt(page, predicate.at);
    const estimate = estimateAt(page, predicate.at);
    const closing = closingReport(page, predicate.at);
    const plain = (hearing && heardBefore(page, predicate.at, hearing)) ?? estimate ?? closing?.content;
    const sure = quotedAsSaying(page, predicate.at) ?? (plain && [plain]) ?? unnamed?.content;
    const behind = saidBehind(page, predicate.at);
    if (1 - odds[0]! >= MIN_REPORT || sure || (behind !== undefined && isBareVerb(page, predicate.at)))
      candidates.push({ predicate, choice, odds, unnamed, whole, hearing, estimate, closing, sure, behind });
  }
  // The surest first: what it takes, no other may take too.
  const doubt = ({ odds, sure }: Candidate): number => (sure ? 0 : odds[0]!);
  candidates.sort((a, b) => doubt(a) - doubt(b));
  const predicates = new Set(candidates.map(({ predicate }) => predicate.at));
  const reports: Report[] = [];
  const bySentence = new Map<number, Report[]>();
  for (const { predicate, choice, odds, unnamed, whole, hearing, estimate, closing, sure, behind } of candidates) {
    const sentence = page.sentence[predicate.at]!;
    const near: Report[] = [];
    for (let s = sentence - REACH; s <= sentence + REACH; s++) near.push(...(bySentence.get(s) ?? []));
    let best = 0;
    for (let i = 1; i < odds.length; i++)
      if (
        (best === 0 || odds[i]! > odds[best]!) &&
        !(behind !== undefined && choice.contents[i]![0]!.from < behind) &&
        !isRuledOut(page, predicate, choice.contents[i]!, hearing) &&
        !near.some((other) => collide(page, predicate, choice.contents[i]!, other))
      )
        best = i;
    if (best === 0 || isToldBefore(page, predicate, choice.contents[best]!, predicates)) continue;
    const aside = asideContent(page, predicate) ?? (sure && wholeContent(page, predicate, sure));
    const chosen = withAgainst(page, predicate, behindCharged(page, predicate, choice.contents[best]!));
    const content = aside ?? wholeContent(page, predicate, ended(page, predicate, chosen, model));
    if (content.length === 0) continue;
    const sources = sourceChoice(page, predicate, content);
    const own = probabilities(sources, model.weights, model.scale);
    const source = largest(own);
    const beside =
      besideQuotation(page, predicate.at) ??
      closing?.source ??
      subjectBehindJoint(page, predicate.at) ??
      nearerSubject(page, predicate.at, sources.heads[source]!, own[source]!) ??
      (sources.heads[source]! < 0 && !hearing && !unnamed && !whole ? nameBefore(page, predicate.at) : undefined);
    const phrase = beside === undefined ? (unnamed ?? whole)?.phrase : undefined;
    const report: Report = {
      predicate,
      cue: cueAt(page, predicate.at),
      content,
      source: beside ?? unnamed?.head ?? whole?.head ?? sources.heads[source]!,
      ...(phrase && { unnamed: phrase }),
      ...(hearing && { hearing }),
      isPlain: Boolean(hearing ?? estimate) || isToldPlainly(page, predicate.at, content),
      sources: beside === undefined ? new Map(sources.heads.map((head, i) => [head, own[i]!])) : new Map([[beside, 1]]),
      isAside: aside !== undefined && !unnamed && !hearing && !estimate,
      odds: aside
        ? { report: 1, content: 1, source: unnamed ? 1 : own[source]! }
        : {
            report: 1 - odds[0]!,
            content: odds[best]! / (1 - odds[0]!),
            source: beside === undefined ? own[source]! : 1,
          },
    };
    reports.push(report);
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), report]);
  }
  return reports
    .filter(({ predicate, content, source }) => !isUnsaid(page, predicate.at, content, source))
    .filter(
      (report) => !(bySentence.get(page.sentence[report.predicate.at]!) ?? []).some((other) => isPartOf(report, other)),
    )
    .sort((a, b) => a.predicate.at - b.predicate.at)
    .map((report, i, all) => sharingSubject(page, report, all[i - 1]))
    .map((report, i, all) => endedBefore(page, report, all.slice(i + 1, i + 1 + MAX_NEXT)));
};

/**
 * Whether what a report tells is told by another. "A woman | asked | to leave said she had paid": who speaks. "The pair
 * argued, the court heard", "She said he was kind, the court heard": the court heard the argument, and her words are hers.
 */
const isPartOf = ({ predicate: { at }, content, source, hearing }: Report, other: Report): boolean =>
  (other.unnamed !== undefined && covers([other.unnamed], at)) ||
  (other.hearing !== undefined &&
    covers(other.content, at) &&
    (source === other.hearing.at || covers(content, other.hearing.at))) ||
  (hearing !== undefined &&
    !other.hearing &&
    covers(content, other.source) &&
    covers(content, other.predicate.at) &&
    !covers(other.content, hearing.at));

/** "When my mother came, I laughed and | said": the subject that the verb shares, where the likeliest source is unlikely or further off. */
const nearerSubject = (page: Page, at: number, likeliest: number, odds: number): number | undefined => {
  const shared = sharedSubject(page, at);
  if (odds < MIN_SOURCE || shared === undefined || likeliest < 0) return odds < MIN_SOURCE ? shared : undefined;
  const main = page.head[shared]!;
  return likeliest < shared && page.head[main] === NO_HEAD && page.head[likeliest] !== main ? shared : undefined;
};

/** What somebody makes clear, or keeps back; "Doctors | warning that wards will close | have written". */
const isToldPlainly = (page: Page, at: number, content: Content): boolean =>
  madeClearAt(page, at) !== undefined ||
  isKeptBack(page, at, content) ||
  (page.lower[at + 1] === 'that' && describesSubject(page, sentenceStart(page, at), at));

/** "It added it would work with Acas and | said it was sad": who spoke first, and not what they spoke of; a person might. */
const sharingSubject = (page: Page, report: Report, before: Report | undefined): Report => {
  const { at, kind } = report.predicate;
  if (!before || kind !== 'verb' || page.cue[at] !== SPEECH || page.quote[at] === INSIDE) return report;
  let and = at - 1;
  while (tagAt(page, and).startsWith('RB')) and--;
  const earlier = before.predicate.at;
  const isJoined =
    /^(?:and|but)$/.test(page.lower[and]!) &&
    page.sentence[earlier] === page.sentence[at] &&
    tagAt(page, at) === 'VBD' &&
    tagAt(page, earlier) === 'VBD' &&
    page.cue[earlier] === SPEECH;
  const { source } = report;
  const isSpokenOf = source > earlier && source < at && before.source >= 0 && before.source < earlier;
  if (!isSpokenOf || page.entity[source] === ENTITY_TYPES.person || !tagAt(page, source).startsWith('N')) return report;
  return isJoined ? { ...report, source: before.source, sources: new Map([[before.source, 1]]) } : report;
};

/** "said … and suggested", "says … and adds", "saying … and calling" */
const isSameForm = (page: Page, one: number, other: number): boolean => {
  const [a, b] = [tagAt(page, one), tagAt(page, other)];
  return a === b ? /^VB[DZPG]$/.test(a) : PAST.has(a) && PAST.has(b);
};

const PAST = new Set(['VBD', 'VBN']);

/** How sure it must be who says what follows, where the last subject might. */
const SURE_SOURCE = 0.8;
const BEING = /^(?:is|was|are|were)$/;

/** Reports looked ahead at. */
const MAX_NEXT = 4;

/** "said it would leave | and suggested that …": what the same source says next is no part of what it says first. */
const endedBefore = (page: Page, report: Report, next: readonly Report[]): Report => {
  const last = report.content.at(-1)!;
  const other = next.find(
    ({ predicate: { at }, source }) =>
      source === report.source &&
      source >= 0 &&
      at > last.from &&
      at < last.to &&
      page.quote[at] !== INSIDE &&
      (page.cue[at]! & SPEECH) !== 0 &&
      isSameForm(page, report.predicate.at, at),
  );
  if (!other || covers(report.content, report.source)) return report;
  let and = other.predicate.at - 1;
  while (and > last.from && /^(?:RB|VB[DZP]?|MD)$/.test(tagAt(page, and)) && !/^(?:and|but)$/.test(page.lower[and]!))
    and--;
  if (!/^(?:and|but)$/.test(page.lower[and]!) || and <= last.from + 1) return report;
  // "said the driver left and told nobody": either may have told; what "was closed" did not.
  const { at } = other.predicate;
  const isSure = (other.sources.get(other.source) ?? 0) >= SURE_SOURCE;
  if (page.lower[at + 1] !== 'that')
    for (let i = last.from; i < and; i++)
      if (isFiniteVerb(page, i) && isSameForm(page, i, at) && !(isSure && BEING.test(page.lower[i]!))) return report;
  const to = page.isMark[and - 1] === 1 && page.quote[and - 1] === OUTSIDE ? and - 1 : and;
  return { ...report, content: [...report.content.slice(0, -1), { ...last, to }] };
};

/** `"…," Keller asked, | according to a transcript`: the words have a verb of their own, and who asked is their speaker. */
const isToldBefore = (
  page: Page,
  { at, kind }: Predicate,
  [first]: Content,
  predicates: ReadonlySet<number>,
): boolean => {
  if (kind !== 'according' || !first || page.quote[first.from] === OUTSIDE) return false;
  for (let told = first.from + 1; told < at; told++) if (page.cue[told] === SPEECH && predicates.has(told)) return true;
  return false;
};

/** The content without what its sentence goes on to say in the writer's own voice; empty where that is all of it. */
const ended = (page: Page, predicate: Predicate, content: Content, model: ReadingModel): Content => {
  const [whole] = content;
  if (content.length !== 1 || !whole) return content;
  const { at } = predicate;
  const choice = endChoice(page, predicate, whole);
  const likeliest = choice ? likeliestEnd(page, at, whole, choice, model) : whole.to;
  const own = endBeforeNextReport(page, at, { ...whole, to: likeliest });
  const to = endBeforeOuterVerb(page, at, {
    ...whole,
    to: Math.min(
      own,
      endBeforeSilence(page, whole),
      endBeforeAnswer(page, whole),
      endBeforeOther(page, whole),
      endBeforeRemark(page, at, whole),
    ),
  });
  const main = mainClauseBehind(page, at, { ...whole, to });
  if (main) return [whole, main];
  return to > whole.from ? [{ ...whole, to }] : [];
};

/** The likeliest end that leaves a clause. */
const likeliestEnd = (page: Page, at: number, { from }: TokenRange, choice: EndChoice, model: ReadingModel): number => {
  const odds = probabilities(choice, model.weights, model.scale);
  const able = odds.map((share, i) => (isBroken(page, at, [{ from, to: choice.ends[i]! }]) ? 0 : share));
  return choice.ends[largest(able.some((share) => share > 0) ? able : odds)]!;
};

const PHRASES = new Set([
  'according to',
  'called for',
  'calls for',
  'calling for',
  'call for',
  'called on',
  'calls on',
  'calling on',
  'rule out',
  'ruled out',
  'rules out',
  'ruling out',
  'pointed out',
  'points out',
  'pointing out',
  'accused of',
]);

const cueAt = ({ lower, sentence }: Page, at: number): TokenRange => ({
  from: at,
  to: at + (sentence[at + 1] === sentence[at] && PHRASES.has(`${lower[at]} ${lower[at + 1]}`) ? 2 : 1),
});

/** Whether two predicates would claim the same words. What somebody says somebody said is both's. */
const collide = (page: Page, predicate: Predicate, content: Content, other: Report): boolean => {
  const both = sharedWords(page, content, other.content);
  if (both === 0) return false;
  const isNested = covers(other.content, predicate.at) !== covers(content, other.predicate.at);
  if (isNested) return wordsOf(page, content) === wordsOf(page, other.content) && both === wordsOf(page, content);
  return both > MAX_SHARED * Math.min(wordsOf(page, content), wordsOf(page, other.content));
};

const wordsOf = (page: Page, content: Content): number => {
  let words = 0;
  for (const { from, to } of content) for (let i = from; i < to; i++) if (page.isMark[i] === 0) words++;
  return words;
};

const sharedWords = (page: Page, a: Content, b: Content): number => {
  let words = 0;
  for (const one of a)
    for (const other of b)
      for (let i = Math.max(one.from, other.from); i < Math.min(one.to, other.to); i++)
        if (page.isMark[i] === 0) words++;
  return words;
};
