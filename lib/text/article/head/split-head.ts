import type { Article } from '../article.ts';
import { areBareNames, isByline, isJobLine, isNamedIn, isOrganisationWord, MAX_BYLINE_CHARACTERS } from './byline.ts';
import { bylineAndDate, datesOf } from './credits.ts';
import { type DateOrder, orderOfDates, orderOfLanguage } from './date-order.ts';
import { datelineOf, dayOfDateline, isDateline } from './dateline.ts';
import { dateOf, dateWithin, isUpdate } from './dates.ts';
import { withoutBiographies } from './foot.ts';
import { foldedTitle, hasTitleWords, isDoubtfulHeadline, mayBeHeadline } from './headline.ts';
import { isHeadLabel, isLead, isNote, isRouting, isSectionLabel, isSignOff, SENTENCE_END } from './lines.ts';
import { contactLinesAt } from './press-release.ts';

const MAX_PUBLICATION_CHARACTERS = 40;
const MAX_DECK_CHARACTERS = 300;
/** Decks between a headline and the byline below it. */
const MAX_DECKS = 2;
/** Lines above the headline, and below it, that are read as parts of a head. */
const MAX_LINES_ABOVE = 6;
const MAX_LINES_BELOW = 8;
/** Lines in which a chronicle shows. */
const MAX_DIARY_LINES = 300;
/** Words that a headline has if a byline or date tells that it is one, and if nothing does but itself. */
const MIN_WORDS = 2;
const MIN_WORDS_ALONE = 3;
const MAX_KICKER_WORDS = 3;
/** Characters of the label of a section above a title that is known. */
const MAX_LABEL_CHARACTERS = 50;

/** The parts above the body, and the body. */
export type Head = Pick<Article, 'title' | 'byline' | 'dateline' | 'publishedAt' | 'source' | 'paragraphs'>;

/**
 * Separates title, byline and date lines from the body of a plain text. A deck between title and byline is the body's
 * first paragraph; labels of sections and lines for editors are left out.
 *
 * A line becomes the title only if it is certainly a headline: short and without sentence-final punctuation, and above
 * a byline, a date or a dateline, or above text that has that punctuation. A doubtful line stays in the body, where
 * statements and names are read.
 *
 * @param knownTitle the title given by the file's format; the body may still start with it
 * @param language of the text, if the file states it
 */
export const splitHead = (lines: string[], knownTitle?: string, language?: string): Head =>
  new HeadReader(lines, language).read(knownTitle);

/** Reads a head line by line. */
class HeadReader {
  readonly #lines: string[];
  readonly #hasDates: boolean;
  readonly #order: DateOrder | undefined;
  readonly #head: Omit<Head, 'paragraphs'> = {};
  /** Lines of the head that stay in the body: decks, notes to readers. */
  readonly #kept: string[] = [];
  #isTitleKnown = false;
  /** The day from which the text may be printed. */
  #release: string | undefined;
  /** Whether the date read so far is that of an update. */
  #isUpdate = false;
  #at = 0;

  constructor(lines: string[], language: string | undefined) {
    this.#lines = lines;
    this.#hasDates = !isDiary(lines);
    this.#order = orderOfHead(lines, language);
  }

  read(knownTitle: string | undefined): Head {
    this.#isTitleKnown = knownTitle !== undefined;
    if (knownTitle === undefined) this.#readDownToTitle();
    else this.#readDownToKnown(knownTitle);
    this.#readDownToBody();
    return this.#finish();
  }

