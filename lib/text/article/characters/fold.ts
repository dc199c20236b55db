const QUOTES = /[\p{Pi}\p{Pf}"'`´′″‚„〝〞〟＂＇]+/gu;
const DASHES = /[\p{Pd}\u2212]+/gu;
const INVISIBLE = /[\s\p{Cf}\p{Cc}]+/gu;

/**
 * Removes differences between two printings of the same words: Unicode form (NFKC), case, white space, the style of
 * quotation marks and the length of dashes.
 *
 * All white space and invisible characters go, so that neither line wrapping nor a space inside quotation marks matters.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(QUOTES, '"')
    .replace(DASHES, '-')
    .replace(INVISIBLE, '')
    .normalize('NFC');
