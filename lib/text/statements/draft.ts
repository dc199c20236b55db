import type { Span } from '../language/document.ts';
import type { TokenRange } from './attribution.ts';
import type { CueSpan } from './span-columns.ts';
import { INSIDE, type TokenTable } from './token-table.ts';

/** A statement before its speaker is resolved and its stance told. */
export interface Draft {
  /** Undefined where a quotation stands without a word that reports it. */
  cue: CueSpan | undefined;
  source: TokenRange | undefined;
  /** In order, without quotation marks at their ends. */
  pieces: Span[];
  /** Indexes of the outermost quotations the pieces take in. */
  quotations: number[];
  confidence: number;
  /** The draft whose speaker goes on speaking here; it may stand later, where a running quotation names him last. */
  continues?: Draft;
  /** The paragraphs before were dialogue, each one quotation: the draft of the last but one. */
  lastButOne?: Draft;
  /** Its opening mark takes up the quotation that the paragraph before left open. */
  runsOn?: boolean;
  /** Set where the pieces are quoted though no outermost quotation is theirs alone. */
  quoted?: boolean;
  /** The draft whose speaker the "I" of this one is. */
  saidBy?: Draft;
}

/** Start of the first piece. */
export const placeOf = (draft: Draft): number => draft.pieces[0]!.start;

/** Index of the outermost quotation a token is quoted in, or -1. */
export const quotedAt = (table: TokenTable, token: number): number =>
  table.quote[token] === INSIDE ? table.quotation[token]! : -1;
