import { probabilities } from '../choices/choice.ts';
import type { ReadingModel } from '../choices/reading-model.ts';
import {
  CLOSING_MARK,
  INSIDE,
  OPENING_MARK,
  type Page,
  REPORT_NOUN,
  SPEECH,
  sentenceEnd,
  sentenceStart,
  type TokenRange,
  textOf,
} from '../page/page.ts';
import { keyOf, type Mention } from '../speakers/mentions.ts';
import type { Party } from '../speakers/party.ts';
import { MIN_PARTY, startOf, turnOf, type Utterance, type Witness } from '../utterance.ts';
import { type Explanation, explanationBehind } from './explained.ts';
import { NO_STATEMENT, NOBODY_KNOWN, quotationChoice } from './quotation-choice.ts';
import { announcedSpeakers, type Quoted, speakerBefore, verblessSpeakers } from './verbless.ts';

/** The quotations that no report has claimed, each with its speaker, and the utterances, in text order. */
export const withQuotations = (
  page: Page,
  utterances: readonly Utterance[],
  mentions: readonly Mention[],
  model: ReadingModel,
  witness: Witness,
): Utterance[] => {
  const quotations = [...quotationsOf(page)];
  const explanations = quotations.map(({ to }) => explanationBehind(page, to));
  const certain = certainSpeakers(page, quotations, explanations, utterances);
  const reports = utterances.filter(
    (utterance) =>
      !gives(page, utterance, certain) && !explanations.some((clause) => clause && isIn(clause, utterance)),
  );
  const claimed = new Uint8Array(page.size);
  for (const { content } of reports) for (const { from, to } of content) claimed.fill(1, from, to);
  const waiting = [...reports].sort((a, b) => startOf(a) - startOf(b));
  const done: Utterance[] = [];
  let next = 0;
  for (const quoted of quotations) {
    const { quotation, words } = quoted;
    if (shareOf(claimed, words) > MAX_CLAIMED) continue;
    while (next < waiting.length && startOf(waiting[next]!) < words.from) done.push(waiting[next++]!);
    const [before, lastButOne] = lastSpeakers(done, words.from);
    const behind = waiting
      .slice(next, next + REACH)
      .find(({ key, content }) => key !== '' && content[0]!.from >= words.to - 1);
    const party = certain.get(quotation);
    if (party) {
      const last = done.at(-1);
      if (last?.isCertain && last.party === party) last.content.push(words);
      else done.push(certainly(party, words));
      continue;
    }
    const ahead = waiting.slice(next, next + REACH).find((utterance) => comesBefore(page, utterance, words));
    if (ahead && !waiting.slice(next, next + REACH).some((other) => isBetween(other, ahead))) {
      ahead.content.unshift(words);
      continue;
    }
    const around = [before, lastButOne, behind].map((utterance) => utterance && turnOf(page, utterance));
    const choice = quotationChoice(page, quotation, words, mentions, around[0], around[1], around[2]);
    witness.quotation?.(choice, words);
    const odds = probabilities(choice, model.weights, model.scale);
    const isStatement = 1 - odds[NO_STATEMENT]!;
    const begun = done
      .slice(-REACH)
      .findLast((utterance) => goesOn(page, utterance, words) || isTakenUp(page, utterance, quotation));
    const doer = begun ? undefined : speakerBefore(page, quoted, done.slice(-REACH));
    if (!begun && !doer && isStatement < MIN_STATEMENT) continue;
    let best = NOBODY_KNOWN;
    for (let i = NOBODY_KNOWN + 1; i < odds.length; i++) if (odds[i]! > odds[best]!) best = i;
    const closing = begun
      ? undefined
      : done.slice(-REACH).findLast((utterance) => closesBefore(page, utterance, words));
    const share = closing ? 1 : odds[best]! / isStatement;
    const key = closing?.key ?? (share >= MIN_PARTY ? choice.keys[best]! : '');
    const speaker = closing ? closing.party : key === '' ? undefined : choice.parties[best]!;
    if (begun) {
      begun.content.push(words);
      if (begun.key === '' && key !== '') Object.assign(begun, { party: speaker, key });
      continue;
    }
    if (doer && key === '') {
      done.push(certainly(doer, words));
      continue;
    }
    // It goes on: the same quotation, taken up after "he said" or in the next paragraph.
    const joined = key !== '' && [before, behind].find((other) => other?.key === key && isAdjacent(page, other, words));
    if (joined && repeats(page, joined, words)) continue;
    if (joined) {
      joined.content.push(words);
      joined.content.sort((a, b) => a.from - b.from);
      joined.odds.party = Math.min(joined.odds.party, share);
      continue;
    }
    done.push({
      report: undefined,
      content: [words],
      party: speaker,
      key,
      mention: speaker?.mention ?? '',
      odds: { report: isStatement, content: 1, source: share, party: share },
    });
  }
  return [...done, ...waiting.slice(next)].sort((a, b) => startOf(a) - startOf(b));
};

