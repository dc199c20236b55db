import { writtenDay } from '../../head/written-day.ts';
import { type MailHead, readHead, senderOf } from './mail-head.ts';
import { withoutSignature } from './mail-notices.ts';

/** A mail inside another one. */
export interface Forwarded {
  head: MailHead;
  /** Where its text begins: an index into the lines. */
  start: number;
  /** Its lines, without the marks of quotation. */
  lines: string[];
}

/** Longer text above a mail is not a remark on it but the message itself, unless the subject says "Fwd". */
const MAX_REMARK_CHARACTERS = 300;
const MAX_FORWARDERS_CHARACTERS = 3000;
/** How often a mail may have been forwarded. */
const MAX_DEPTH = 10;

/** Lines above a forwarded mail, and the rule that Outlook draws. */
const MARK =
  /^(?:[-_*]{2,} ?[\p{L}][\p{L} ]{6,40} ?[-_*]{2,}|[-_]{10,}|begin forwarded message ?:|anfang der weitergeleiteten (?:nachricht|e-mail) ?:|début du message (?:réexpédié|transféré) ?:|inicio del mensaje reenviado ?:|início da mensagem reencaminhada ?:|inizio messaggio inoltrato ?:|begin doorgestuurd bericht ?:)$/iu;

/** How programs introduce a quoted mail: "On Tue, Mar 3, 2026 at 3:00 PM Karl Lund <karl@…> wrote:". */
const ATTRIBUTION =
  /^(?:(?:on|le|el|il|em|op|am|den) .{8,250}? (?:wrote|a écrit|escribió|escreveu|ha scritto|schreef|schrieb|skrev)(?: .{2,150})?|.{2,100} (?:schrieb|wrote|schreef) (?:am|on|op) .{8,80}) ?:$/iu;

const PREFIX = '(?:fwd?|re|aw|wg|tr|rv|antw|antwort|sv|vs|vb|enc|res|ref|doorst|odp|pd|[ir])(?:\\[\\d{1,2}\\])? ?:';
const PREFIXES = new RegExp(`^(?:\\s*(?:${PREFIX}|\\[(?:ext|extern|external)\\]:?))+\\s*`, 'i');
const FORWARDED = /^\s*(?:(?:re|aw|\[ext(?:ern(?:al)?)?\])(?: ?:)?\s*)*(?:fwd?|wg|tr|rv|enc|doorst|vb|i|pd) ?:/i;

/** A subject without "Fwd:", "WG:", "[EXTERNAL]". */
export const bareSubject = (subject: string): string => subject.replace(PREFIXES, '');
/** Whether a subject says that the mail is forwarded. */
const saysForwarded = (subject: string): boolean => FORWARDED.test(subject);

/**
 * The mail that this one only forwards, the innermost if it was forwarded more than once.
 *
 * @param subject of the mail around it
 */
export const forwardedIn = (lines: readonly string[], subject = ''): Forwarded | undefined => {
  let found: Forwarded | undefined;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const inner = nextMail(found?.lines ?? lines, found?.head.subject ?? subject);
    if (!inner) break;
    const outerSubject = found?.head.subject;
    found = {
      head: { ...(outerSubject && { subject: outerSubject }), ...inner.head },
      start: (found?.start ?? 0) + inner.start,
      lines: inner.lines,
    };
  }
  return found;
};

/** Where a mail that this one answers begins, if it is quoted below the answer. */
export const quotedFrom = (lines: readonly string[]): number => {
  for (let at = 1; at < lines.length; at++) if (mailAt(lines, at)?.isCertain) return at;
  return lines.length;
};

const nextMail = (lines: readonly string[], subject: string): Forwarded | undefined => {
  const isForward = saysForwarded(subject);
  const limit = isForward ? MAX_FORWARDERS_CHARACTERS : MAX_REMARK_CHARACTERS;
  let above = 0;
  for (let at = 0; at < lines.length && above <= limit + MAX_FORWARDERS_CHARACTERS; at++) {
    const mail = mailAt(lines, at);
    if (mail && (isForward || mail.isCertain)) {
      const remark = lengthOf(withoutSignature(lines.slice(0, at)));
      const text = unquoted(lines.slice(mail.start), depthOf(lines[mail.quoted] ?? ''));
      if (remark > limit || remark > lengthOf(text)) return undefined;
      return { head: mail.head, start: mail.start, lines: text };
    }
    above += lines[at]!.trim().length;
  }
  return undefined;
};

