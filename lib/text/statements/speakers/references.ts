import { firstIndex } from '../../binary-search.ts';
import type { Document, Reference } from '../../language/document.ts';

/** The name or description that a stretch of the text is part of. */
export const referenceOver = ({ references }: Document, start: number, end: number): Reference | undefined => {
  // Names do not overlap: the last that begins at or before the head is the only one that may hold it.
  const reference = references[firstIndex(references.length, (i) => references[i]!.start > start) - 1];
  return reference && reference.kind !== 'pronoun' && reference.end >= end ? reference : undefined;
};

/** The reference that begins at a place of the text. */
export const referenceFrom = ({ references }: Document, place: number): Reference | undefined => {
  const reference = references[firstIndex(references.length, (i) => references[i]!.start >= place)];
  return reference?.start === place ? reference : undefined;
};

/** The references between two places of the text, pronouns left out. */
export const referencesWithin = ({ references }: Document, start: number, end: number): Reference[] => {
  const found: Reference[] = [];
  for (let i = firstIndex(references.length, (k) => references[k]!.start >= start); i < references.length; i++) {
    const reference = references[i]!;
    if (reference.end > end) break;
    if (reference.kind !== 'pronoun') found.push(reference);
  }
  return found;
};
