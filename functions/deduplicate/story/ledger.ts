/**
 * The names under which a story notes what it has counted. A version has no space in it, a key may.
 */
import type { FileKey } from '../../tables/files.ts';

export type Token =
  | { kind: 'file' | 'withdrawn'; file: FileKey }
  | { kind: 'story'; storyId: string }
  | { kind: 'turn'; articleId: string; turn: number };

export const fileToken = ({ key, version }: FileKey): string => `${version} ${key}`;

export const withdrawnToken = (file: FileKey): string => `withdrawn ${fileToken(file)}`;

export const storyToken = (storyId: string): string => `story ${storyId}`;

/** The nth time that an article was withdrawn or came back. */
export const turnToken = (articleId: string, turn: number): string => `turn ${turn} ${articleId}`;

export const readToken = (token: string): Token => {
  const [head, rest] = split(token);
  if (head === 'story') return { kind: 'story', storyId: rest };
  if (head === 'turn') {
    const [turn, articleId] = split(rest);
    return { kind: 'turn', articleId, turn: Number(turn) };
  }
  const kind = head === 'withdrawn' ? 'withdrawn' : 'file';
  const [version, key] = kind === 'withdrawn' ? split(rest) : [head, rest];
  return { kind, file: { key, version } };
};

const split = (text: string): [string, string] => {
  const at = text.indexOf(' ');
  return [text.slice(0, at), text.slice(at + 1)];
};
