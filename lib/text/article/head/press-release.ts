import { SENTENCE_END } from './lines.ts';

const MAX_CONTACT_CHARACTERS = 160;
/** Lines of a block of contacts, and those between one address and the next. */
const MAX_CONTACT_LINES = 8;
const MAX_BETWEEN = 3;
const MAX_BETWEEN_CHARACTERS = 60;

/** "Contact:", "Media contact – Ann Other", "For more information, please contact:", "Pressekontakt:". */
const CONTACT_LABEL =
  /^(?:(?:media|press|news|editorial|pr|investor) )?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|relations)(?: (?:details|information|for (?:media|press|journalists)))?(?::| ?[-–—] |$)|^(?:for|to arrange) (?:(?:more|further|additional|media|press) )?(?:information|details|enquiries|inquiries|interviews?|images|photos)\b.{0,60}(?:contact|call|email|e-mail|visit|:)|^(?:presse|medien)?kontakt(?::|$)|^(?:contact|contacts) (?:presse|médias|media|stampa|de prensa)\b|^contacto(?: de prensa)?(?::|$)|^(?:pers)?contact(?:persoon)?:/i;
const EMAIL = /[\w.+-]@[\w-]{1,64}\.[\w.-]{2}/;
const PHONE = /(?:^|[^\d.,£$€])(?:\+\d|\(?0\d|\(\d{3}\)|\d{3}[-.]\d{3}[-.]\d{4})[\d ()./-]{5,20}/;
/** Its numbers are no telephone's. */
const DATE = /(?<!\d)\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)/;
const LABELLED = /^(?:tel(?:ephone|\.)?|phone|mobile|cell|fax|e-?mail|web(?:site)?|twitter|telefon|mail)\b ?:/i;

/** Whether a line is how somebody can be reached: an address, not a sentence that holds one. */
const isAddress = (line: string): boolean =>
  line.length <= MAX_CONTACT_CHARACTERS &&
  !DATE.test(line) &&
  (EMAIL.test(line) || PHONE.test(line) || LABELLED.test(line)) &&
  (line.match(/(?<![\p{L}@.])\p{Ll}{3,}(?![\p{L}@.])/gu)?.length ?? 0) <= 3;

/** "For more information visit www.rill.example." */
const isSentenceWithAddress = (line: string): boolean =>
  isContactLabel(line) &&
  (EMAIL.test(line) || PHONE.test(line) || /\bwww\.|https?:|[\w-]{2}\.(?:com|org|net|co|eu)\b/i.test(line));

const isContactLabel = (line: string): boolean => line.length <= MAX_CONTACT_CHARACTERS && CONTACT_LABEL.test(line);

/**
 * How many lines a block of contacts takes from a line on: a label, names and offices, addresses; 0 if none begins there.
 * It ends with an address.
 */
export const contactLinesAt = (lines: readonly string[], from: number): number => {
  const first = lines[from] ?? '';
  if (!isContactLabel(first) && !isAddress(first)) return 0;
  let end = isAddress(first) || isSentenceWithAddress(first) ? from + 1 : from;
  for (let at = from + 1; at < from + MAX_CONTACT_LINES && at - end <= MAX_BETWEEN; at++) {
    const line = lines[at] ?? '';
    if (isAddress(line)) end = at + 1;
    else if (line === '' || line.length > MAX_BETWEEN_CHARACTERS || SENTENCE_END.test(line)) break;
  }
  return end - from;
};

const NOTES =
  /^(?:notes? (?:to|for) (?:the )?(?:editors?|journalists|media)|editors?['’]? notes?|background notes)\b[^.]{0,20}$/i;
const ABOUT =
  /^(?:about|über|ueber|à propos d[eu]|a propos d[eu]|sobre|acerca de|over|informazioni su|om) (?:the |die |der |das |la |le |les |el |los |de )?(?=\p{Lu})(.{2,60})$/iu;
const MAX_NAME_WORDS = 2;

/** "About Northgate Energy" above a paragraph that begins with that name. */
const isAboutSender = (line: string, next: string): boolean => {
  const name = ABOUT.exec(line.replace(/:$/, ''))?.[1];
  if (name === undefined || SENTENCE_END.test(line)) return false;
  const words = name.split(' ').slice(0, MAX_NAME_WORDS).join(' ').toLowerCase();
  return next
    .toLowerCase()
    .replace(/^(?:the|die|der|das|la|le|les|el|los|de|at|founded .{0,30},) /, '')
    .startsWith(words);
};

/** Lines at the end of a release, from the first note about its sender on, that are looked at. */
const END_LINES = 24;
const MIN_STORY_LINES = 2;

/** Where the notes for editors, about the sender and the contacts below a release begin; its length if it has none. */
export const endOfRelease = (lines: readonly string[]): number => {
  for (let at = Math.max(MIN_STORY_LINES, lines.length - END_LINES); at < lines.length; at++) {
    if (isNoteAt(lines, at)) return at;
    const contacts = contactLinesAt(lines, at);
    if (contacts > 0 && (at + contacts >= lines.length || isEnd(lines, at + contacts))) return at;
  }
  return lines.length;
};

const isEnd = (lines: readonly string[], at: number): boolean => isNoteAt(lines, at) || contactLinesAt(lines, at) > 0;

const isNoteAt = (lines: readonly string[], at: number): boolean =>
  NOTES.test(lines[at]!) || isAboutSender(lines[at]!, lines[at + 1] ?? '');
