import { Parser } from 'htmlparser2';

/** A line of a page as it is shown, and where in the markup its text begins. */
export interface HtmlLine {
  text: string;
  offset: number;
}

const INLINE = new Set('a abbr b bdi big code em font i ins label mark s small span strong sub sup u o:p'.split(' '));
const HIDDEN = new Set(['style', 'script', 'title', 'head']);
const CELLS = new Set(['td', 'th']);

/** The lines of a mail's HTML: every element but those within a line ends one; cells of a row are on the same line. */
export const htmlLinesOf = (html: string): HtmlLine[] => {
  const lines: HtmlLine[] = [];
  let open: HtmlLine | undefined;
  let hidden = 0;
  const endLine = (name: string): void => {
    if (INLINE.has(name)) return;
    if (CELLS.has(name)) {
      if (open) open.text += ' ';
      return;
    }
    if (open && open.text.trim() !== '') lines.push({ ...open, text: open.text.replace(/\s+/g, ' ').trim() });
    open = undefined;
  };
  const parser = new Parser({
    onopentag(name) {
      if (HIDDEN.has(name)) hidden++;
      endLine(name);
    },
    onclosetag(name) {
      if (HIDDEN.has(name)) hidden--;
      endLine(name);
    },
    ontext(text) {
      if (hidden > 0) return;
      if (open) open.text += text;
      else if (text.trim() !== '') open = { text, offset: parser.startIndex };
    },
  });
  parser.write(html);
  parser.end();
  endLine('');
  return lines;
};
