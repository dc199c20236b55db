/**
 * A story notes every count under the name of what was counted, so that nothing is counted twice. These are the names,
 * as text. A version has no space in it; a key may have.
 */
import type { FileKey } from './files.ts';

export type Entry =
  | { kind: 'file' | 'withdrawn'; file: FileKey }
  | { kind: 'story'; storyId: string }
  | { kind: 'turn'; articleId: string; turn: number }
  | { kind: 'mention' | 'unmention'; storyId: string; file: FileKey };

export const fileEntry = ({ key, version }: FileKey): string => `${version} ${key}`;

export const withdrawnEntry = (file: FileKey): string => `withdrawn ${fileEntry(file)}`;

/** A whole story that was merged into this one. */
export const storyEntry = (storyId: string): string => `story ${storyId}`;

/** The nth time that an article was withdrawn or came back. */
export const turnEntry = (articleId: string, turn: number): string => `turn ${turn} ${articleId}`;

/** A text that holds a part of the story: counted, and no longer counted. */
export const mentionEntry = ({ storyId }: { storyId: string }, file: FileKey): string =>
  `mention ${storyId} ${fileEntry(file)}`;

export const unmentionEntry = ({ storyId }: { storyId: string }, file: FileKey): string =>
  `unmention ${storyId} ${fileEntry(file)}`;

export const readEntry = (entry: string): Entry => {
  const [head, rest] = split(entry);
  if (head === 'story') return { kind: 'story', storyId: rest };
  if (head === 'turn') {
    const [turn, articleId] = split(rest);
    return { kind: 'turn', articleId, turn: Number(turn) };
  }
  if (head === 'mention' || head === 'unmention') {
    const [storyId, file] = split(rest);
    const [version, key] = split(file);
    return { kind: head, storyId, file: { key, version } };
  }
  const kind = head === 'withdrawn' ? 'withdrawn' : 'file';
  const [version, key] = kind === 'withdrawn' ? split(rest) : [head, rest];
  return { kind, file: { key, version } };
};

const split = (text: string): [string, string] => {
  const at = text.indexOf(' ');
  return [text.slice(0, at), text.slice(at + 1)];
};
