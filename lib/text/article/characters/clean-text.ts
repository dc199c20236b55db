import { decodeHTMLStrict } from 'entities';
import { repairMojibake } from './mojibake.ts';

const CHARACTER_REFERENCE = /&(?:#\d{2,7}|#x[\da-f]{2,6}|[a-z][a-z\d]{1,30});/i;

/** Soft hyphens, zero-width spaces and direction marks. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/** Joiners matter in Arabic, Indic scripts and emoji, but never next to Latin letters or at the edge of a word. */
const USELESS_JOINER =
  /(?<=^|\s|\p{Script=Latin}|\p{N}|\p{P})[\u200c\u200d]|[\u200c\u200d](?=\p{Script=Latin}|\p{N}|\p{P}|\s|$)/gu;

/**
 * What is no character: U+FFFE and U+FFFF, which SQS refuses, their like, and halves of surrogate pairs, which have no form in
 * UTF-8. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
const NO_CHARACTER = /[\p{Noncharacter_Code_Point}\p{Surrogate}]/gu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: it matches control characters on purpose
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

/**
 * The characters a reader sees: entities decoded, mojibake repaired, invisible characters removed, line ends as `\n`,
 * every kind of space a plain one, Unicode form NFC. Line ends and tabs stay, because they carry the layout.
 */
export const cleanText = (raw: string): string => {
  const decoded = CHARACTER_REFERENCE.test(raw) ? decodeHTMLStrict(raw) : raw;
  return repairMojibake(decoded)
    .replace(/\r\n?|[\u0085\u2028]/g, '\n')
    .replace(/[\u2029\f]/g, '\n\n')
    .replace(INVISIBLE, '')
    .replace(NO_CHARACTER, '')
    .replace(USELESS_JOINER, '')
    .replace(CONTROL, '')
    .replace(/[\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .normalize('NFC');
};

/** Joins lines: each run of white space becomes one space, none at the ends. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** `cleanText` on one line, for titles, names and other fields. */
export const cleanLine = (raw: string): string => oneLine(cleanText(raw));
