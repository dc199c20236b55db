import type { LabelledFile } from './labelled-names.ts';

/**
 * Consecutive documents are held out together, so that no story is on both sides; of CoNLL-2003 the latest days, as its
 * test set is later.
 */
const isHeldOut = (name: string, index: number, count: number): boolean => {
  const tenth = Math.floor((index * 10) / count);
  if (name === 'conll2003') return index >= count * 0.87;
  if (name === 'wikigold' || name === 're3d') return [1, 4, 7].includes(tenth);
  return name === 'uner' && tenth === 5;
};

const partOf = (files: readonly LabelledFile[], heldOut: boolean): LabelledFile[] =>
  files
    .map((file) => ({
      ...file,
      documents: file.documents.filter((_, i) => isHeldOut(file.name, i, file.documents.length) === heldOut),
    }))
    .filter((file) => file.documents.length > 0);

/** The documents to train on, and unseen ones to measure on. */
export const splitFiles = (files: readonly LabelledFile[]): { learnt: LabelledFile[]; unseen: LabelledFile[] } => ({
  learnt: partOf(files, false),
  unseen: partOf(files, true),
});
