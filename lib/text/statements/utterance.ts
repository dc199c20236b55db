import { INSIDE, type Page, type TokenRange } from './page/page.ts';
import type { Report } from './reports/read-reports.ts';
import type { AntecedentChoice } from './speakers/antecedents.ts';
import type { Party, PartyChoice, Turn } from './speakers/party.ts';
import type { Statement } from './statement.ts';

/** Words of somebody: a report, or a quotation without one. */
export interface Utterance {
  report: Report | undefined;
  content: TokenRange[];
  party: Party | undefined;
  key: string;
  /** The speaker as printed: "he". */
  mention: string;
  /** The utterance in whose words this one is reported: "Keller said that Brandt had denied it". */
  outer?: Utterance;
  /** A turn of a transcript. */
  isTurn?: boolean;
  /** A turn of whoever asks, in an interview whose turns nobody is named for: no statement. */
  isQuestion?: boolean;
  /** The question that it answers, in an interview. */
  answers?: TokenRange;
  /** The layout says whose words they are: "Nathan Holt: “I resign.”" */
  isCertain?: boolean;
  odds: { report: number; content: number; source: number; party: number };
}

/** An utterance and the statement that is made of it. */
export interface Told {
  utterance: Utterance;
  statement: Statement;
}

/** Looks on while choices are made: training learns from what it sees. */
export interface Witness {
  quotation?(choice: PartyChoice, words: TokenRange): void;
  pronoun?(choice: AntecedentChoice, report: Report): void;
  /** @param described as it is printed */
  description?(choice: AntecedentChoice, report: Report, described: Party): void;
}

/** The first token of the words. */
export const startOf = ({ content }: Utterance): number => content[0]!.from;

/** The utterance as those beside it see it. */
export const turnOf = (page: Page, { report, content, key }: Utterance): Turn => {
  const first = content[0]!;
  const last = content.at(-1)!;
  return {
    key,
    start: Math.min(first.from, report ? report.predicate.at : first.from),
    end: Math.max(last.to - 1, report ? report.predicate.at : 0),
    isDirect: page.quote[first.from] === INSIDE,
  };
};

/** How likely a speaker must be, that the text does not name in so many words. */
export const MIN_PARTY = 0.5;
