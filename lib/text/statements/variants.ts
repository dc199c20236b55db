import type { Attribution, TokenRange } from './attribution.ts';
import { OUTSIDE, type TokenTable } from './token-table.ts';

const JOINTS = new Set(
  'and but as while when after before because since with if or who which where though although without despite in on at for to of that even'.split(
    ' ',
  ),
);
const MARKS = new Set([',', ';', ':', '-', '--', '—', '–', '(', ')', '.', '…', '"', '“', '”']);

/**
 * Ways to delimit the content of one attribution, the tagger's own first: cut where a clause ends, lengthened to where
 * one does, with and without its lesser pieces. Which one stands is for the acceptance to say.
 */
export const variants = (table: TokenTable, attribution: Attribution): TokenRange[][] => {
  const { cue, content, odds } = attribution;
  const found: TokenRange[][] = [];
  const add = (ranges: TokenRange[]): void => {
    const whole = ranges.filter(({ from, to }) => to > from);
    if (whole.length > 0 && !found.some((other) => areSame(other, whole))) found.push(whole);
  };
  const oddsAt = (i: number): number => (i < cue.first || i >= cue.end ? 0 : odds[i - cue.first]!);
  add(content);
  if (content.length === 0) return found;
  const last = content.at(-1)!;
  const others = content.slice(0, -1);
  // Where the last piece may end earlier: before the joint or mark where the odds fall most.
  let cut = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = last.from + 1; i < last.to; i++) {
    if (!JOINTS.has(table.text[i]!) && !MARKS.has(table.text[i]!)) continue;
    const fall = oddsAt(i - 1) - oddsAt(Math.min(i + 1, last.to - 1));
    if (fall <= most) continue;
    most = fall;
    cut = i;
  }
  if (cut >= 0) add([...others, { from: last.from, to: cut }]);
  // Where it may end later.
  let ends = 0;
  const speaks = saysOn(table, last.to, cue.end);
  for (let i = last.to + 1; i <= speaks && ends < 2; i++)
    if (
      i === cue.end ||
      MARKS.has(table.text[i]!) ||
      (i > last.to + 1 && JOINTS.has(table.text[i]!) && oddsAt(i) < 0.1)
    ) {
      if (last.from < cue.from && i > cue.from) break;
      add([...others, { from: last.from, to: i }]);
      ends++;
    }
  const first = content[0]!;
  if (first.from > cue.to && first.from - cue.to <= 8) add([{ from: cue.to, to: first.to }, ...content.slice(1)]);
  if (content.length > 1) {
    let largest = first;
    for (const range of content) if (range.to - range.from > largest.to - largest.from) largest = range;
    add([largest]);
    add(filled(attribution));
  }
  return found;
};

const SAYS = /^(?:said|says|told|added|argued|wrote|recalled|reported|replied|insisted|noted|explained|warned)$/;

/** Where the next word that reports stands, outside quotation marks: no content is made longer than that. */
const saysOn = (table: TokenTable, from: number, end: number): number => {
  for (let i = from; i < end; i++) if (SAYS.test(table.text[i]!) && table.quote[i] === OUTSIDE) return i;
  return end;
};

const areSame = (a: readonly TokenRange[], b: readonly TokenRange[]): boolean =>
  a.length === b.length && a.every(({ from, to }, i) => from === b[i]!.from && to === b[i]!.to);

/** All pieces of one side of the cue made one. */
const filled = ({ cue, content }: Attribution): TokenRange[] => {
  const ranges: TokenRange[] = [];
  for (const range of content) {
    const last = ranges.at(-1);
    if (last && last.to <= cue.from === range.from < cue.from) last.to = range.to;
    else ranges.push({ ...range });
  }
  return ranges;
};
