import { diffArrays } from 'diff';
import { type Html, html } from '../html.ts';
import { alignExcerpts } from './excerpts.ts';

/** Beyond so many words that differ the two are shown one after the other: no reader would follow more. */
const MAX_EDITS = 400;

/** White space, a word or number ("1,400", "don't"), or any other character. */
const TOKENS = /\s+|[\p{L}\p{M}\p{N}]+(?:[.,'’-][\p{L}\p{M}\p{N}]+)*|./gsu;

interface Run {
  before: string;
  after: string;
}

/**
 * What became of some words: those that went struck through, those that came underlined. Either may be an excerpt, cut with
 * an ellipsis.
 */
export const wordDiff = (before: string, after: string): Html => {
  const { lead, tail, ...common } = alignExcerpts(before, after);
  return html`${lead}${runsOf(common.before, common.after).map(({ before: went, after: came }) =>
    went === came ? came : [went !== '' && html`<del>${went}</del>`, came !== '' && html`<ins>${came}</ins>`],
  )}${tail}`;
};

/** Runs of the same and of different words in turn. Changes with only a space between them are one. */
const runsOf = (before: string, after: string): Run[] => {
  const tokens = (text: string): string[] => text.match(TOKENS) ?? [];
  const parts = diffArrays(tokens(before), tokens(after), { maxEditLength: MAX_EDITS });
  if (!parts) return [{ before, after }];
  const runs: Run[] = [];
  parts.forEach(({ value, added = false, removed = false }, i) => {
    const text = value.join('');
    const [went, came] = [added ? '' : text, removed ? '' : text];
    const last = runs.at(-1);
    const isBetween = went === came && text.trim() === '' && i > 0 && i < parts.length - 1;
    if (last && last.before !== last.after && (went !== came || isBetween)) {
      last.before += went;
      last.after += came;
    } else runs.push({ before: went, after: came });
  });
  return runs.flatMap(withoutLastSpace);
};

/** A space that both sides of a change end with has not changed. */
const withoutLastSpace = ({ before, after }: Run): Run[] => {
  const space = before.slice(before.trimEnd().length);
  if (before === after || space === '' || !after.endsWith(space)) return [{ before, after }];
  return [
    { before: before.slice(0, -space.length), after: after.slice(0, -space.length) },
    { before: space, after: space },
  ];
};
