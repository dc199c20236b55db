import { Parser } from 'htmlparser2';

export interface Element {
  name: string;
  attributes: Record<string, string>;
  /** All text in it. */
  text: string;
  /** How deep it stands. */
  depth: number;
}

/** Every element of some markup, in its order. */
export const elementsOf = (markup: string): Element[] => {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const element = { name, attributes, text: '', depth: open.length };
      found.push(element);
      open.push(element);
    },
    ontext(text) {
      for (const element of open) element.text += text;
    },
    onclosetag() {
      open.pop();
    },
    oncomment(data) {
      found.push({ name: '!--', attributes: {}, text: data, depth: open.length });
    },
  });
  parser.end(markup);
  return found;
};

/** The elements with the names of their attributes, as lines: what is left of some markup without its texts. */
export const structureOf = (markup: string): string[] =>
  elementsOf(markup).map(
    ({ name, attributes, depth }) => `${'  '.repeat(depth)}${name} ${Object.keys(attributes).sort().join(' ')}`,
  );
