import { probabilities } from '../choices/choice.ts';
import type { ReadingModel } from '../choices/reading-model.ts';
import { CLOSING_MARK, INSIDE, OPENING_MARK, type Page, sentenceEnd, type TokenRange } from '../page/page.ts';
import type { Mention } from '../speakers/mentions.ts';
import { MIN_PARTY, startOf, turnOf, type Utterance, type Witness } from '../utterance.ts';
import { NO_STATEMENT, NOBODY_KNOWN, quotationChoice } from './quotation-choice.ts';

/** The quotations that no report has claimed, each with its speaker, and the utterances, in text order. */
export const withQuotations = (
  page: Page,
  utterances: readonly Utterance[],
  mentions: readonly Mention[],
  model: ReadingModel,
  witness: Witness,
): Utterance[] => {
  const claimed = new Uint8Array(page.size);
  for (const { content } of utterances) for (const { from, to } of content) claimed.fill(1, from, to);
  const waiting = [...utterances].sort((a, b) => startOf(a) - startOf(b));
  const done: Utterance[] = [];
  let next = 0;
  for (const [quotation, words] of quotationsOf(page)) {
    if (shareOf(claimed, words) > MAX_CLAIMED) continue;
    while (next < waiting.length && startOf(waiting[next]!) < words.from) done.push(waiting[next++]!);
    const [before, lastButOne] = lastSpeakers(done, words.from);
    const behind = waiting
      .slice(next, next + REACH)
      .find(({ key, content }) => key !== '' && content[0]!.from >= words.to - 1);
    const around = [before, lastButOne, behind].map((utterance) => utterance && turnOf(page, utterance));
    const choice = quotationChoice(page, quotation, words, mentions, around[0], around[1], around[2]);
    witness.quotation?.(choice, words);
    const odds = probabilities(choice, model.weights, model.scale);
    const isStatement = 1 - odds[NO_STATEMENT]!;
    if (isStatement < MIN_STATEMENT) continue;
    let best = NOBODY_KNOWN;
    for (let i = NOBODY_KNOWN + 1; i < odds.length; i++) if (odds[i]! > odds[best]!) best = i;
    const share = odds[best]! / isStatement;
    const key = share >= MIN_PARTY ? choice.keys[best]! : '';
    const party = key === '' ? undefined : choice.parties[best]!;
    // It goes on: the same quotation, taken up after "he said" or in the next paragraph.
    const joined = key !== '' && [before, behind].find((other) => other?.key === key && isAdjacent(page, other, words));
    if (joined) {
      joined.content.push(words);
      joined.content.sort((a, b) => a.from - b.from);
      joined.odds.party = Math.min(joined.odds.party, share);
      continue;
    }
    done.push({
      report: undefined,
      content: [words],
      party,
      key,
      mention: party?.mention ?? '',
      odds: { report: isStatement, content: 1, source: share, party: share },
    });
  }
  return [...done, ...waiting.slice(next)].sort((a, b) => startOf(a) - startOf(b));
};

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
function* quotationsOf(page: Page): Generator<[number, TokenRange]> {
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
    while (to > from && (page.quote[to - 1] === CLOSING_MARK || page.isMark[to - 1] === 1)) to--;
    if (to > from) yield [quotation, { from, to }];
    i = end;
  }
}
