import type { Sentence } from '../../lib/text/language/document.ts';
import type { Evidence } from '../../lib/text/language/names/evidence.ts';
import type { NameFeatures } from '../../lib/text/language/names/name-features.ts';
import type { FeatureRows } from '../../lib/text/models/feature-rows.ts';

/**
 * Fills `rows` with all features of sentence `s` of the document that `features` have read, as the recogniser scores
 * them in parts.
 *
 * @param evidence of a first reading; without it none is included.
 */
export const fillRows = (
  rows: FeatureRows,
  features: NameFeatures,
  { tokens }: Sentence,
  s: number,
  evidence?: Evidence,
): void => {
  const from = features.starts[s]!;
  rows.clear();
  for (let i = from; i < from + tokens.length; i++) {
    features.addContext(rows, s, i);
    for (let place = features.firstPlace(i); place < features.endPlace(i); place++)
      features.addWord(rows, features.formAt(i, place), place);
    evidence?.add(rows, i);
    rows.endToken();
  }
};
