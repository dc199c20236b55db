/** A text item of PDF.js: `transform[4]` and `[5]` are its left edge and baseline in points. */
export interface TextItem {
  str: string;
  transform: number[];
  width: number;
  height: number;
}

/**
 * A printed line, measures in points. `gap` is the distance from the line above, negative at the top of a column or
 * page.
 */
export interface PrintedLine {
  text: string;
  size: number;
  indent: number;
  width: number;
  gap: number;
}

/**
 * The lines of a page: items on one baseline, in the order of the file. A gap wider than a fifth of the type size is a
 * space.
 */
export const printedLinesOf = (items: TextItem[]): PrintedLine[] => {
  const lines: (PrintedLine & { baseline: number; end: number })[] = [];
  for (const { str, transform, width } of items) {
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
