import type { CueSpan } from './span-columns.ts';

/** Tokens [from, to). */
export interface TokenRange {
  from: number;
  to: number;
}

/** One cue with what the taggers hold to be its source and its content. */
export interface Attribution {
  cue: CueSpan;
  source: TokenRange | undefined;
  /** In order; empty where the tagger sees none. */
  content: TokenRange[];
  /** Probability that the cue has a source or a content at all; given that, the probability that it has a content. */
  confidence: number;
  contentful: number;
  /** Mean probability of the tokens of the content, given that there is one; greatest one of the source's. */
  contentSureness: number;
  sourceSureness: number;
  /** Probability of each token from `cue.first` to `cue.end` to be content, given that there is one. */
  odds: Float32Array;
}

/** What the first tagger made of the tokens, and the cues it found. */
export interface Tagging {
  labels: Uint8Array;
  cues: CueSpan[];
  /** Of each cue, the greatest probability that a token of it is one. */
  sureness: number[];
  /** Of each token, the probability that it is part of a content, and of a source. */
  asContent: Float32Array;
  asSource: Float32Array;
}
