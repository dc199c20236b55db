import { cleanText } from '../../characters/clean-text.ts';
import { paragraphsOfField } from '../markup/blocks.ts';
import { bare } from './forwarded.ts';
import { withoutNotices, withoutSignature } from './mail-notices.ts';

/** Addresses behind links, and stand-ins for pictures. */
const LINK_TARGET = /<mailto:[^\s<>]{1,300}>|[<([] ?(?:https?:\/\/|cid:)[^\s<>()[\]]{1,2000} ?[>)\]]/gi;
const PICTURE = /\[(?:image|cid|bild|imagen|afbeelding|immagine|logo)\b[^[\]\n]{0,200}\]/gi;

/** A text part without link targets and pictures. */
export const mailText = (part: string): string =>
  cleanText(part.replaceAll('\r\n', '\n')).replace(LINK_TARGET, '').replace(PICTURE, '').trim();

/** The paragraphs of a text part, without its signature and footer. */
export const mailParagraphs = (lines: readonly string[]): string[] => {
  const blocks = withoutSignature(lines)
    .join('\n')
    .split(/\n[ \t]*\n/);
  return paragraphsOfField(withoutNotices(blocks.filter((block) => block.trim() !== '')).join('\n\n'));
};

/** All paragraphs of a text part, without marks of quotation. */
export const plainParagraphs = (lines: readonly string[]): string[] => paragraphsOfField(lines.map(bare).join('\n'));
