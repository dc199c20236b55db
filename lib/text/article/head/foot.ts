import { areBareNames, isByline, isNamedIn } from './byline.ts';
import { isNote, isRule, isSignOff, SENTENCE_END } from './lines.ts';

/** The body without what is printed below it, and the byline found there. */
export interface Foot {
  paragraphs: string[];
  byline?: string;
}

/** Lines below a text that are looked at. */
const FOOT_LINES = 10;
const MAX_CREDIT_CHARACTERS = 400;

/** What somebody did for the text: "Additional reporting by", "Mit Material von", "Reportage de". */
const ROLE =
  '(?:(?:additional|further|with|and|more|original) )*(?:reporting|reported|writing|written|editing|edited|text|story|photos?|photography|graphics?|research|translation|translated|compil\\w+|production|produced|contributions?|files|(?:report|draft)ed)';
const ENGLISH_CREDIT = new RegExp(
  `^(?:${ROLE}(?:(?:,| and|,? &) ${ROLE})* (?:by|from):? |(?:contributing|contributors?|additional reporting|reporters?|editors?): |with (?:agenc|wire|files from|reporting|inputs?|additional|information|material)|source: )`,
  'i',
);
const OTHER_CREDIT = new RegExp(
  `^(?:${[
    '(?:bericht(?:et)?|geschrieben|redigiert|redaktion|text|mitarbeit|übersetzung|übersetzt|zusätzliche berichterstattung|recherche)(?: von|:) ',
    'mit (?:(?:agentur)?material|informationen|agentur|dpa|afp|reuters)|quellen?: ',
    "(?:reportage|rédaction|rédigé|texte|écrit|édité|version française|traduction|traduit|avec la contribution)(?: de| par|:| d[’'])|avec (?:afp|ap|reuters|agences?)|sources?: ?",
    '(?:reporte|redacción|información|informe|escrito|editado|edición|traducido|texto|con (?:información|reporte|datos))(?: de| por|:) |fuentes?: ',
    '(?:reportagem|redação|edição|editado|texto|por|com (?:informações|agências))(?: de| por|:) |fonte: ',
    '(?:a cura di|redazione|testo|traduzione)(?::| di)? |door |bewerkt door |bron(?:nen)?: ',
  ].join('|')})`,
  'iu',
);

const isCreditPart = (part: string): boolean => ENGLISH_CREDIT.test(part) || OTHER_CREDIT.test(part) || isByline(part);

const NAME = "\\p{Lu}[\\p{L}.'’-]*";
const NAMES = `(?:${NAME}|and|in|at|of|for|the|de|van|von|al|el|bin)(?:,? (?:${NAME}|and|in|at|of|for|the|staff|de|van|von|al|el|bin|writers?|reporters?|correspondents?|journalists?|science|business|health|sports?|political|news|video|photographers?|researchers?|chief|bureau)){0,40}`;
/** "Moss reported from Rill. Associated Press writer Kit Danvers in Hale contributed to this report." */
const CREDIT_SENTENCE = new RegExp(
  `^(?:${[
    `${NAMES},? (?:also )?reported from ${NAMES}(?:; ${NAMES})*`,
    `${NAMES},? (?:also )?(?:contributed|assisted)(?:(?: (?:additional|further))? (?:reporting|research|to (?:this|the) (?:report|story|article|piece|dispatch)|with reporting))?(?:,? from ${NAMES})?`,
    `${NAMES} (?:provided|did) (?:additional )?(?:reporting|research)(?: from ${NAMES})?`,
    `[Ff]ollow (?:${NAMES}|@\\w{1,30}|.{1,40}? at) (?:[Oo]n (?:[Tt]witter|X|Facebook|Bluesky|Instagram)\\b.{0,80}|@\\w{1,30}.{0,60})|[Oo]n (?:[Tt]witter|X),? follow .{1,160}|Twitter: @\\w{1,30}|Follow @\\w{1,30}(?: on \\w{1,20})?`,
  ].join('|')})\\.?$`,
  'u',
);
const COPYRIGHT =
  /^[^\p{L}]{0,3}(?:©|\(c\)|copyright\b(?! (?:law|act|infring|claim|case|hold|own|reform)))[^.]{0,120}(?:\.(?: all rights reserved\b.{0,160})?)?$/iu;

