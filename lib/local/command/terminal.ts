import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/**
 * The text with all characters made visible that would control the terminal: control characters, escape sequences and
 * Unicode's marks for the direction of writing. Articles and file names are not to be trusted.
 */
export const printable = (text: string): string => {
  return (
    text
      .replace(/[\t\n\v\f\r \u0085\u00a0\u2028\u2029]+/gu, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: to be replaced
      .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu, (character) => {
        // The zero-width joiner of emoji is harmless.
        if (character === '\u200d') return character;
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
      })
  );
};

/** Styles text for the stream; no colours if it is not a terminal or NO_COLOR is set. */
export const styler =
  (stream: NodeJS.WriteStream): ((style: Style, text: string) => string) =>
  (style, text) =>
    styleText(style, text, { stream });

/** Columns of the terminal, from 50 to 200, in which tables are readable; `COLUMNS` or 100 if there is no terminal. */
export const widthOf = (stream: NodeJS.WriteStream): number => {
  const columns = stream.columns || Number(process.env.COLUMNS) || 100;
  return Math.min(200, Math.max(50, columns));
};

/** "5 new, 2 copy", the most frequent first. */
export const countsOf = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, number]) => `${number} ${printable(name)}`)
    .join(', ');

/** `1 file`, `2,000 files` */
export const count = (number: number, singular: string, plural = `${singular}s`): string =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? singular : plural}`;
