import { decodeHTMLStrict } from 'entities';
import { paragraphsOfField } from './blocks.ts';

/** Programs that export each other's exports escape more than once; nobody does so more often on purpose. */
const MAX_ESCAPES = 3;

const TAG = /<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|span|a|em|strong|b|i|section|article|figure|img)[\s/>]/i;
/** Markup and not a text about markup: it begins with a tag, or has what makes paragraphs. */
const IS_MARKUP = /^\s*<(?:p|div|h[1-6]|ul|ol|blockquote|section|article|figure|img)[\s/>]|<br ?\/?>|<\/p>/i;
const PARAGRAPH_TAG = /<(?:p|br|div|li|td)[\s/>]/i;

/** What WordPress keeps between the paragraphs of a post: marks of its editor's blocks, codes for pictures and players. */
const BLOCK_MARK = /<!-- \/?wp:[^<>]{0,2000}-->/g;
const CAPTION = /\[caption[^[\]]{0,1000}\][^[\]]{0,2000}\[\/caption\]/g;
const SHORTCODE = /\[\/?(?:gallery|embed|audio|video|playlist|vc_\w{1,40}|et_pb_\w{1,40})(?: [^[\]]{0,1000})?\]/g;

/** Opens CDATA sections that were escaped like text, and markup that was escaped twice. */
export const unescaped = (value: string): string => {
  let text = value;
  for (let level = 0; level < MAX_ESCAPES; level++) {
    if (/^\s*<!\[CDATA\[/.test(text)) text = text.replaceAll('<![CDATA[', '').replaceAll(']]>', '');
    const next = TAG.test(text) || !text.includes('&') ? text : decodeHTMLStrict(text);
    if (next === text || !(IS_MARKUP.test(next) || /^\s*(?:<!\[CDATA\[|&lt;)/.test(next))) break;
    text = next;
  }
  return text;
};

/**
 * The paragraphs of a value that a program has exported: plain text or HTML, escaped once or more often. Editors that
 * leave `<p>` to the page's template keep blank lines between paragraphs.
 */
export const paragraphsOfExport = (value: string): string[] => {
  const text = unescaped(value).replace(BLOCK_MARK, '').replace(CAPTION, '').replace(SHORTCODE, '');
  return paragraphsOfField(
    TAG.test(text) && !PARAGRAPH_TAG.test(text) ? text.replace(/\r?\n[ \t]*\r?\n/g, '\n<p>') : text,
  );
};