/** Separates sign-offs, credits and copyright lines from the end of a text. Notes of corrections stay in it. */
export const splitFoot = (all: string[]): Foot => {
  const paragraphs = all.filter((line, at) => at === 0 || !isRule(line) || !/^_/.test(line)).map(withoutRule);
  const bylines: string[] = [];
  let at = paragraphs.length - 1;
  for (let turn = 0; turn < FOOT_LINES && at > 0; turn++, at--) {
    const line = paragraphs[at]!;
    if (isNote(line)) continue;
    const byline = bylineOf(line, paragraphs, at);
    if (byline !== undefined) bylines.unshift(byline);
    else if (!isSignOff(line) && !isCredit(line) && !COPYRIGHT.test(line)) break;
    paragraphs.splice(at, 1);
  }
  if (at >= 0) paragraphs[at] = withoutSignOff(paragraphs[at]!);
  return bylines.length > 0 ? { paragraphs, byline: bylines.join('; ') } : { paragraphs };
};

/** "___ Moss reported from Rill." */
const withoutRule = (line: string): string => line.replace(/^_{2,} ?(?=\S)/, '');

/** Marks behind the last sentence: "… on Thursday. ENDS", "… on Thursday. Enditem". */
const withoutSignOff = (line: string): string =>
  line.replace(/(?<=[.!?]["'”’)]?) ?(?:\(?(?:END|ENDS|-ends-|-30-|MORE|Enditem)\)?|#{3,}|_{2,})\.?$/, '');

const isCredit = (line: string): boolean => {
  if (line.length > MAX_CREDIT_CHARACTERS) return false;
  const sentences = withoutBrackets(line).split(/(?<=\p{Ll}{2}\.) (?=\p{Lu})/u);
  return sentences.every((sentence) => CREDIT_SENTENCE.test(sentence)) || partsOf(line).every(isCreditPart);
};

const withoutBrackets = (line: string): string => line.replace(/^[([/]\s*(.*?)\.?\s*[)\]/]\.?$/, '$1');
const partsOf = (line: string): string[] =>
  withoutBrackets(line)
    .replace(/^[-–—]+ ?/, '')
    .split(/[;] ?|\. (?=\p{Lu})/u)
    .map((part) => part.replace(/\.$/, '').trim())
    .filter(Boolean);

/** A byline below a text: names behind a role or "by", or names alone that the text does not hold. */
const bylineOf = (line: string, paragraphs: string[], at: number): string | undefined => {
  if (line.length > MAX_CREDIT_CHARACTERS) return undefined;
  const inner = withoutBrackets(line).replace(/^[-–—]+ ?/, '');
  const parts = partsOf(line);
  if (parts.length > 0 && parts.every(isCreditPart) && /\p{Lu}\p{L}+ \p{L}/u.test(inner))
    return inner.replace(/(?<=\p{Ll}{2})\.$/u, '');
  const [name = '', ...more] = inner.replace(/\.$/, '').split(/\s*[,/|]\s*/);
  if (!areBareNames(name) || more.length > 2 || more.some((part) => !/^\p{Lu}/u.test(part))) return undefined;
  // Below a quotation it is the name of who is quoted.
  const before = paragraphs.slice(0, at);
  if (inner !== line && /["'”’«»]$/.test(before.at(-1) ?? '')) return undefined;
  return isNamedIn(name, before) || !SENTENCE_END.test(before.at(-1) ?? '') ? undefined : inner.replace(/\.$/, '');
};
