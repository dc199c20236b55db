import { decodeHTMLStrict } from 'entities';
import { repairMojibake } from './mojibake.ts';

const ENTITY = /&(?:#\d{2,7}|#x[\da-f]{2,6}|[a-z][a-z\d]{1,30});/i;

/** Soft hyphens, zero-width spaces and marks of direction: a reader does not see them. */
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/** Joiners matter in Arabic, Indic scripts and emoji, and never beside Latin letters or at a word's edge. */
const IDLE_JOINER =
  /(?<=^|\s|\p{Script=Latin}|\p{N}|\p{P})[\u200c\u200d]|[\u200c\u200d](?=\p{Script=Latin}|\p{N}|\p{P}|\s|$)/gu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

/**
 * The characters a reader sees: entities read, mojibake put right, invisible characters gone, lines ended by
 * `\n`, every kind of space a plain one, Unicode form NFC. Lines and tabs stay for whoever reads the layout.
 */
export const cleanText = (raw: string): string => {
  const decoded = ENTITY.test(raw) ? decodeHTMLStrict(raw) : raw;
  return repairMojibake(decoded)
    .replace(/\r\n?|[\u0085\u2028]/g, '\n')
    .replace(/[\u2029\f]/g, '\n\n')
    .replace(UNSEEN, '')
    .replace(IDLE_JOINER, '')
    .replace(CONTROL, '')
    .replace(/[\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .normalize('NFC');
};

/** One line: white space single, none at the ends. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Cleaned characters on one line: for a title, a name, a field. */
export const cleanLine = (raw: string): string => oneLine(cleanText(raw));
