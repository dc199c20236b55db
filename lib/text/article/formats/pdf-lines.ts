/** A piece of text as PDF.js gives it: `transform[4]` and `[5]` are its left edge and baseline in points. */
export interface Piece {
  str: string;
  transform: number[];
  width: number;
  height: number;
}

/** A printed line. `gap` is how far it stands below the line before, negative where a column or page begins; all in points. */
export interface Line {
  text: string;
  size: number;
  indent: number;
  width: number;
  gap: number;
}

/** Pieces on one baseline make a line, in the order they are written in; a gap wider than a fifth of the letters is a space. */
export const pageLines = (pieces: Piece[]): Line[] => {
  const lines: (Line & { baseline: number; end: number })[] = [];
  for (const { str, transform, width } of pieces) {
    if (str === '') continue;
    const [left, baseline] = [transform[4] ?? 0, transform[5] ?? 0];
    const size = Math.round(Math.hypot(transform[2] ?? 0, transform[3] ?? 0) * 2) / 2;
    const line = lines.at(-1);
    if (line && Math.abs(line.baseline - baseline) < Math.max(line.size, size) * 0.4 && left >= line.end - size) {
      const spaced = left - line.end > size * 0.2 && !/\s$/.test(line.text) && !/^\s/.test(str);
      line.text += (spaced ? ' ' : '') + str;
      line.end = left + width;
      line.width = line.end - line.indent;
      if (str.trim() !== '') line.size = Math.max(line.size, size);
    } else if (str.trim() !== '') {
      const gap = line ? line.baseline - baseline : -1;
      lines.push({ text: str, size, indent: left, width, end: left + width, baseline, gap });
    }
  }
  return lines.map(({ text, size, indent, width, gap }) => ({
    text: text.replace(/\s+/g, ' ').trim(),
    size,
    indent,
    width,
    gap,
  }));
};
