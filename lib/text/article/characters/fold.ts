const QUOTES = /[\p{Pi}\p{Pf}"'`´′″‚„〝〞〟＂＇]+/gu;
const DASHES = /[\p{Pd}\u2212]+/gu;
const INVISIBLE = /[\s\p{Cf}\p{Cc}]+/gu;

/**
 * A text without what differs between two prints of the same words: Unicode form (NFKC), case, white space,
 * the style of quotation marks and the length of dashes.
 *
 * White space goes altogether, so that neither the wrapping of lines nor a space inside a quotation mark matters.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(QUOTES, '"')
    .replace(DASHES, '-')
    .replace(INVISIBLE, '')
    .normalize('NFC');
