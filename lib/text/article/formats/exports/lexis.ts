import { paragraphsOf } from '../../characters/paragraphs.ts';
import { type ExtractedArticle, type ExtractedRecord, setFields } from '../extracted-article.ts';
import { dayOfLine, isCopyright, isDateLine, languageCode, lineBlocks, NO_TEXT, writersOf } from './export-lines.ts';

/*
 * Deliveries of LexisNexis, in English, German, Dutch, French, Spanish and Italian: the classic text ("1 of 25
 * DOCUMENTS", labels in capitals, with or without "BODY:") and Nexis Uni ("Body" on a line, "End of Document").
 */

/** The line above each document of the classic layout. */
const COUNTER =
  /^[ \t]*(?:focus - )?(?:\d{1,6} (?:of|von|van|de|di|sur) \d{1,6} (?:document[aeios]?n?s?|dokumenten?)|(?:dokument|documento?) \d{1,6} (?:of|von|van|de|di|sur) \d{1,6})[ \t]*$/im;
const DOCUMENT_END =
  /^[ \t]*(?:end of document|ende des dokuments|fin du document|einde van (?:het )?document|fin(?:al)? del? documento|fine del documento)[ \t]*$/im;

/** The labels of a head, without accents. */
const HEAD_LABELS: Record<string, RegExp> = {
  title: /^(?:headline|titel|title|kop|uberschrift|titre|titular|titulo|titolo)$/,
  byline: /^(?:byline|autor|auteur|author|autore|autora|verfasser)$/,
  length: /^(?:length|lange|laenge|longueur|longeur|lengte|longitud|lunghezza|extension)$/,
  date: /^(?:date|datum|fecha|data)$/,
  source: /^(?:source|quelle|bron|fuente|fonte)$/,
  dateline: /^dateline$/,
  other:
    /^(?:section|rubrik|rubrique|rubriek|seccion|sezione|ressort|highlight|insert|encart|intro|kicker|series|column|type|edition|ausgabe|editie|page|seite|pagina|name|correction|graphic)$/,
};
const BODY_LINE =
  /^(?:body|text|tekst|texte|texto|testo|volledige tekst|volltext|haupttext|corps(?: de l.article)?|hoofdtekst|cuerpo|corpo)(?:[ \t]*:)?[ \t]*$/i;
const LABEL_LINE = /^(\p{L}[\p{L}-]{2,20}) ?:(?=\s|$)[ \t]*(?![ \t])(.{0,500})$/u;

/** Labels that only deliveries have below a body: in capitals in the classic layout, and those of Nexis Uni. */
const OWN_LABELS =
  '(?:LOAD-DATE|LADEDATUM|LAADDATUM|DATE-CHARGEMENT|DATUM-GELADEN|UPDATE|LANGUAGE|SPRACHE|TAAL|LANGUE|IDIOMA|LINGUA|PUBLICATION-TYPE|PUB-TYPE|TYPE-PUBLICATION|PUBLICATIE-TYPE|PUBLIKATIONSTYP|JOURNAL[- ]CODE|CODE-REVUE|DOCUMENT-TYPE|Load-Date|Ladedatum|Laaddatum|Date de chargement|Fecha de carga|Data di caricamento) ?:';
const OTHER_LABEL =
  /^(?:(?:GRAPHIC|GRAFIK|GRAFIEK|ILLUSTRATION|SUBJECT|GEOGRAPHIC|COMPANY|PERSON|ORGANI[SZ]ATION|COUNTRY|CITY|STATE|INDUSTRY|TICKER|URL|NOTES?|CORRECTION-DATE|DISTRIBUTION|ACC-NO|ORIGINAL-SOURCE) ?:|(?:Classification|Graphic|Notes|Klassifikation|Classificatie|Clasificación)$)/;
const OWN_LABEL = new RegExp(`^${OWN_LABELS}`);
const LANGUAGE_LINE = /^(?:language|sprache|taal|langue|idioma|lingua) ?:(.{1,60})$/im;

/** Lines of a title page, with the search and the list of documents. */
const TITLE_PAGE =
  /^(?:(?:download request|print request|printopdracht|time of request|send to|terms|zoektermen|combined source|project id|date and time|job number|client\/matter|search (?:terms|type)|narrowed by|user name) ?:|documents? \(\d+\)$|content type narrowed by)/i;

const folded = (label: string): string => label.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

const labelled = (line: string): { name: string; value: string } | undefined => {
  const [, label = '', value = ''] = LABEL_LINE.exec(line) ?? [];
  if (label === '') return undefined;
  const name = Object.keys(HEAD_LABELS).find((known) => HEAD_LABELS[known]!.test(folded(label)));
  return name === undefined ? undefined : { name, value };
};

const LENGTH_LINE =
  /^[ \t]*(?:length|länge|laenge|longueur|longeur|lengte|longitud|lunghezza) ?:[ \t]*[\d.,]{1,8} ?(?:words?|wörter|wort|mots?|woorden|palabras|parole|palavras)/imu;
const BODY_MARK = new RegExp(BODY_LINE.source, 'im');
const TAIL_MARK = new RegExp(`^[ \\t]*${OWN_LABELS}`, 'm');

/** Whether a text is a delivery: it counts or ends its documents, or has a length and the labels around a body. */
export const isLexis = (text: string): boolean => {
  const marks = [COUNTER, DOCUMENT_END, LENGTH_LINE, BODY_MARK, TAIL_MARK].map((mark) => mark.test(text));
  const [counter, end, length, body, tail] = marks;
  return Boolean((counter && (length || body || tail)) || (end && (length || body)) || (tail && (length || body)));
};

