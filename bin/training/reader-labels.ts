import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { StatementRow } from '../../functions/tables/rows.ts';

/** A statement of an article as a reader listed it. */
export interface Listed {
  speaker: string | null;
  named: boolean;
  also?: string[];
  content: string[];
  stance: string;
  stanceAlso?: string[];
  optional?: boolean;
}

/** An article with the statements that a reader listed. */
export interface LabelledStory {
  id: string;
  text: string;
  statements: Listed[];
}

export const readStories = (file: string): LabelledStory[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LabelledStory);

/** A labelled story whose words are kept as offsets into a text that is kept elsewhere. */
export interface OffsetLabels {
  id: string;
  sha256: string;
  statements: (Omit<Listed, 'content'> & { content: [number, number][] })[];
}

/** The story with its words, undefined if the text is not the one that was labelled. */
export const withWords = (
  { id, sha256, statements, ...labels }: OffsetLabels,
  text: string,
): LabelledStory | undefined =>
  createHash('sha256').update(text).digest('hex') === sha256
    ? {
        id,
        text,
        ...labels,
        statements: statements.map((one) => ({
          ...one,
          content: one.content.map(([from, to]) => text.slice(from, to)),
        })),
      }
    : undefined;

/** What the labels are compared with: a row, as far as a reader judges it. */
export type Judged = Pick<StatementRow, 'speaker' | 'speakerType' | 'stance' | 'content'>;

const WORD = /[\p{L}\p{N}_]+/gu;
const TITLES = new Set('the a an mr mrs ms dr sir lord lady professor prof'.split(' '));
const ACTING = new Set(
  'spokesman spokeswoman spokesperson for of aide adviser lawyer lawyers supporters officials source sources'.split(
    ' ',
  ),
);
/** A reader takes one for the other. */
const EXCHANGEABLE = new Set(['asserts', 'argues', 'warns']);

const fold = (text: string): string => text.toLowerCase().replaceAll('’', "'").normalize('NFKD').replace(/\p{M}/gu, '');
const wordsOf = (text: string): string[] =>
  (fold(text.replace(/['’]s\b/g, '')).match(WORD) ?? []).filter((word) => !TITLES.has(word));

/** Offsets of the words of the pieces in the text. */
export const offsetsOf = (text: string, pieces: readonly string[]): Set<number> => {
  const offsets = new Set<number>();
  let at = 0;
  for (const piece of pieces) {
    const words = piece.match(WORD);
    if (!words) continue;
    const pattern = new RegExp(words.join('[^\\p{L}\\p{N}_]+'), 'gu');
    pattern.lastIndex = at;
    let found = pattern.exec(text);
    if (!found) {
      pattern.lastIndex = 0;
      found = pattern.exec(text);
    }
    if (!found) continue;
    for (const word of found[0].matchAll(WORD)) offsets.add(found.index + word.index);
    at = found.index + found[0].length;
  }
  return offsets;
};

const shared = (a: ReadonlySet<number>, b: ReadonlySet<number>): number => {
  let count = 0;
  for (const offset of a) if (b.has(offset)) count++;
  return count;
};

export const isSpeaker = (row: Pick<Judged, 'speaker' | 'speakerType'>, listed: Listed): boolean => {
  const names = [listed.speaker, ...(listed.also ?? [])].filter((name) => name !== null && name !== undefined);
  if (names.length === 0) return row.speakerType === 'unknown' || row.speakerType === 'unnamed';
  const a = wordsOf(row.speaker);
  return names.some((name) => {
    const b = wordsOf(name);
    if (a.join(' ') === b.join(' ')) return true;
    const both = a.filter((word) => b.includes(word));
    const extra = [...a.filter((word) => !b.includes(word)), ...b.filter((word) => !a.includes(word))];
    const isPart = a.length > 0 && b.length > 0 && (both.length === new Set(a).size || both.length === new Set(b).size);
    if (isPart && extra.length <= 4 && !extra.some((word) => ACTING.has(word))) return true;
    return !listed.named && both.length > 0 && both.length >= 0.5 * Math.min(a.length, b.length);
  });
};

const isStance = (row: Judged, { stance, stanceAlso = [] }: Listed): boolean => {
  const accepted = new Set([stance, ...stanceAlso]);
  return (
    accepted.has(row.stance) || (EXCHANGEABLE.has(row.stance) && [...EXCHANGEABLE].some((other) => accepted.has(other)))
  );
};

/**
 * Would the reader accept each row? The same rules as those of the scorer, `reader_score.py`.
 *
 * @returns true, false, or undefined if the row is a statement that counts neither for nor against
 */
export const acceptedRows = ({ text, statements }: LabelledStory, rows: readonly Judged[]): (boolean | undefined)[] => {
  const listed = statements.map((one) => ({ one, offsets: offsetsOf(text, one.content) }));
  return rows.map((row) => {
    const offsets = offsetsOf(text, [row.content].flat());
    let best: { one: Listed; fit: number; cover: number } | undefined;
    for (const { one, offsets: other } of listed) {
      const both = shared(offsets, other);
      if (both === 0) continue;
      const cover = both / offsets.size;
      const fit = Math.min(cover, both / other.size);
      if (!best || fit > best.fit || (fit === best.fit && cover > best.cover)) best = { one, fit, cover };
    }
    if (!best || !(best.fit >= 0.6 || (best.cover >= 0.85 && best.fit >= 0.25))) return false;
    if (best.one.optional) return undefined;
    return isSpeaker(row, best.one) && isStance(row, best.one);
  });
};
