import { oneLine } from './clean-text.ts';

/** Nothing that wraps plain text wraps it wider. */
const MAX_WRAPPED_CHARACTERS = 132;

/** The end of a sentence, with any closing quotation marks or brackets. */
const SENTENCE_END = /[.!?…:;。！？।॥][\s"'”’»)\]」』]*$/u;
const LOWER_CASE_START = /^["'“‘«(]*\p{Ll}/u;
const INDENT = /^(?:\t| {2})\s*\S/;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * The paragraphs of a plain text, each on one line. Recognises three layouts: blank lines between paragraphs, one line
 * per paragraph, and wrapped lines (with blank lines, indents or short last lines between paragraphs).
 *
 * @param text as `cleanText` returns it: lines ended by `\n`
 */
export const paragraphsOf = (text: string): string[] => {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const blocks = lineBlocksOf(lines);
  const width = wrapWidthOf(lines);
  if (blocks.every((block) => block.length === 1)) {
    // Wrapped lines with a blank line after each, as text copied from some viewers has them.
    const flat = blocks.flat();
    return (areWrapped([flat], width) ? joinWrapped(flat, width) : flat.map(oneLine)).filter(Boolean);
  }
  if (!areWrapped(blocks, width)) return blocks.flat().map(oneLine).filter(Boolean);
  // Blank lines may separate paragraphs, or only the head from a body whose paragraphs end in short lines.
  const lineCount = blocks.reduce((sum, block) => sum + block.length, 0);
  const isShort = (block: string[]) => block.every((line) => line.length < width * 0.8);
  const longBlocks = blocks.filter((block) => block.length > 1 && !isShort(block));
  const headBlocks = blocks.findIndex((block) => !isShort(block));
  const isSeparated = longBlocks.length > 1 || blocks.length - 1 > lineCount / 3;
  return blocks
    .flatMap((block, at) =>
      at < headBlocks ? block.map(oneLine) : joinWrapped(block, isSeparated ? undefined : width),
    )
    .filter(Boolean);
};

/** Runs of lines between blank lines. */
const lineBlocksOf = (lines: string[]): string[][] => {
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

/** The column that lines are wrapped at: the longest line, ignoring one in fifty, which a long URL may stretch. */
const wrapWidthOf = (lines: string[]): number => {
  const lengths = lines.map((line) => line.length).filter((length) => length > 0);
  lengths.sort((one, other) => one - other);
  return lengths[Math.floor((lengths.length - 1) * 0.98)] ?? 0;
};

/**
 * Whether lines are continued by the next line of their block. Wrapping leaves two traces: lines break off in the
 * middle of a sentence, and each line is full, so that the next line's first word would not have fitted on it.
 */
const areWrapped = (blocks: string[][], width: number): boolean => {
  if (width > MAX_WRAPPED_CHARACTERS) return false;
  let pairs = 0;
  let full = 0;
  let brokenOff = 0;
  let lowerCase = 0;
  let cased = 0;
  for (const block of blocks) {
    for (let at = 0; at + 1 < block.length; at++) {
      const next = block[at + 1]!;
      if (INDENT.test(next)) continue;
      pairs++;
      if (isFull(block[at]!, next, width)) full++;
      if (!SENTENCE_END.test(block[at]!)) brokenOff++;
      if (LOWER_CASE_START.test(next)) lowerCase++;
      if (/\p{Lu}|\p{Ll}/u.test(next)) cased++;
    }
  }
  if (blocks.some((block) => areIndented(block, width))) return true;
  if (pairs === 0) return false;
  if (brokenOff / pairs < 0.5 || full / pairs < 0.4) return false;
  // Lines of tables and lists also break off and are full, but the next one hardly ever starts in lower case.
  return cased > 0 ? lowerCase / cased >= 0.35 : full / pairs >= 0.7;
};

/** Each paragraph starts with an indent and all its lines but the last are full, as in agency wires. */
const areIndented = (block: string[], width: number): boolean => {
  const indents = block.filter((line) => INDENT.test(line)).length;
  const continued = block.flatMap((line, at) =>
    at > 0 && !INDENT.test(line) ? [[block[at - 1]!, line] as const] : [],
  );
  return indents > 1 && continued.length > 1 && continued.every(([line, next]) => isFull(line, next, width));
};

const isFull = (line: string, next: string, width: number): boolean => {
  const start = next.trimStart();
  const space = start.search(/\s|$/);
  const wordLength = UNSPACED.test(start.slice(0, 1)) ? 2 : space + 1;
  // A tenth of the width allows for the ragged edge of narrow lines with long words.
  return line.length + wordLength >= width * 0.9;
};

/**
 * The paragraphs of one run of wrapped lines. An indent starts one; a short last line ends one.
 *
 * @param width set if blank lines do not separate paragraphs, so that short last lines have to
 */
const joinWrapped = (lines: string[], width: number | undefined): string[] => {
  const indents = lines.filter((line) => INDENT.test(line)).length;
  const indented = indents > 0 && (indents <= lines.length / 2 || (INDENT.test(lines[0]!) && indents < lines.length));
  const paragraphs: string[][] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const isStart =
      before === undefined ||
      (indented && INDENT.test(line)) ||
      (width !== undefined &&
        !indented &&
        SENTENCE_END.test(before) &&
        before.length < width * 0.85 &&
        !LOWER_CASE_START.test(line)) ||
      (width !== undefined && at <= 2 && before.length < width * 0.8 && !LOWER_CASE_START.test(line));
    if (isStart) paragraphs.push([line]);
    else paragraphs.at(-1)!.push(line);
  }
  return paragraphs.map((parts) =>
    oneLine(
      parts.map((line, at) => (at === 0 ? line : joinerBetween(parts[at - 1]!, line) + line.trimStart())).join(''),
    ),
  );
};

/** Joins two lines with nothing inside a compound broken at its hyphen and in scripts written without spaces. */
const joinerBetween = (line: string, next: string): string => {
  const start = next.trimStart();
  if (/\p{L}-$/u.test(line.slice(-4)) && /^\p{Ll}/u.test(start)) return '';
  return UNSPACED.test(line.slice(-1)) && UNSPACED.test(start.slice(0, 1)) ? '' : ' ';
};
