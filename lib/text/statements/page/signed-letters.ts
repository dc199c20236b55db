import type { Span } from '../../language/document.ts';
import type { Turn } from './transcripts.ts';

/** How many names must stand below letters before an article is a column of them. */
const LEAST = 2;
/** Paragraphs of a letter whose beginning nothing shows. */
const MAX_UNMARKED = 2;
const NAME =
  /^(?:[-–—]{1,2} ?)?(?:@\w{2,30}|(?:\p{Lu}[\p{L}'’-]*\.? ){1,3}\p{Lu}[\p{L}'’-]+(?:, \p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,2} ?)?)\.?$/u;
const LABEL = /^[\p{Lu}\d .&'’-]{2,30}$/u;

/**
 * Letters and posts that are signed below: paragraphs in the first person, then one that is a name or "@handle", twice or
 * more in an article that ends with one. What stands in capitals by itself ("TWITTER.") parts them.
 *
 * @param isName whether a stretch of the text is all of a person's name
 */
export const readSignedLetters = (
  text: string,
  paragraphs: readonly Span[],
  isName: (span: Span) => boolean,
): Turn[] => {
  const signatures = paragraphs.map((paragraph) => signatureIn(text, paragraph, isName));
  if (signatures.filter(Boolean).length < LEAST || !signatures.at(-1)) return [];
  const turns: Turn[] = [];
  let first = 0;
  let isMarked = false;
  signatures.forEach((signature, i) => {
    if (!signature) {
      if (LABEL.test(text.slice(paragraphs[i]!.start, paragraphs[i]!.end))) {
        first = i + 1;
        isMarked = false;
      }
      return;
    }
    const from = isMarked ? first : Math.max(first, i - (first === 0 ? MAX_UNMARKED : 1));
    if (from < i)
      turns.push({ speaker: signature, content: { start: paragraphs[from]!.start, end: paragraphs[i - 1]!.end } });
    first = i + 1;
    isMarked = true;
  });
  return turns;
};

const signatureIn = (text: string, { start, end }: Span, isName: (span: Span) => boolean): Span | undefined => {
  const line = text.slice(start, end);
  if (line.length > 60 || !NAME.test(line)) return undefined;
  const lead = /^[-–— ]*/.exec(line)![0].length;
  const name = /^[^,]+?(?=,|\.?$)/.exec(line.slice(lead))![0];
  const span = { start: start + lead, end: start + lead + name.length };
  return line.includes('@') || lead > 0 || isName(span) ? span : undefined;
};