/** The documents of a delivery. */
export function* readLexis(text: string): Generator<ExtractedRecord> {
  const isCounted = COUNTER.test(text);
  const counted = text.split(COUNTER);
  // What is above the first counter is a title page.
  const parts = (isCounted && !LENGTH_LINE.test(counted[0]!) ? counted.slice(1) : counted).flatMap((part) =>
    part.split(DOCUMENT_END),
  );
  let record = 0;
  for (const part of parts) {
    const lines = part.split('\n').map((line) => line.trim());
    if (!lines.some((line) => line !== '' && !isCopyright(line))) continue;
    const extracted = readDocument(lines, isCounted);
    yield extracted ? { record: ++record, extracted } : { record: ++record, problem: NO_TEXT };
  }
}

const readDocument = (all: readonly string[], isCounted: boolean): ExtractedArticle | undefined => {
  const mark = all.findIndex((line) => BODY_LINE.test(line));
  const below = mark === -1 ? bodyStart(all) : mark;
  if (below === -1 && all.some((line) => TITLE_PAGE.test(line))) return undefined;
  // A document without labels is all body.
  const start = Math.max(0, below);
  const body = all.slice(mark === -1 ? start : start + 1);
  const tail = tailStart(body);
  const lines = tail === -1 ? body : body.slice(0, tail);
  while (lines.length > 0 && (lines.at(-1) === '' || isCopyright(lines.at(-1)!))) lines.pop();
  const paragraphs = paragraphsOf(lines.join('\n'));
  if (paragraphs.length === 0) return undefined;
  const extracted: ExtractedArticle = { paragraphs };
  const { byline, ...fields } = headOf(all.slice(0, start), isCounted);
  const language = LANGUAGE_LINE.exec((tail === -1 ? [] : body.slice(tail)).join('\n'))?.[1];
  setFields(extracted, {
    ...fields,
    language: language && languageCode(language),
    ...writersOf(byline ?? ''),
  });
  return extracted;
};

/** Labels of captions and subjects are this close to the labels that only deliveries have, or to the end. */
const MAX_TAIL_CHARACTERS = 1500;

/** The first line below a body; -1 if there is none. "UPDATE:" and "NOTE:" may be words of the body. */
const tailStart = (body: readonly string[]): number => {
  const own = body.findIndex(
    (line) => OWN_LABEL.test(line) && (!line.startsWith('UPDATE') || isDateLine(line.slice(7).trim())),
  );
  let start = own;
  let between = 0;
  for (let at = (own === -1 ? body.length : own) - 1; at >= 0 && between <= MAX_TAIL_CHARACTERS; at--) {
    between += body[at]!.length;
    if (OTHER_LABEL.test(body[at]!)) start = at;
  }
  return start;
};

/** Where the body begins if no line says so: after the labels of the head. */
const bodyStart = (lines: readonly string[]): number => {
  let isLabelled = false;
  for (let at = 0; at < lines.length; at++) {
    if (lines[at] === '' || isCopyright(lines[at]!)) continue;
    if (labelled(lines[at]!)) {
      isLabelled = true;
      // A value goes on to the next empty line.
      while (at + 1 < lines.length && lines[at + 1] !== '' && !labelled(lines[at + 1]!)) at++;
    } else if (isLabelled) return at;
  }
  return -1;
};

interface Line {
  text: string;
  /** The block of lines it is in. */
  block: number;
}

const headOf = (
  lines: readonly string[],
  isCounted: boolean,
): { title?: string; source?: string; publishedAt?: string; dateline?: string; byline?: string } => {
  const titlePage = lines.findLastIndex((line) => TITLE_PAGE.test(line));
  const values = new Map<string, string>();
  const plain: Line[] = [];
  lineBlocks(lines.slice(titlePage + 1)).forEach((block, number) => {
    const isMixed = block.some((line) => labelled(line) || isDateLine(line) || isCopyright(line));
    let open: string | undefined;
    for (const line of isMixed ? block : [block.join(' ')]) {
      const label = labelled(line);
      if (label) {
        open = label.name;
        if (!values.has(label.name)) values.set(label.name, label.value);
      } else if (open !== undefined) values.set(open, `${values.get(open)} ${line}`);
      else if (!isCopyright(line)) plain.push({ text: line, block: number });
    }
  });
  const dated = plain.findIndex(({ text }) => isDateLine(text));
  const above = plain.slice(0, Math.max(0, dated)).map(({ text }) => text);
  // Editions are printed below the date without an empty line.
  const below = plain
    .slice(dated + 1)
    .filter(({ text, block }) => !isDateLine(text) && (dated === -1 || block !== plain[dated]!.block))
    .map(({ text }) => text);
  const title = values.get('title') ?? (isCounted ? (below[0] ?? above.at(-2)) : (above.at(-2) ?? below[0]));
  const publishedAt = plain.map(({ text }) => dayOfLine(text)).find(Boolean) ?? dayOfLine(values.get('date') ?? '');
  const source = values.get('source') ?? above.at(-1);
  const dateline = values.get('dateline');
  const byline = values.get('byline');
  return {
    ...(title && { title }),
    ...(source && { source }),
    ...(publishedAt && { publishedAt }),
    ...(dateline && { dateline }),
    ...(byline && { byline }),
  };
};