  /** A line by its number; nothing behind the last one. */
  #line(at = this.#at): string {
    return this.#lines[at] ?? '';
  }

  /** Whether there is a line beside the one that must be left for the body. */
  get #hasNext(): boolean {
    return this.#at < this.#lines.length - 1;
  }

  #readDownToTitle(): void {
    for (let turn = 0; turn < MAX_LINES_ABOVE && this.#hasNext; turn++) {
      const found = this.#titleAt(this.#at);
      if (found) {
        this.#takeTitle(found.title, found.lines);
        return;
      }
      if (isNote(this.#line())) this.#kept.push(this.#line());
      else if (!this.#takeLineAbove()) return;
      this.#at++;
    }
  }

  /** The title may be printed again, below the label of a section or a credit. */
  #readDownToKnown(title: string): void {
    const printed = this.#lines.slice(0, MAX_LINES_ABOVE).findIndex((line) => foldedTitle(line) === foldedTitle(title));
    const above = this.#lines.slice(0, Math.max(0, printed));
    if (above.every((line) => line.length <= MAX_LABEL_CHARACTERS && !SENTENCE_END.test(line)))
      for (; this.#at < above.length; this.#at++) this.#takeCredit();
    this.#takeTitle(title, 0);
  }

  #takeLineAbove(): boolean {
    if (this.#takeRouting()) return true;
    const isPublication = this.#isPublicationAt(this.#at) && this.#titleAt(this.#at + 2) !== undefined;
    if (isPublication) this.#head.source = this.#line();
    return isPublication || this.#takeContacts() || this.#isLabelAt(this.#at) || this.#takeCredit();
  }

  #takeRouting(): boolean {
    if (!isRouting(this.#line())) return false;
    this.#release ??= dateWithin(this.#line());
    return true;
  }

  /** Passes all lines but the last of the contacts of a press release. */
  #takeContacts(): boolean {
    const count = contactLinesAt(this.#lines, this.#at);
    if (count === 0 || this.#at + count >= this.#lines.length) return false;
    this.#at += count - 1;
    return true;
  }

  #takeTitle(title: string, lines: number): void {
    this.#head.title = title;
    this.#at += lines;
    while (this.#hasNext && foldedTitle(this.#line()) === foldedTitle(title)) this.#at++;
  }

  #readDownToBody(): void {
    for (let turn = 0; turn < MAX_LINES_BELOW && this.#hasNext; turn++) {
      const line = this.#line();
      if (this.#takeRouting() || this.#takeContacts() || isHeadLabel(line) || isSignOff(line) || this.#takeCredit())
        this.#at++;
      else if (isNote(line) || this.#isDeck()) {
        this.#kept.push(line);
        this.#at++;
      } else return;
    }
  }

  /** Takes a byline, date or name of a publication, at most one of each. */
  #takeCredit(): boolean {
    const head = this.#head;
    const line = this.#line();
    const both = this.#hasDates ? bylineAndDate(line, this.#order) : undefined;
    const publishedAt = both?.publishedAt ?? this.#dateAt(this.#at);
    if (publishedAt !== undefined) {
      if (head.publishedAt === undefined || (this.#isUpdate && !isUpdate(line))) {
        head.publishedAt = publishedAt;
        this.#isUpdate = isUpdate(line);
      }
      if (both) head.byline ??= both.byline;
    } else if (this.#isJob(line)) head.byline = `${head.byline}, ${line}`;
    else if (head.byline === undefined && (isByline(line) || this.#isBareByline())) head.byline = line;
    else if (head.source === undefined && this.#isPublicationAt(this.#at) && (head.byline ?? head.title))
      head.source = line;
    else return false;
    return true;
  }

  /** What the writer of the byline above is. */
  #isJob(line: string): boolean {
    const { byline } = this.#head;
    return byline !== undefined && byline === this.#line(this.#at - 1) && isJobLine(line);
  }

  #dateAt(at: number): string | undefined {
    return this.#hasDates ? datesOf(this.#line(at), this.#order) : undefined;
  }

  /** Names below a title, beside a date, or of nobody whom the text is about. */
  #isBareByline(): boolean {
    if (this.#head.title === undefined || !areBareNames(this.#line())) return false;
    const rest = withoutBiographies(this.#lines.slice(this.#at + 1), [this.#line()]);
    return (
      this.#isAboveDate(this.#at) ||
      (!this.#isTitleKnown &&
        isLead(rest[0] ?? '') &&
        !this.#line()
          .split(/,|&| and /)
          .some((name) => isNamedIn(name, rest)))
    );
  }

  /** Whether a line is the byline or date, or names above a date. */
  #isCreditAt(at: number): boolean {
    if (isByline(this.#line(at)) || this.#dateAt(at) !== undefined) return true;
    if (areBareNames(this.#line(at))) return this.#isAboveDate(at);
    return this.#hasDates && bylineAndDate(this.#line(at), this.#order) !== undefined;
  }

  /** Whether a date follows, with a publication or label between them or not. */
  #isAboveDate(at: number): boolean {
    const isBetween = (line: string): boolean => isHeadLabel(line) || isPublicationShaped(line) || isJobLine(line);
    for (let next = at + 1; next <= at + 3; next++) {
      if (this.#dateAt(next) !== undefined) return true;
      if (!isBetween(this.#line(next))) return false;
    }
    return false;
  }

  /** How many decks stand at a line, above a byline or date; 0 if nothing of the kind follows. */
  #decksAt(from: number): number {
    for (let count = 0; count <= MAX_DECKS; count++) {
      if (this.#isCreditAt(from + count)) return count;
      const line = this.#line(from + count);
      if (line.length > MAX_DECK_CHARACTERS || isNote(line) || datelineOf(line) !== undefined) return 0;
    }
    return 0;
  }

  #isDeck(): boolean {
    const { title, byline, publishedAt } = this.#head;
    return title !== undefined && byline === undefined && publishedAt === undefined && this.#decksAt(this.#at) > 0;
  }

  /** The title that begins at a line, and how many lines it takes with its kicker. */
  #titleAt(at: number): { title: string; lines: number } | undefined {
    const [line, next] = [this.#line(at), this.#line(at + 1)];
    if (isRouting(line) || isSectionLabel(line) || !mayBeHeadline(line)) return undefined;
    const third = this.#line(at + 2);
    if (this.#isPublicationAt(at) && mayBeHeadline(third) && !isLead(third)) return undefined;
    // Whether the first or the second line is the headline: both are told.
    const isKicker = isKickerShaped(line) || (line.split(' ').length === MIN_WORDS && this.#decksAt(at + 1) > 0);
    if (isKicker && mayBeHeadline(next) && hasTitleWords(next, MIN_WORDS_ALONE) && this.#isAttested(at + 1))
      return { title: `${line.replace(/:$/, '')}: ${next}`, lines: 2 };
    return (hasTitleWords(line, MIN_WORDS) && this.#isAttested(at)) || this.#isCertainTitle(at)
      ? { title: line, lines: 1 }
      : undefined;
  }

  /** Whether what stands below a line shows that it is a headline: a byline or date above running text, a dateline. */
  #isAttested(at: number): boolean {
    const next = this.#line(at + 1);
    if (isLead(next) && hasCertainDateline(next)) return true;
    const decks = this.#decksAt(at + 1);
    if (decks === 0 && !this.#isCreditAt(at + 1)) return false;
    return this.#lines
      .slice(at + 1 + decks)
      .slice(1, MAX_LINES_BELOW)
      .some(isLead);
  }

  /** Whether a line is a headline although no byline or date says so. */
  #isCertainTitle(at: number): boolean {
    const first = this.#line(at);
    const rest = this.#lines.slice(at + 1);
    if (rest.length === 0 || !hasTitleWords(first, MIN_WORDS_ALONE)) return false;
    // Lists, poems and tables: if the body has no sentence ends, their absence says nothing about the first line.
    const firstSentence = rest.findIndex((line) => SENTENCE_END.test(line));
    const body = rest.slice(Math.max(0, Math.min(4, firstSentence)));
    const sentences = body.filter((paragraph) => SENTENCE_END.test(paragraph)).length;
    if (sentences < body.length * 0.6) return false;
    const [below = '', next = ''] = [1, 2, 3, 4, 5]
      .map((ahead) => at + ahead)
      .filter((ahead) => !this.#isCreditAt(ahead) && !this.#isPublicationAt(ahead))
      .map((ahead) => this.#line(ahead))
      .filter((line) => foldedTitle(line) !== foldedTitle(first));
    if (!isLead(isDeckOf(below, next) ? next : below)) return false;
    return !isDoubtfulHeadline(first) || isByline(rest[0]!);
  }

  /** Whether a line is the label of a section, or a single word, above a headline. */
  #isLabelAt(at: number): boolean {
    const isLabel = isSectionLabel(this.#line(at)) || /^\p{Lu}[\p{L}-]{2,20}:?$/u.test(this.#line(at));
    return isLabel && this.#titleAt(at + 1) !== undefined;
  }

  /** Whether a line is the short name of a publication above a date or dateline: "The Elster Courier". */
  #isPublicationAt(at: number): boolean {
    const line = this.#line(at);
    if (!isPublicationShaped(line) || isByline(line) || isJobLine(line)) return false;
    const next = at + (isHeadLabel(this.#line(at + 1)) ? 2 : 1);
    if (this.#dateAt(next) !== undefined || datelineOf(this.#line(next)) !== undefined)
      return this.#head.byline !== undefined || !areBareNames(line);
    const isOrganisation = line.split(' ').some((word) => isOrganisationWord(word.toLowerCase()));
    return this.#head.byline !== undefined && isOrganisation && isLead(this.#line(next));
  }

  #finish(): Head {
    const rest = this.#lines.slice(this.#at);
    const lead = rest[0] ?? '';
    const dateline = isDateline(lead) ? lead : datelineOf(lead);
    const head: Head = { ...this.#head, paragraphs: [...this.#kept, ...rest] };
    if (this.#release !== undefined) head.publishedAt ??= this.#release;
    if (dateline === undefined || isTranscript(dateline, rest)) return head;
    head.dateline = dateline;
    const day = dayOfDateline(dateline);
    if (day !== undefined) head.publishedAt ??= day;
    return head;
  }
}

/** The order of day and month in dates of a head: none has one without a date between slashes. */
const orderOfHead = (lines: string[], language: string | undefined): DateOrder | undefined => {
  const head = lines.slice(0, MAX_LINES_ABOVE + MAX_LINES_BELOW);
  if (!head.some((line) => /\d\/\d{1,2}\/\d/.test(line))) return undefined;
  const dates = head.filter((line) => line.length <= MAX_BYLINE_CHARACTERS).join('\n');
  return orderOfDates(dates) ?? orderOfLanguage(language, lines);
};

const isPublicationShaped = (line: string): boolean =>
  line.length <= MAX_PUBLICATION_CHARACTERS &&
  /^\p{Lu}[\p{L}’' .,&-]*\p{L}$/u.test(line) &&
  line.split(' ').every((word) => /^\p{Lu}/u.test(word) || PUBLICATION_JOINT.test(word));

const PUBLICATION_JOINT = /^(?:of|for|the|and|de|la|du|et|y|und|van|voor|di)$/;

/** Whether dates divide a text, as in a chronicle: then none of them says when it was published. */
const isDiary = (lines: string[]): boolean => {
  let before = false;
  let hasTextSince = false;
  for (const line of lines.slice(0, MAX_DIARY_LINES)) {
    if (dateOf(line) === undefined) hasTextSince ||= isLead(line);
    else {
      if (before && hasTextSince) return true;
      before = true;
      hasTextSince = false;
    }
  }
  return false;
};

/** With a date or agency, and not only a place: "RILL - Five boats …" may be a list. */
const hasCertainDateline = (line: string): boolean => /\d|[(/]\p{L}/u.test(datelineOf(line) ?? '');

/** "KING: Welcome." is not a dateline if other paragraphs begin so too. */
const isTranscript = (dateline: string, paragraphs: string[]): boolean =>
  /^[^\d()]*: $/.test(dateline) && paragraphs.slice(1).some((line) => /^\p{Lu}[\p{Lu}. '’-]{1,30}: /u.test(line));

/** A few words in capitals above a headline that is not: a kicker, or a headline above its deck. */
const isKickerShaped = (line: string): boolean =>
  line.includes(' ') && line.split(' ').length <= MAX_KICKER_WORDS && !/\p{Ll}/u.test(line) && /\p{Lu}{2}/u.test(line);

/** Whether a line without a full stop is the only one between a headline and the text. */
const isDeckOf = (line: string, next: string): boolean =>
  mayBeHeadline(line) &&
  isLead(next) &&
  !isDoubtfulHeadline(line) &&
  (hasTitleWords(line, MIN_WORDS_ALONE) || areBareNames(line));
