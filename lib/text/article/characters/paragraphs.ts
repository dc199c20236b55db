import { oneLine } from './clean-text.ts';

/** Wider than this, lines were not wrapped by anything that wraps plain text. */
const WIDEST_WRAP = 132;

/** Ends a sentence, whatever closes behind it. */
const ENDED = /[.!?…:;。！？।॥][\s"'”’»)\]」』]*$/u;
const LOWER_START = /^["'“‘«(]*\p{Ll}/u;
const INDENT = /^(?:\t| {2,})\s*\S/;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * The paragraphs of a plain text, each on one line. Three layouts are told apart: paragraphs between blank lines,
 * one line a paragraph, and lines wrapped at a column (with blank lines, indents or short last lines between paragraphs).
 *
 * @param text as `cleanText` leaves it: lines ended by `\n`.
 */
export const paragraphsOf = (text: string): string[] => {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const blocks = blocksOf(lines);
  const width = widthOf(lines);
  if (blocks.every((block) => block.length === 1)) {
    // Wrapped lines with a blank line after each, as copying from some viewers leaves them.
    const flat = blocks.flat();
    return (areWrapped([flat], width) ? joinWrapped(flat, width) : flat.map(oneLine)).filter(Boolean);
  }
  if (!areWrapped(blocks, width)) return blocks.flat().map(oneLine).filter(Boolean);
  // Blank lines may part paragraphs, or only the head from a body whose paragraphs end in short lines.
  const lineCount = blocks.reduce((sum, block) => sum + block.length, 0);
  const longOnes = blocks.filter((block) => block.length > 1);
  const parted = longOnes.length > 1 || blocks.length - 1 > lineCount / 3;
  const isHead = (block: string[], at: number) => at === 0 && block.every((line) => line.length < width * 0.8);
  return blocks
    .flatMap((block, at) => (isHead(block, at) ? block.map(oneLine) : joinWrapped(block, parted ? undefined : width)))
    .filter(Boolean);
};

/** Runs of lines between blank ones. */
const blocksOf = (lines: string[]): string[][] => {
  const blocks: string[][] = [];
  let open: string[] | undefined;
  for (const line of lines) {
    if (line === '') open = undefined;
    else if (open) open.push(line);
    else {
      open = [line];
      blocks.push(open);
    }
  }
  return blocks;
};

/** The column lines were wrapped at: the longest, but for the one in fifty that a long address pushes out. */
const widthOf = (lines: string[]): number => {
  const lengths = lines.map((line) => line.length).filter((length) => length > 0);
  lengths.sort((one, other) => one - other);
  return lengths[Math.floor((lengths.length - 1) * 0.98)] ?? 0;
};

/**
 * Whether lines go on in the next line of their block. Wrapping leaves two traces: lines break off in the middle of
 * sentences, and each is full, so that the next line's first word would not have fitted on it.
 */
const areWrapped = (blocks: string[][], width: number): boolean => {
  if (width > WIDEST_WRAP) return false;
  let pairs = 0;
  let full = 0;
  let broken = 0;
  let lower = 0;
  let cased = 0;
  for (const block of blocks) {
    for (let at = 0; at + 1 < block.length; at++) {
      const next = block[at + 1]!;
      if (INDENT.test(next)) continue;
      pairs++;
      if (isFull(block[at]!, next, width)) full++;
      if (!ENDED.test(block[at]!)) broken++;
      if (LOWER_START.test(next)) lower++;
      if (/\p{Lu}|\p{Ll}/u.test(next)) cased++;
    }
  }
  if (blocks.some((block) => areIndented(block, width))) return true;
  if (pairs === 0) return false;
  if (broken / pairs < 0.5 || full / pairs < 0.4) return false;
  // Tables and lists break off and fill their lines too, but hardly ever go on in lower case.
  return cased > 0 ? lower / cased >= 0.35 : full / pairs >= 0.7;
};

/** Paragraphs that an indent begins, every other line full to the width: agencies' wires. */
const areIndented = (block: string[], width: number): boolean => {
  const indents = block.filter((line) => INDENT.test(line)).length;
  const goingOn = block.flatMap((line, at) => (at > 0 && !INDENT.test(line) ? [[block[at - 1]!, line] as const] : []));
  return indents > 1 && goingOn.length > 1 && goingOn.every(([line, next]) => isFull(line, next, width));
};

const isFull = (line: string, next: string, width: number): boolean => {
  const start = next.trimStart();
  const space = start.search(/\s|$/);
  const word = UNSPACED.test(start.slice(0, 1)) ? 2 : space + 1;
  // Narrow lines of long words leave a ragged edge; a tenth of the width forgives it.
  return line.length + word >= width * 0.9;
};

/** The paragraphs of one run of wrapped lines: an indent begins one; without blank lines to go by, a short last line ends one. */
const joinWrapped = (lines: string[], width: number | undefined): string[] => {
  const indents = lines.filter((line) => INDENT.test(line)).length;
  const indented = indents > 0 && (indents <= lines.length / 2 || (INDENT.test(lines[0]!) && indents < lines.length));
  const paragraphs: string[][] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const begins =
      before === undefined ||
      (indented && INDENT.test(line)) ||
      (width !== undefined &&
        !indented &&
        ENDED.test(before) &&
        before.length < width * 0.85 &&
        !LOWER_START.test(line)) ||
      (width !== undefined && at <= 2 && before.length < width * 0.8 && !LOWER_START.test(line));
    if (begins) paragraphs.push([line]);
    else paragraphs.at(-1)!.push(line);
  }
  return paragraphs.map((parts) =>
    oneLine(parts.map((line, at) => (at === 0 ? line : seamBetween(parts[at - 1]!, line) + line.trimStart())).join('')),
  );
};

/** What joins two lines: nothing inside a compound broken at its hyphen, nothing in scripts written without spaces. */
const seamBetween = (line: string, next: string): string => {
  const start = next.trimStart();
  if (/\p{L}-$/u.test(line.slice(-4)) && /^\p{Ll}/u.test(start)) return '';
  return UNSPACED.test(line.slice(-1)) && UNSPACED.test(start.slice(0, 1)) ? '' : ' ';
};
