import type { Overlap } from '../../../lib/text/similarity/compare.ts';
import type { FileRow } from '../../tables/rows.ts';

/** A share as rows give it, to three decimals. */
export const roundedShare = (share: number): number => Math.round(share * 1000) / 1000;

/** What a row says about how alike two texts are. */
export const likenessOf = (overlap: Overlap): Required<Pick<FileRow, 'similarity' | 'containment'>> => ({
  similarity: roundedShare(overlap.similarity),
  containment: roundedShare(Math.max(overlap.firstInSecond, overlap.secondInFirst)),
});
