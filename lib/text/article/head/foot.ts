import { areBareNames, areNameWords, isByline, isNamedIn } from './byline.ts';
import { isEndMark, isNote, isSignOff, SENTENCE_END } from './lines.ts';
import { endOfRelease } from './press-release.ts';

/** The body without what is printed below it, and the byline found there. */
export interface Foot {
  paragraphs: string[];
  byline?: string;
}

/** Lines below a text that are looked at. */
const FOOT_LINES = 10;
const MAX_CREDIT_CHARACTERS = 400;

/** What somebody did for the text: "Additional reporting by", "Bericht von", "Reportage de"; names follow. */
const ROLE =
  '(?:(?:additional|further|with|original) )*(?:reporting|reported|writing|written|editing|edited|text|story|photos?|photography|graphics?|research|translation|translated|compiled|produced|production|contributions?|assistance|inputs?|files)';
const ROLES = new RegExp(
  `^(?:${[
    `${ROLE}(?:(?:,| and|,? &) ${ROLE})* (?:by|from):? `,
    '(?:contributing|contributors?|additional reporting|reporters?|editors?|writers?): ',
    '(?:bericht(?:et)?|geschrieben|redigiert|redaktion|redaktionelle mitarbeit|mitarbeit|text|übersetzung|übersetzt|recherche)(?: von|:) ',
    "(?:reportage|récit|rédaction|rédigé|texte|écrit|édité|version française|traduction|traduit|avec la contribution)(?:(?: de| par|:)? | d[’'])",
    '(?:reporte|reportaje|redacción|información|informe|escrito|editado|edición|traducido|texto|con información)(?: de| por|:) ',
    '(?:reportagem|redação|edição|traduzido|com informações)(?: de| por|:) ',
    '(?:a cura di|(?:redazione|testo|traduzione|montaggio)(?::| di)) ',
    '(?:tekst|bewerking|vertaling|redactie|bewerkt|vertaald)(?: van| door|:) ',
  ].join('|')})`,
  'iu',
);
/** Whole lines that name agencies. */
const AGENCIES =
  /^(?:with (?:wires?|agenc(?:y|ies))(?: (?:reports|material|inputs?))?|mit (?:agentur)?material(?: (?:von|der) .{2,30})?|avec (?:afp|ap|reuters|agences?)|con (?:agencias|efe|afp)|com agências|ap|afp|efe|ansa|apa|dpa|epd|pti|ians|tass|upi|pa|reuters|xinhua|bloomberg|agencies)\.?$/i;

