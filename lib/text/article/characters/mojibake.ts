/** A single-byte encoding that UTF-8 is misread in, and what the misreading shows. */
interface Misreading {
  /** The byte of each character. */
  byteOf: ReadonlyMap<string, number>;
  /** Runs of such characters. */
  runs: RegExp;
  /** Text without it is not misread. */
  sign: RegExp;
  /** What runs decode to. */
  known: Map<string, string | undefined>;
}

const misreading = (encoding: string, sign: RegExp, alike: [string, number][] = []): Misreading => {
  const bytes = Uint8Array.from({ length: 0x80 }, (_, at) => 0x80 + at);
  const byteOf = new Map([...new TextDecoder(encoding).decode(bytes)].map((character, at) => [character, 0x80 + at]));
  for (const [character, byte] of alike) byteOf.set(character, byte);
  const runs = new RegExp(`[${[...byteOf.keys()].join('')}]+`, 'gu');
  return { byteOf, runs, sign, known: new Map() };
};

/** Latin-1 has control characters in place of the characters for the bytes 80–9F. */
const CONTROLS = Array.from({ length: 0x20 }, (_, at): [string, number] => [String.fromCharCode(0x80 + at), 0x80 + at]);

const MISREADINGS = [
  misreading('windows-1252', /[ÂÃÄÅÐÑâãäåæçèéïð]/, CONTROLS),
  misreading('macintosh', /‚Ä|√|¬/),
  misreading('windows-1251', /вЂ|[РС][^а-яё\s]/),
];

/** Some texts were misread more than once. */
const MAX_TIMES = 3;

/**
 * Repairs text whose UTF-8 was once read as Windows-1252, Latin-1, Mac Roman or Windows-1251 ("donâ€™t", "cafÃ©"),
 * line by line, since files are pasted together from others. A run of misread characters is certain if no language
 * writes it; a doubtful one ("NÃO", "AMANHû") is left unless its line has certain ones and nothing that is right.
 */
export const repairMojibake = (text: string): string => {
  if (!MISREADINGS.some(({ sign }) => sign.test(text))) return withoutControls(text);
  const repaired = text
    .split('\n')
    .map((line) => {
      let repaired = line;
      for (const kind of MISREADINGS)
        for (let time = 0; time < MAX_TIMES && kind.sign.test(repaired); time++) {
          const next = repairLine(repaired, kind);
          if (next === repaired) break;
          repaired = next;
        }
      return repaired;
    })
    .join('\n');
  return withoutControls(repaired);
};

/** Control characters that are Windows-1252's punctuation, read as Latin-1. U+0085 alone is a line end. */
const withoutControls = (text: string): string =>
  /[\u0080-\u0084\u0086-\u009f]/.test(text)
    ? text.replace(/[\u0080-\u009f]/g, (control) => windows1252.decode(Uint8Array.of(control.charCodeAt(0))))
    : text;

const windows1252 = new TextDecoder('windows-1252');

/** The closing quotation mark lost its last byte, which Windows-1252 does not have. */
const BROKEN_QUOTE = /â€(?![\u0080-\u00bfŒœŠšŽžŸƒˆ˜‘’‚“”„†‡•…‰‹›€™–—])/gu;
/** The no-break space in "à" became a plain one. */
const BROKEN_A = /Ã (?=[\p{Ll}\d ])/gu;
/** Misread no-break spaces that became plain ones. */
const BROKEN_SPACE = /(?<=[\p{Ll}\p{N}\p{P}])Â(?= )/gu;

const repairLine = (line: string, kind: Misreading): string => {
  const mended = line.replace(BROKEN_QUOTE, 'â€\u009d');
  let certain = 0;
  let right = 0;
  const decode = (run: string, at: number, all: boolean): string => {
    const decoded = decodedBy(kind, run);
    if (decoded === undefined) {
      if (!/^[ÃÂ] ?$/u.test(run)) right++;
      return run;
    }
    const isCertain = isMisread(run, decoded, mended.slice(Math.max(0, at - 1), at), mended[at + run.length] ?? '');
    if (isCertain) certain++;
    return isCertain || all ? decoded : run;
  };
  const repaired = mended.replace(kind.runs, (run, at: number) => decode(run, at, false));
  if (certain === 0) return line;
  if (right > 0) return repaired;
  return mended
    .replace(kind.runs, (run, at: number) => decode(run, at, true))
    .replace(BROKEN_A, 'à ')
    .replace(BROKEN_SPACE, '');
};

/** What may follow a word in capitals: "IRMû". */
const AFTER_WORD = /^[»«”“’‘…–—›‹]$/u;
/** General punctuation, currency and letter-like signs, and the byte order mark: no language begins them so on purpose. */
const SIGN = /^[\u2000-\u206f\u20a0-\u20bf\u2100-\u214f\ufeff]+$/u;

/** Whether a run is certainly misread, by what it decodes to and the characters around it. */
const isMisread = (run: string, decoded: string, before: string, after: string): boolean => {
  const [first = '', ...others] = decoded;
  if (SIGN.test(decoded) || /\p{Emoji_Presentation}/u.test(decoded)) return true;
  if (others.length > 0) return /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}]+$/u.test(decoded);
  if (first > 'ɏ') return false;
  const [, second = ''] = run;
  if (AFTER_WORD.test(second) && (/\p{L}/u.test(before) ? /\p{Lu}/u.test(before) : !/\p{Ll}/u.test(after)))
    return false;
  return /\p{L}/u.test(first) ? /\p{L}/u.test(before + after) : !/\s/.test(first);
};

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Runs that were decoded before: exceptions are slow, and texts repeat their runs. */
const MAX_KNOWN = 10_000;
const MAX_KNOWN_CHARACTERS = 8;

const decodedBy = ({ byteOf, known }: Misreading, run: string): string | undefined => {
  if (run.length > MAX_KNOWN_CHARACTERS) return asUtf8(run, byteOf);
  if (!known.has(run)) {
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(run, asUtf8(run, byteOf));
  }
  return known.get(run);
};

const asUtf8 = (run: string, byteOf: ReadonlyMap<string, number>): string | undefined => {
  try {
    return UTF8.decode(Uint8Array.from(run, (character) => byteOf.get(character)!));
  } catch {
    return undefined;
  }
};
