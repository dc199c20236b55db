import type { Span } from '../../language/document.ts';
import type { Turn } from './transcripts.ts';

/** "— Lena Holm (@MayorHolm) March 3, 2026": the line under an embedded post, or the end of its paragraph. */
const SIGNATURE =
  /(?:^|\s)[—–―-]{1,2} ?(?<name>[\p{L}\p{M}][\p{L}\p{M}\p{N} .,'’&-]{0,60}?) ?\(@[\w.]{2,40}\)(?: ?[·•|,-]?(?: on)? ?(?:[\p{L}.]{3,10} \d{1,2},? \d{4}|\d{1,2} [\p{L}.]{3,10} \d{4}))?\.?$/u;
const LONGEST_SIGNATURE = 140;
/** What a post carries besides words. */
const LINKS = /\s*(?:pic\.twitter\.com\/|https?:\/\/)\S+(?:\s+(?:pic\.twitter\.com\/|https?:\/\/)\S+)*$/;
const LONGEST_LINKS = 500;

/** Posts that a page embeds, each with its signature behind it or in the next paragraph. */
export const readSignedPosts = (text: string, paragraphs: readonly Span[]): Turn[] => {
  const turns: Turn[] = [];
  paragraphs.forEach(({ start, end }, i) => {
    const tail = Math.max(start, end - LONGEST_SIGNATURE);
    const match = SIGNATURE.exec(text.slice(tail, end));
    if (!match) return;
    const at = tail + match.index;
    const name = text.indexOf(match.groups!.name!, at);
    const speaker = { start: name, end: name + match.groups!.name!.length };
    const content = unmarked(text, at > start ? { start, end: at } : paragraphs[i - 1]);
    if (content) turns.push({ speaker, content });
  });
  return turns;
};

/** Without quotation marks around all of it, and links behind it. */
const unmarked = (text: string, span: Span | undefined): Span | undefined => {
  if (!span) return undefined;
  let { start, end } = span;
  end -= LINKS.exec(text.slice(Math.max(start, end - LONGEST_LINKS), end))?.[0].length ?? 0;
  while (end > start && /[\s"”»]/.test(text[end - 1]!)) end--;
  while (start < end && /[\s"“«]/.test(text[start]!)) start++;
  return end > start ? { start, end } : undefined;
};