const NAME = "\\p{Lu}[\\p{L}.'’-]*";
const NAMES = `${NAME}(?:,? (?:${NAME}|and|in|at|of|for|the|staff|de|van|von|al|el|bin|writers?|reporters?|correspondents?|journalists?|science|business|health|sports?|political|news|video|photographers?|researchers?|chief|bureau)){0,40}`;
/** "Moss reported from Rill. Associated Press writer Kit Danvers in Hale contributed to this report." */
const CREDIT_SENTENCE = new RegExp(
  `^(?:${[
    `${NAMES},? (?:also )?reported from ${NAMES}(?:; ${NAMES})*`,
    `${NAMES},? (?:also )?(?:contributed|assisted)(?: (?:additional |further )?(?:reporting|research)| to (?:this|the) (?:report|story|article|piece|dispatch)| with reporting)?(?:,? from ${NAMES})?`,
    `${NAMES} (?:provided|did) (?:additional )?(?:reporting|research)(?: from ${NAMES})?`,
    // Accounts and addresses of the writers.
    '[Ff]ollow .{2,60}? (?:[Oo]n (?:[Tt]witter|X|Facebook|Bluesky|Instagram)\\b.{0,120}|(?:at )?(?:@\\w|https?://).{1,120})',
    '[Oo]n (?:[Tt]witter|X),? follow .{1,160}|Twitter: @\\w{1,30}|Follow @\\w{1,30}(?: on \\w{1,20})?',
    'To contact the (?:reporters?|editors?|authors?)\\b.{0,80}:?',
    `(?:(?:[Cc]ontact|[Ee]-?mail|[Rr]each|[Ww]rite to) )?${NAMES},? (?:at|on|via) (?:\\S{1,60}@\\S{1,60}|\\(?\\d[\\d() .-]{5,20})(?:,? (?:or|and) .{1,60})?`,
    'Our Standards: The .{1,60} Principles',
  ].join('|')})\\.?$`,
  'u',
);
/** What a site asks its readers to do: "Click here to download our app". */
const REQUEST = new RegExp(
  `^[^\\p{L}]{0,4}(?:${[
    '(?:click|tap|press) (?:here|the link|below)\\b.{0,120}',
    '(?:download|get|install) (?:the|our) .{0,40}\\bapp\\b.{0,60}',
    '(?:sign up|subscribe|register) (?:here|now|today|to|for)\\b.{0,120}',
    '(?:do you have|have you got|got|know) (?:a|any) (?:story|stories|news|news tips?|tips?|confidential tips?)\\b.{0,120}',
    '(?:follow|like|join|find) us (?:on|at)\\b.{0,80}',
    '(?:read|see|watch|listen)(?: more| also| next)?: .{1,120}|read more (?:at|on|here|about)\\b.{0,100}',
  ].join('|')})$`,
  'iu',
);
const MAX_REQUEST_CHARACTERS = 160;
const COPYRIGHT = /^[^\p{L}]{0,3}(?:©|\(c\)|copyright (?:©|\(c\)|\d{4})).{0,160}$/iu;

/** Separates sign-offs, credits and copyright lines from the end of a text. Notes of corrections stay in it. */
export const splitFoot = (all: string[]): Foot => {
  const paragraphs = withoutEndOfRelease(all.filter((line, at) => at === 0 || !isEndMark(line)).map(withoutRule));
  const bylines: string[] = [];
  let at = paragraphs.length - 1;
  for (let turn = 0; turn < FOOT_LINES && at > 0; turn++, at--) {
    const line = paragraphs[at]!;
    if (isNote(line)) continue;
    const byline = bylineOf(line, paragraphs.slice(0, at));
    if (byline !== undefined) bylines.unshift(byline);
    else if (!isSignOff(line) && !isCredit(line)) break;
    paragraphs.splice(at, 1);
  }
  if (at >= 0) paragraphs[at] = withoutSignOff(paragraphs[at]!);
  return bylines.length > 0 ? { paragraphs, byline: bylines.join('; ') } : { paragraphs };
};

const withoutEndOfRelease = (lines: string[]): string[] => lines.slice(0, endOfRelease(lines));

/** "___ Moss reported from Rill." */
const withoutRule = (line: string): string => line.replace(/^_{2,} ?(?=\S)/, '');

/** Marks behind the last sentence: "… on Thursday. ENDS", "… on Thursday. Enditem". */
const withoutSignOff = (line: string): string =>
  line.replace(/(?<=[.!?]["'”’)]?) ?(?:\(?(?:END|ENDS|-ends-|-30-|MORE|Enditem)\)?|#{3,}|_{2,})\.?$/, '');

/** The words of a line without brackets or dashes around it. */
const innerOf = (line: string): string =>
  line
    .replace(/^[([/]+ ?|^[-–—]+ ?/, '')
    .replace(/ ?(?<![)\]/])[)\]/]+\.?$/, '')
    .trim();

/** Without the full stop that ends a sentence, and not an initial. */
const withoutStop = (text: string): string => text.replace(/(?<=\p{L}{2})\.$/u, '');

/** Parts of a credit: "Reporting by Karl Lund; Editing by Ann Other". */
const partsOf = (credit: string): string[] => credit.split(/; ?|(?<=\p{Ll}{2})\. (?=\p{Lu})/u).map(withoutStop);

const isCredit = (line: string): boolean => {
  if (line.length > MAX_CREDIT_CHARACTERS) return false;
  if (COPYRIGHT.test(line) || (line.length <= MAX_REQUEST_CHARACTERS && REQUEST.test(line))) return true;
  const inner = innerOf(line);
  return (
    AGENCIES.test(inner) || inner.split(/(?<=[\p{Ll}\d]{2}\.) (?=\p{Lu})/u).every((part) => CREDIT_SENTENCE.test(part))
  );
};

const isRole = (part: string): boolean => {
  const role = ROLES.exec(part)?.[0];
  return role !== undefined && /^\p{Lu}/u.test(part.slice(role.length)) && areNameWords(part.slice(role.length));
};

/** A byline below a text: names behind a role or "by", or names alone that the text does not hold. */
const bylineOf = (line: string, before: string[]): string | undefined => {
  if (line.length > MAX_CREDIT_CHARACTERS) return undefined;
  const inner = innerOf(line);
  const parts = partsOf(inner);
  // A second role may follow a comma: "Reportage de Jean Petit, édité par Anne Autre".
  if (parts.every((part) => isByline(part) || part.split(/, (?!(?:and|und|et|y|e|en) )(?=\p{Ll})/u).every(isRole)))
    return withoutStop(inner);
  const [name = '', ...more] = withoutStop(inner).split(/ ?[,/|] ?/);
  if (!areBareNames(name) || more.length > 2 || more.some((part) => !/^\p{Lu}/u.test(part))) return undefined;
  const last = before.at(-1) ?? '';
  // Below a quotation it is the name of who is quoted.
  if (!SENTENCE_END.test(last) || (inner !== line && /["'”’«»]$/.test(last)) || isNamedIn(name, before))
    return undefined;
  return withoutStop(inner);
};

/** What follows a writer's name in a note about the writer: "is a reporter in Rill", "covers the harbour". */
const BIOGRAPHY =
  /^,? (?:is (?:an? |the |our )?(?:\p{L}+ ){0,4}(?:writer|reporter|correspondent|editor|columnist|critic|journalist|fellow|professor|lecturer|author|contributor|producer|photographer|freelancer?)|is (?:an?|the) \p{Ll}+|covers|writes|reports (?:on|for|from)|can be reached|joined)(?!\p{L})/u;
const MAX_BIOGRAPHY_CHARACTERS = 500;

/** Removes notes about the writers from the end of a text. */
export const withoutBiographies = (paragraphs: string[], writers: readonly string[]): string[] => {
  let end = paragraphs.length;
  while (end > 1 && isBiography(paragraphs[end - 1]!, writers)) end--;
  return paragraphs.slice(0, end);
};

const isBiography = (line: string, writers: readonly string[]): boolean =>
  line.length <= MAX_BIOGRAPHY_CHARACTERS &&
  writers.some((name) => line.toLowerCase().startsWith(name.toLowerCase()) && BIOGRAPHY.test(line.slice(name.length)));
