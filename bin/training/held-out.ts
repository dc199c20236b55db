import type { LabelledFile } from './labelled-names.ts';

/** Held out: stretches in a row, so that no story is on both sides; of CoNLL-2003 the latest days, as its test is later. */
const isHeldOut = (name: string, index: number, count: number): boolean => {
  const tenth = Math.floor((index * 10) / count);
  if (name === 'conll2003') return index >= count * 0.87;
  if (name === 'wikigold' || name === 're3d') return [1, 4, 7].includes(tenth);
  return name === 'uner' && tenth === 5;
};

const part = (files: readonly LabelledFile[], held: boolean): LabelledFile[] =>
  files
    .map((file) => ({
      ...file,
      documents: file.documents.filter((_, i) => isHeldOut(file.name, i, file.documents.length) === held),
    }))
    .filter((file) => file.documents.length > 0);

/** The documents to learn from, and those to measure on, which nothing has been learnt from. */
export const splitFiles = (files: readonly LabelledFile[]): { learnt: LabelledFile[]; unseen: LabelledFile[] } => ({
  learnt: part(files, false),
  unseen: part(files, true),
});
