import type { Article } from '../../article/article.ts';
import type { Relation } from '../../vocabulary.ts';
import { relationOf } from '../relation.ts';
import { isCorrectionNote } from './correction-note.ts';
import { type SentenceChanges, sentenceChanges } from './sentence-changes.ts';
import { type Change, textChanges } from './text-changes.ts';

export interface VersionChanges extends Pick<SentenceChanges, 'adds' | 'drops'> {
  relation: Relation;
  /** What it changes inside sentences, the most telling first. */
  changes: Change[];
}

/** What a later version of a text does to an earlier one: sentences added, dropped and changed. */
export const versionChanges = (
  earlier: Pick<Article, 'title' | 'paragraphs'>,
  later: Pick<Article, 'title' | 'paragraphs'>,
): VersionChanges => {
  const { adds, drops, added, dropped } = sentenceChanges(earlier.paragraphs, later.paragraphs);
  const { changes, contradicts } = textChanges(earlier, later);
  const isCorrection = contradicts || [later.title ?? '', ...adds].some(isCorrectionNote);
  const relation = isCorrection ? 'correction' : changes.length > 0 ? 'revision' : relationOf(added, dropped);
  return { relation, adds, drops, changes };
};