/** Whose words quotations are that have no verb of saying, where that is plain. */
const certainSpeakers = (
  page: Page,
  quotations: readonly Quoted[],
  explanations: readonly (Explanation | undefined)[],
  utterances: readonly Utterance[],
): ReadonlyMap<number, Party> =>
  new Map([...announcedSpeakers(page, quotations, utterances), ...verblessSpeakers(page, quotations, explanations)]);

/** Whether an utterance gives up a quotation that is certainly somebody's: what says that another said it does not. */
const gives = (page: Page, { report, party, content }: Utterance, certain: ReadonlyMap<number, Party>): boolean =>
  content.every(({ from }) => page.quote[from] === INSIDE && certain.has(page.quotation[from]!)) &&
  !(party && report && SAYS.has(page.cue[report.predicate.at]!));

/** Whether what is reported is no more than a clause that tells whose words a quotation was. */
const isIn = (clause: TokenRange, { content }: Utterance): boolean =>
  content.every(({ from, to }) => from >= clause.from && to <= clause.to);

const SAYS: ReadonlySet<number> = new Set([SPEECH, REPORT_NOUN]);

const certainly = (party: Party, words: TokenRange): Utterance => ({
  report: undefined,
  content: [words],
  party,
  key: keyOf(party),
  mention: party.mention,
  isCertain: true,
  odds: { report: 1, content: 1, source: 1, party: 1 },
});

/** Utterances looked at before and behind a quotation. */
const REACH = 12;
/** How much of a quotation may be part of what has been reported, and how likely it must be a statement. */
const MAX_CLAIMED = 0.4;
const MIN_STATEMENT = 0.3;

/** The last utterance by somebody known that ends before a place, and the last by anybody else. */
const lastSpeakers = (done: readonly Utterance[], place: number): (Utterance | undefined)[] => {
  const earlier = done
    .slice(-REACH)
    .filter(({ key, content }) => key !== '' && content.at(-1)!.to <= place)
    .sort((a, b) => a.content.at(-1)!.to - b.content.at(-1)!.to);
  const last = earlier.at(-1);
  return [last, earlier.findLast(({ key }) => key !== last?.key)];
};

const shareOf = (claimed: Uint8Array, { from, to }: TokenRange): number => {
  let count = 0;
  for (let i = from; i < to; i++) count += claimed[i]!;
  return count / (to - from || 1);
};

/** Whether the words stand in those of the utterance already: a pull quote right behind what it is taken from. */
const repeats = (page: Page, { content }: Utterance, words: TokenRange): boolean => {
  const again = textOf(page, words).toLowerCase();
  return content.some((piece) => textOf(page, piece).toLowerCase().includes(again));
};

/** `"…," Keller said, smiling. "…"`: whether the words open the sentence behind one that is a quotation with its report. */
const goesOn = (page: Page, { report, content }: Utterance, { from }: TokenRange): boolean => {
  if (!report || from - sentenceStart(page, from) > 1) return false;
  const { at } = report.predicate;
  const before = page.sentence[from]! - 1;
  return (
    page.sentence[at] === before &&
    page.paragraphOf[before] === page.paragraphOf[before + 1] &&
    at < from &&
    content[0]!.from < at &&
    content[0]!.from - sentenceStart(page, at) <= 1 &&
    content.at(-1)!.to <= from &&
    content.every((piece) => page.quote[piece.from] === INSIDE && page.quote[piece.to - 1] === INSIDE)
  );
};

