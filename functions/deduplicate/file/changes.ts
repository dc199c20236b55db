import { shorten } from '../../../lib/text/article/characters/cut.ts';
import type { VersionChanges } from '../../../lib/text/similarity/changes/version-changes.ts';
import type { FileRow } from '../../tables/rows.ts';

/** The sentences that a row lists: with the rest of the row they stay near a kilobyte. */
const MAX_SENTENCES = 4;
const MAX_SENTENCE_CHARACTERS = 100;
const MAX_CHANGES = 5;
/** Sentences that changed so much that both wordings are listed, before those that are new or gone. */
const MAX_CHANGED_SENTENCES = 2;

/** What a row says about how an article changes the one it varies. */
export const changesIn = ({
  relation,
  adds,
  drops,
  changes,
}: VersionChanges): Pick<FileRow, 'relation' | 'adds' | 'drops' | 'changes'> => ({
  relation,
  ...listed('adds', [...changed(changes, 'after'), ...adds]),
  ...listed('drops', [...changed(changes, 'before'), ...drops]),
  ...(changes.length > 0 && { changes: changes.slice(0, MAX_CHANGES) }),
});

/** The same of a version that was published before the one it is compared with: it changes nothing in that. */
export const changedLater = (
  found: VersionChanges,
  later: string,
): Pick<FileRow, 'relation' | 'adds' | 'drops' | 'precedes'> => {
  const { changes, ...rest } = changesIn(found);
  return changes ? { ...rest, relation: 'revision', precedes: later } : rest;
};

const changed = (changes: VersionChanges['changes'], side: 'before' | 'after') =>
  changes.slice(0, MAX_CHANGED_SENTENCES).map((change) => change[side]);

const listed = (name: 'adds' | 'drops', sentences: string[]) =>
  sentences.length > 0 && {
    [name]: sentences.slice(0, MAX_SENTENCES).map((text) => shorten(text, MAX_SENTENCE_CHARACTERS)),
  };
