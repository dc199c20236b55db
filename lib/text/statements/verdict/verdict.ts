import { parseModel, readModel } from '../../models/read-model.ts';

/**
 * How likely a careful reader would sign a statement: that somebody says it, that it is this speaker, these words and this
 * stance. A logistic regression, learnt from articles whose statements were listed by hand (bin/training/train-verdict.ts).
 */
export interface Verdict {
  /** @param features as `verdictFeatures` gives them */
  confidence(features: Int32Array): number;
}

/** Weights by the hash of a feature; a power of two. */
export const VERDICT_ROWS = 1 << 14;

/** Below this confidence a statement has no row (docs/statements.md has what other thresholds would give). */
export const ROW_CONFIDENCE = 0.5;

export interface VerdictHeader {
  scale: number;
  about: string;
  /** What the features were that the weights were trained on: bin/training/verdict-fingerprint.ts. */
  fingerprint: string;
}

/** The file: a line of JSON, then VERDICT_ROWS signed bytes. */
const decodeVerdict = (file: Buffer): Verdict => {
  const { header, body } = parseModel<VerdictHeader>(file);
  const weights = new Int8Array(body, 0, VERDICT_ROWS);
  return {
    confidence: (features) => {
      let sum = 0;
      for (const feature of features) sum += weights[feature]!;
      return 1 / (1 + Math.exp(-sum * header.scale));
    },
  };
};

let shared: Verdict | undefined;

export const verdictModel = (): Verdict => {
  shared ??= decodeVerdict(readModel('verdict.model'));
  return shared;
};
