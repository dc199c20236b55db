import type { Span } from '../language/document.ts';
import type { Act, Stance, StatementKind } from '../vocabulary.ts';

/** The speaker of a statement whose text names nobody. */
export const UNKNOWN = 'unknown';

/** What somebody is reported to have said, claimed or denied. */
export interface Statement extends Span {
  /** Canonical name ("Leon Panetta"), an unnamed source as printed ("a senior official"), or `unknown`. */
  speaker: string;
  /** As printed: "he", "the Defense Secretary". */
  speakerMention: string;
  /** The speaker's role, where the article gives one. */
  role?: string;
  /** The word that reports: said, told, alleged, according to. Empty where the paragraph is a running quotation. */
  cue: string;
  act: Act;
  kind: StatementKind;
  /** Verbatim; of a direct quotation without its quotation marks; pieces parted by "he said" joined as they were spoken. */
  content: string;
  /** The same as stretches of the text, in order. `start` and `end` of the statement embrace them. */
  pieces: Span[];
  stance: Stance;
  /** Whom it was said to: CNN. */
  addressee?: string;
  /** Where it was said: a Congressional Committee. */
  venue?: string;
  /** When it was said, as printed ("last month"). */
  when?: string;
  /** Canonical names in the content, and in what it points back at (see `regarding`). */
  about: string[];
  /** As printed, what it answers or what "it", "such a link" or "the claim" in it stands for: "the links between …". */
  regarding?: string;
  /** Softened by the speaker or the writer: may, reportedly, if. */
  hedged: boolean;
  /** The saying is negated ("did not say"). */
  negated: boolean;
  /** It stands in the headline: its offsets are those of the headline. */
  headline?: true;
  /** The probability that a careful reader would sign all of it, 0 to 1. */
  confidence: number;
}
