import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/**
 * The text with everything that would steer the terminal made visible: control characters, escape sequences, and
 * those of Unicode that turn the direction of writing. What articles and file names say is not ours.
 */
export function printable(text: string): string {
  return (
    text
      .replace(/[\t\n\v\f\r \u0085\u00a0\u2028\u2029]+/gu, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu, (character) => {
        // The joiner of emoji families is harmless where it joins.
        if (character === '\u200d') return character;
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
      })
  );
}

/** Styles text for this stream: no colours where it is not a terminal, or NO_COLOR is set. */
export function styler(stream: NodeJS.WriteStream): (style: Style, text: string) => string {
  return (style, text) => styleText(style, text, { stream });
}

/** Columns of the terminal, within what tables look well in; `COLUMNS` or 100 where there is none. */
export function widthOf(stream: NodeJS.WriteStream): number {
  const columns = stream.columns || Number(process.env.COLUMNS) || 100;
  return Math.min(200, Math.max(50, columns));
}

/** `1 file`, `2,000 files` */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? singular : plural}`;
}
