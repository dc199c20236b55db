import type { Sentence, Span } from '../../lib/text/language/document.ts';
import type { NameType } from '../../lib/text/language/names/labels.ts';

/** A labelled document as running text: each sentence of the file is a paragraph, tokenised as the pipeline does it. */
export interface LabelledDocument {
  text: string;
  paragraphs: Span[];
  sentences: Sentence[];
  /** Of each sentence, the labels of its tokens (see names/labels.ts). */
  tags: Uint8Array[];
  /** The names to be found, as they are written. */
  names: { surface: string; type: NameType }[];
}
