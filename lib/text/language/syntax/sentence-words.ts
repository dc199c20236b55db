import { hashText } from '../../models/hash.ts';
import { wordClusters } from '../../models/word-clusters.ts';
import { isDigit, isLower, isUpper } from '../characters.ts';
import { type Lexeme, ofLexeme } from '../lexemes.ts';
import { wordHash } from '../word-facts.ts';

/** What the models look at in a word, as numbers. */
interface WordProperties {
  /** Another one for each word, 0 for an edge. */
  id: number;
  /** Hash of the word in lower case, digits as 0. */
  word: number;
  /** Hash of the word as it is written. */
  form: number;
  /** Hashes of the last one, two and three letters and the first two, in lower case. */
  suffix1: number;
  suffix2: number;
  suffix3: number;
  prefix: number;
  /** Hash of the case pattern, each run as one character: Xx, X, x, dx, X.X. */
  shape: number;
  /** Numbers of its word clusters, 0 for a word without clusters. */
  coarse: number;
  middle: number;
  fine: number;
  /** The kind of a punctuation mark, see `markOf`; 0 for words. */
  mark: number;
}

/** The rest of a longer word is ignored in its shape. */
const MAX_SHAPE_CHARACTERS = 12;

const kindOf = (character: string): string => {
  const code = character.charCodeAt(0);
  if (isDigit(code)) return 'd';
  if (isLower(code)) return 'x';
  return isUpper(code) ? 'X' : character;
};

const shapeOf = (text: string): string => {
  let shape = '';
  for (const character of text.slice(0, MAX_SHAPE_CHARACTERS)) {
    const kind = kindOf(character);
    if (!shape.endsWith(kind)) shape += kind;
  }
  return shape;
};

export const OPENING_QUOTE = 16;
export const CLOSING_QUOTE = 32;

/** The kind of a punctuation mark as a bit, 0 for words and for marks that are read like words. */
const markOf = (text: string): number => {
  switch (text) {
    case ',':
      return 1;
    case '--':
    case '-':
      return 2;
    case ':':
      return 4;
    case ';':
      return 8;
    case '“':
      return OPENING_QUOTE;
    case "'":
    case '”':
      return CLOSING_QUOTE;
    case '(':
    case '[':
      return 64;
    case ')':
    case ']':
      return 128;
    case '...':
    case '/':
    case '*':
    case '|':
      return 512;
    default:
      return /^[.?!]+$/.test(text) ? 256 : 0;
  }
};

let lastId = 0;

const propertiesOf = ofLexeme(({ text, lower }): WordProperties => {
  const word = wordHash(text);
  const clusters = new Int32Array(wordClusters().levels);
  wordClusters().write(word, clusters, 0);
  return {
    id: ++lastId,
    word,
    form: hashText(text),
    suffix1: hashText(lower.slice(-1)),
    suffix2: hashText(lower.slice(-2)),
    suffix3: hashText(lower.slice(-3)),
    prefix: hashText(lower.slice(0, 2)),
    shape: hashText(shapeOf(text)),
    coarse: clusters[0]!,
    middle: clusters[1]!,
    fine: clusters[2]!,
    mark: markOf(text),
  };
});

/** The word's index in the table of clusters, plus 1: 0 for an unknown word. */
export const clusterIndexOf = ofLexeme(({ text }) => wordClusters().indexOf(wordHash(text)) + 1);

/** Longer sentences are parsed in pieces. */
export const MAX_TOKENS = 300;

/** Edges before and after the words, so that features may look that far without a check. */
export const PADDING = 3;

/** A position that holds no word. */
export const NOTHING = 0;

const column = (): Int32Array => new Int32Array(MAX_TOKENS + 2 * PADDING);

/**
 * The words of one sentence, a column for each property: the token i is at position i + PADDING. All zeros are an edge.
 * Refilled for every sentence.
 */
export class SentenceWords {
  /** Position after the last word. */
  end = PADDING;
  readonly id = column();
  readonly word = column();
  readonly form = column();
  readonly suffix1 = column();
  readonly suffix2 = column();
  readonly suffix3 = column();
  readonly prefix = column();
  readonly shape = column();
  readonly coarse = column();
  readonly middle = column();
  readonly fine = column();
  readonly mark = column();
  /** What the models find: indices in `TAGS`, in the supertags of the model and in `RELATIONS`, each plus 1. */
  readonly tag = column();
  readonly supertag = column();
  readonly relation = column();
  /** Position of the head, `NOTHING` for the root. */
  readonly head = column();

  /** @param lexemes at most MAX_TOKENS. */
  fill(lexemes: readonly Lexeme[]): void {
    this.end = lexemes.length + PADDING;
    for (let i = 0; i < lexemes.length; i++) {
      const at = i + PADDING;
      const properties = propertiesOf(lexemes[i]!);
      this.id[at] = properties.id;
      this.word[at] = properties.word;
      this.form[at] = properties.form;
      this.suffix1[at] = properties.suffix1;
      this.suffix2[at] = properties.suffix2;
      this.suffix3[at] = properties.suffix3;
      this.prefix[at] = properties.prefix;
      this.shape[at] = properties.shape;
      this.coarse[at] = properties.coarse;
      this.middle[at] = properties.middle;
      this.fine[at] = properties.fine;
      this.mark[at] = properties.mark;
    }
    this.#clearEdge();
  }

  #clearEdge(): void {
    const { end } = this;
    for (const values of [
      this.id,
      this.word,
      this.form,
      this.suffix1,
      this.suffix2,
      this.suffix3,
      this.prefix,
      this.shape,
      this.coarse,
      this.middle,
      this.fine,
      this.mark,
      this.tag,
      this.supertag,
      this.relation,
    ])
      for (let at = end; at < end + PADDING; at++) values[at] = 0;
  }
}
