/** Windows-1252's characters for the bytes 80–9F; its other bytes are as in Latin-1. */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const BYTE_OF = new Map([...CP1252].map((character, at) => [character, 0x80 + at]));
// Latin-1 has control characters in their place.
const NON_ASCII = `${CP1252}\u0080-ÿ`;

/** A run of characters that may be misread UTF-8 bytes. */
const SUSPECT_RUN = new RegExp(`[${NON_ASCII}]+`, 'gu');

/** How UTF-8's general punctuation begins when misread ("â€™"): no language writes that on purpose. */
const CERTAIN = /â€|â\u0080[\u0080-\u00bf]|Ã¢â‚¬|ï»¿|â€/u;

/**
 * Repairs text whose UTF-8 was once read as Windows-1252 or Latin-1 ("donâ€™t", "cafÃ©"), if that is certain: it has
 * the typical punctuation, or at least two suspect runs, all of which decode.
 */
export const repairMojibake = (text: string): string => {
  if (!/[ÃÂâï]/.test(text)) return text;
  let decodable = 0;
  let undecodable = 0;
  const repaired = text.replace(SUSPECT_RUN, (run) => {
    const decoded = asUtf8(run);
    if (decoded === undefined) {
      undecodable++;
      return run;
    }
    decodable++;
    return decoded;
  });
  if (decodable > 0 && ((decodable > undecodable && CERTAIN.test(text)) || (undecodable === 0 && decodable > 1))) {
    // Some texts were misread twice.
    return CERTAIN.test(repaired) ? repaired.replace(SUSPECT_RUN, (run) => asUtf8(run) ?? run) : repaired;
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
