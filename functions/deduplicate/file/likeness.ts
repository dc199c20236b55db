import type { Overlap } from '../../../lib/text/similarity/compare.ts';
import type { FileRow } from '../../tables/rows.ts';

/** What a row says about how alike two texts are, to three decimals. */
export const likenessOf = (overlap: Overlap): Required<Pick<FileRow, 'similarity' | 'containment'>> => ({
  similarity: round(overlap.similarity),
  containment: round(Math.max(overlap.firstInSecond, overlap.secondInFirst)),
});

const round = (share: number): number => Math.round(share * 1000) / 1000;
