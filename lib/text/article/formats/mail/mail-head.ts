import { trim } from '../../../trim.ts';
import { dateOf } from '../../head/dates.ts';
import { writtenDay } from '../../head/written-day.ts';

export interface Sender {
  name?: string;
  address?: string;
}

/** What the head of a quoted mail says. */
export interface MailHead {
  from?: Sender;
  subject?: string;
  date?: string;
}

/** The labels that mail programs print in a quoted head: English, German, French, Spanish, Portuguese, Italian, Dutch, Scandinavian. */
const LABELS = {
  from: 'from|von|de|da|van|från|fra|expéditeur|remitente|mittente|afzender|absender|od|от|发件人|寄件者|差出人',
  date: 'sent|date|gesendet|datum|envoyé|envoyé le|fecha|enviado|enviado el|enviada|enviada em|enviado em|verzonden|data|inviato|inviata|skickat|sendt|dato|wysłano|дата|отправлено|发送时间|日期|日付|送信日時',
  subject:
    'subject|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|ämne|emne|re|temat|předmět|тема|主题|主旨|件名',
  others:
    'to|an|à|a|para|aan|till|til|cc|kopie|copia|copie|ccn|cci|bcc|reply-to|antwort an|répondre à|responder a|rispondi a|beantwoorden|importance|priority|priorität|wichtigkeit|attachments?|anhang|anlagen?|anhänge|pièces? jointes?|adjuntos?|datos adjuntos|anexos?|allegat[io]|bijlagen?|organization|message-id|do|dw|komu|кому|копия|收件人|抄送|宛先',
};
type Label = keyof typeof LABELS;

const LABEL_LINE = new RegExp(
  `^[*_]{0,2}(?:${Object.entries(LABELS)
    .map(([label, words]) => `(?<${label}>${words})`)
    .join('|')})[*_]{0,2} ?(?::|：)[*_]{0,2}(?=\\s|$)\\s*(?<value>.{0,2000})`,
  'iu',
);
/** Lines of one value: a long list of addresses. */
const MAX_CONTINUED_LINES = 8;

/** A label in a language that is not known, and what may be an address. */
const UNKNOWN_LABEL = /^[*_]{0,2}[\p{L} ]{1,20}[*_]{0,2} ?[:：][*_]{0,2}\s*(?!\s)(.{0,400})$/u;

const labelOf = (line: string, isMarked: boolean): { label: Label; value: string } | undefined => {
  const groups = LABEL_LINE.exec(line.trim())?.groups;
  const label = groups && (Object.keys(LABELS) as Label[]).find((name) => groups[name] !== undefined);
  if (label) return { label, value: groups.value!.trim() };
  const value = isMarked ? UNKNOWN_LABEL.exec(line.trim())?.[1] : undefined;
  return value?.includes('@') ? { label: 'from', value } : undefined;
};

export interface FoundHead {
  head: MailHead;
  /** How many of its lines were read, and how many kinds of labels they have. */
  lines: number;
  labels: number;
}

/**
 * Reads the head of a quoted mail ("From: …", "Gesendet: …", "Objet : …") that begins on the first of the lines.
 *
 * @param isMarked whether a line above says that a mail follows: then labels of other languages are read too
 * @returns undefined unless it names a sender, and a subject or date
 */
export const readHead = (lines: readonly string[], isMarked: boolean): FoundHead | undefined => {
  const values = new Map<Label, string>();
  let isEnglish = true;
  let at = 0;
  while (at < lines.length) {
    const found = labelOf(lines[at]!, isMarked);
    if (!found) break;
    let { value } = found;
    if (/^[*_]*(?:von|de|da|van|från|fra)\b/iu.test(lines[at]!.trim())) isEnglish = false;
    const next = nextLabel(lines, at + 1, value === '', isMarked);
    for (const line of lines.slice(at + 1, next)) value = `${value} ${line.trim()}`.trim();
    if (!values.has(found.label)) values.set(found.label, value);
    at = next;
    // Some programs print an empty line between the lines of a head.
    const after = lines[at]?.trim() === '' ? labelOf(lines[at + 1] ?? '', isMarked) : undefined;
    if (after && !values.has(after.label)) at++;
  }
  const from = values.get('from');
  if (!from || !(values.has('subject') || values.has('date'))) return undefined;
  const date = values.get('date') ?? '';
  const head: MailHead = { from: senderOf(from) };
  const subject = values.get('subject');
  const day = dateOf(date) ?? writtenDay(date, isEnglish ? undefined : true);
  if (subject) head.subject = subject;
  if (day) head.date = day;
  return { head, lines: at, labels: values.size };
};

/** The line of the next label after lines that continue a value; the given line if no label follows them directly. */
const nextLabel = (lines: readonly string[], from: number, isEmpty: boolean, isMarked: boolean): number => {
  for (let at = from; at < Math.min(lines.length, from + MAX_CONTINUED_LINES); at++) {
    if (labelOf(lines[at]!, isMarked)) return at;
    if (lines[at]!.trim() === '') return isEmpty && at === from + 1 ? at : from;
  }
  return from;
};

const MAX_SENDER_CHARACTERS = 2000;
const MAX_NAME_CHARACTERS = 200;

/** "Karl Lund <karl@agency.example>", "Lund, Karl [mailto:karl@…]", "desk@… on behalf of Karl Lund". */
export const senderOf = (value: string): Sender => {
  const written = value
    .slice(0, MAX_SENDER_CHARACTERS)
    .split(/ (?:on behalf of|im auftrag von|de la part de|en nombre de|em nome de|per conto di|namens) /i)
    .at(-1)!;
  const address = /[^\s<>()[\]"';,:]{1,100}@[^\s<>()[\]"';,:]{3,150}/.exec(written)?.[0];
  const beforeAddress = written.slice(0, MAX_NAME_CHARACTERS).split(/[<[(]| via /i, 1)[0]!;
  const name = trim(beforeAddress, /[\s"'*]/, /[\s"'*;,]/);
  return { ...(name !== '' && !name.includes('@') && { name }), ...(address && { address }) };
};
