/** Windows-1252's own characters for the bytes 80–9F; the other bytes are the Latin-1 characters of the same number. */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const BYTE_OF = new Map([...CP1252].map((character, at) => [character, 0x80 + at]));
// UTF-8 that was read as Latin-1 has control characters in their place.
const HIGH = `${CP1252}\u0080-ÿ`;

/** Characters that stand where UTF-8 bytes were read as Windows-1252. */
const RUN = new RegExp(`[${HIGH}]+`, 'gu');

/** The beginnings of UTF-8's general punctuation ("â€™"): no language writes them on purpose. */
const SURE = /â€|â\u0080[\u0080-\u00bf]|Ã¢â‚¬|ï»¿|â€/u;

/**
 * Text whose UTF-8 was once read as Windows-1252 ("donâ€™t", "cafÃ©") put right, where that is certain:
 * the typical punctuation stands in it, or everything beyond ASCII in it is such bytes, twice at least.
 */
export const repairMojibake = (text: string): string => {
  if (!/[ÃÂâï]/.test(text)) return text;
  let right = 0;
  let wrong = 0;
  const repaired = text.replace(RUN, (run) => {
    const decoded = asUtf8(run);
    if (decoded === undefined) {
      wrong++;
      return run;
    }
    right++;
    return decoded;
  });
  if (right > 0 && ((right > wrong && SURE.test(text)) || (wrong === 0 && right > 1))) {
    // Some texts went through the mill twice.
    return SURE.test(repaired) ? repaired.replace(RUN, (run) => asUtf8(run) ?? run) : repaired;
  }
  return text;
};

const asUtf8 = (run: string): string | undefined => {
  const bytes = Uint8Array.from([...run], (character) => BYTE_OF.get(character) ?? character.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};