interface MailAt {
  head: MailHead;
  /** The line of its text, and the line that tells how deep it is quoted. */
  start: number;
  quoted: number;
  /** There is a mark, or too much of a head to be anything else. */
  isCertain: boolean;
}

/** The mail whose mark, head or attribution is on this line. */
const mailAt = (lines: readonly string[], at: number): MailAt | undefined => {
  const line = bare(lines[at]!);
  if (line === '') return undefined;
  const isMark = MARK.test(line);
  let from = at;
  if (isMark) for (from++; from < lines.length && from < at + 4 && bare(lines[from]!) === ''; ) from++;
  if (isMark || line.includes(':')) {
    const found = readHead(lines.slice(from, from + MAX_HEAD_LINES).map(bare), isMark);
    if (found) {
      const isCertain = isMark || found.labels >= 3;
      return { head: found.head, start: from + found.lines, quoted: from, isCertain };
    }
  }
  return attributionAt(lines, at, line);
};

const MAX_HEAD_LINES = 40;
const MAX_ATTRIBUTION_LINES = 3;

const attributionAt = (lines: readonly string[], at: number, line: string): MailAt | undefined => {
  let attribution = line;
  for (let end = at + 1; end <= at + MAX_ATTRIBUTION_LINES; end++) {
    if (ATTRIBUTION.test(attribution)) {
      let quoted = end;
      while (quoted < lines.length - 1 && bare(lines[quoted]!) === '') quoted++;
      const isQuoted = depthOf(lines[quoted] ?? '') > depthOf(lines[at]!);
      if (!isQuoted && !attribution.includes('@')) return undefined;
      return { head: attributionHead(attribution), start: end, quoted, isCertain: true };
    }
    const next = bare(lines[end] ?? '');
    if (next === '' || attribution.length > 300) return undefined;
    attribution = `${attribution} ${next}`;
  }
  return undefined;
};

const VERB = / (?:schrieb|schreef|skrev) (?!am |op )(.{2,150}?) ?:$/iu;
const BEFORE_VERB =
  /(?:\d{4},?|\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: uhr)?,?) (\P{N}{2,150}?) (?:wrote|a écrit|escribió|escreveu|ha scritto) ?:$/iu;
const FIRST = /^(.{2,100}) (?:schrieb|wrote|schreef) (?:am|on|op) /iu;

const attributionHead = (attribution: string): MailHead => {
  const date = writtenDay(attribution, /^on /i.test(attribution) ? undefined : true);
  const sender = (VERB.exec(attribution) ?? BEFORE_VERB.exec(attribution) ?? FIRST.exec(attribution))?.[1];
  return { ...(sender && { from: senderOf(sender) }), ...(date && { date }) };
};

const QUOTES = /^(?:[ \t]?>)+/;

/** How deep a line is quoted: the number of ">" before it. */
const depthOf = (line: string): number => (QUOTES.exec(line)?.[0] ?? '').replace(/[^>]/g, '').length;

/** A line without marks of quotation. */
export const bare = (line: string): string => line.replace(QUOTES, '').trim();

/** The lines that are quoted so deep, up to the first that is not. */
const unquoted = (lines: readonly string[], depth: number): string[] => {
  if (depth === 0) return withoutQuotation(lines);
  const quoted: string[] = [];
  for (const line of lines) {
    if (depthOf(line) < depth && line.trim() !== '') break;
    quoted.push(lessQuoted(line, depth));
  }
  return quoted;
};

/** A line without so many of its marks of quotation, and the space behind them. */
const lessQuoted = (line: string, depth: number): string => {
  const marks = [...(QUOTES.exec(line)?.[0] ?? '').matchAll(/[ \t]?>/g)];
  const last = marks[Math.min(depth, marks.length) - 1];
  return last ? line.slice(last.index + last[0].length).replace(/^ /, '') : line;
};

/** The lines without marks of quotation, if most of them have some. */
export const withoutQuotation = (lines: readonly string[]): string[] => {
  const printed = lines.filter((line) => line.trim() !== '');
  const quoted = printed.filter((line) => depthOf(line) > 0).length;
  return quoted * 2 > printed.length ? lines.map(bare) : [...lines];
};

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.trim().length, 0);
