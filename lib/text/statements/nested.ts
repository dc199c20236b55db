import type { Document } from '../language/document.ts';
import { cueOf } from './cues.ts';
import type { Draft } from './draft.ts';
import { findQuotations } from './quotations.ts';
import { cueSpan } from './span-columns.ts';
import { PUNCTUATION, type TokenTable, tokenAt } from './token-table.ts';

const SHORTEST = 3;
const REACH = 6;

/**
 * A quotation inside a quotation, said by somebody else: `"He told me, 'You will never work here again,'" Reid said.`
 * Only where a reporting verb stands right before or right behind it.
 */
export const readNested = (document: Document, table: TokenTable, drafts: readonly Draft[]): Draft[] => {
  const found: Draft[] = [];
  for (const inner of findQuotations(document.text, document.paragraphs)) {
    if (inner.depth !== 1) continue;
    const first = tokenAt(table, inner.start);
    const last = tokenAt(table, inner.end - 1);
    let words = 0;
    for (let i = first; i <= last && words < SHORTEST; i++) if (table.shape[i] !== PUNCTUATION) words++;
    if (words < SHORTEST) continue;
    const verb = verbBeside(table, tokenAt(table, inner.outer.start), tokenAt(table, inner.outer.end));
    if (verb === undefined) continue;
    const source = subjectOf(table, verb);
    const outer = drafts.find(({ pieces }) =>
      pieces.some(({ start, end }) => start <= inner.start && inner.end <= end),
    );
    const comma = document.text[inner.end - 1] === ',' ? 1 : 0;
    found.push({
      cue: cueSpan(table, verb, verb + 1),
      source,
      pieces: [{ start: inner.start, end: inner.end - comma }],
      quotations: [],
      confidence: 1,
      quoted: true,
      ...(outer && source && /^(i|we)$/i.test(table.text[source.from]!) && { saidBy: outer }),
    });
  }
  return found;
};

const isVerb = (table: TokenTable, i: number): boolean => {
  const word = cueOf((table.text[i] ?? '').toLowerCase());
  return word !== undefined && !word.noun && word.class === 'speech';
};

const verbBeside = (table: TokenTable, open: number, close: number): number | undefined => {
  for (let i = open - 1; i >= Math.max(0, open - REACH); i--) {
    if (isVerb(table, i)) return i;
    if (table.shape[i] === PUNCTUATION && table.text[i] !== ',' && table.text[i] !== ':') break;
  }
  for (let i = close; i < Math.min(table.size, close + 4); i++) {
    if (isVerb(table, i)) return i;
    if (table.shape[i] === PUNCTUATION) break;
  }
  return undefined;
};

/** The pronoun, name or short phrase before a verb. */
const subjectOf = (table: TokenTable, verb: number): Draft['source'] => {
  const first = table.firsts[table.sentence[verb]!]!;
  let to = verb;
  while (to > first && /^(has|have|had|was|is|would|just|then|also|always|once)$/i.test(table.text[to - 1]!)) to--;
  let from = to;
  while (
    from > first &&
    to - from < 5 &&
    table.shape[from - 1] !== PUNCTUATION &&
    !/^(and|but|that|when|as|because|so)$/i.test(table.text[from - 1]!)
  ) {
    from--;
    if (/^(i|we|he|she|they|you|it|the|a|an|my|his|her|our|their)$/i.test(table.text[from]!)) break;
  }
  return from < to ? { from, to } : undefined;
};