/** `Holm was a "novice", Keller said. "…"`: whether a report closes the sentence right before the words, behind what it reports. */
const closesBefore = (page: Page, { report, content, key }: Utterance, { from }: TokenRange): boolean => {
  if (!report || key === '' || from - sentenceStart(page, from) > 1) return false;
  const { predicate, source } = report;
  const before = page.sentence[from]! - 1;
  return (
    page.sentence[predicate.at] === before &&
    page.paragraphOf[before] === page.paragraphOf[before + 1] &&
    content.at(-1)!.to <= predicate.at &&
    sentenceEnd(page, predicate.at) - Math.max(predicate.at, source) <= 2
  );
};

/** `"…," Keller said. "…"`: whether the words open the sentence of a report that has been read as that of the next quotation. */
const comesBefore = (page: Page, { report, content }: Utterance, { from, to }: TokenRange): boolean => {
  if (!report || from - sentenceStart(page, from) > 1) return false;
  const { at } = report.predicate;
  const first = content[0]!.from;
  return (
    to <= at &&
    at < first &&
    page.sentence[to - 1] === page.sentence[at] &&
    page.sentence[first]! - page.sentence[at]! <= 1 &&
    page.paragraphOf[page.sentence[first]!] === page.paragraphOf[page.sentence[at]!] &&
    (page.sentence[first] === page.sentence[at] || first - sentenceStart(page, first) <= 1) &&
    content.every((piece) => page.quote[piece.from] === INSIDE && page.quote[piece.to - 1] === INSIDE)
  );
};

/** Whether a report stands between another and what that one says. */
const isBetween = ({ report }: Utterance, other: Utterance): boolean =>
  !!report && report.predicate.at > other.report!.predicate.at && report.predicate.at < other.content[0]!.from;

/** Whether a quotation takes up one that the paragraph before left open, and that one is said in the utterance. */
const isTakenUp = (page: Page, { content, key }: Utterance, quotation: number): boolean =>
  key !== '' && page.quotations[quotation]!.continues && page.quotation[content.at(-1)!.from] === quotation - 1;

/** Whether nothing but a report stands between a direct utterance and more quoted words. */
const isAdjacent = (page: Page, { report, content }: Utterance, words: TokenRange): boolean => {
  const first = content[0]!.from;
  const last = content.at(-1)!.to;
  if (page.quote[first] !== INSIDE && page.quote[last - 1] !== INSIDE) return false;
  if (words.from >= last) {
    const reportEnd = report && report.predicate.at >= last ? sentenceEnd(page, report.predicate.at) : last;
    return noWords(page, Math.max(last, Math.min(reportEnd, words.from)), words.from);
  }
  return noWords(page, words.to, first);
};

const noWords = ({ isMark }: Page, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (isMark[i] === 0) return false;
  return from <= to;
};

/** The words of each outermost quotation. */
function* quotationsOf(page: Page): Generator<Quoted> {
  for (let i = 0; i < page.size; ) {
    const quotation = page.quotation[i]!;
    if (quotation < 0) {
      i++;
      continue;
    }
    let end = i;
    while (end < page.size && page.quotation[end] === quotation) end++;
    let from = i;
    let to = end;
    while (from < to && (page.quote[from] === OPENING_MARK || page.isMark[from] === 1)) from++;
    while (to > from && (page.quote[to - 1] === CLOSING_MARK || (page.isMark[to - 1] === 1 && !isSign(page, to - 1))))
      to--;
    if (to > from) yield { quotation, from: i, to: end, words: { from, to } };
    i = end;
  }
}

/** "20%", "(Kurdish)": marks that belong to the word before them. */
const isSign = ({ text }: Page, i: number): boolean => /^[%)\]°€£$¢]$/.test(text[i]!);
