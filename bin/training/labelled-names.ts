import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Sentence, Span, Token } from '../../lib/text/language/document.ts';
import { trimmed } from '../../lib/text/language/entities/mentions.ts';
import { labelAt, NAME_TYPES, type NameType, OUTSIDE } from '../../lib/text/language/names/labels.ts';
import type { REGISTERS } from '../../lib/text/language/names/register.ts';
import { splitSentences } from '../../lib/text/language/sentences.ts';
import { tokenise } from '../../lib/text/language/tokens.ts';
import type { EntityType } from '../../lib/text/vocabulary.ts';

/** A labelled document as running text, one sentence of the file a paragraph, tokenised as the function does it. */
export interface LabelledDocument {
  text: string;
  paragraphs: Span[];
  sentences: Sentence[];
  /** A label for each token of each sentence (see labels.ts). */
  tags: Uint8Array[];
  /** Names as they are written, with their types: what a reader of the whole document would list. */
  names: { surface: string; type: NameType }[];
}

type TaggedSentence = { words: string[]; tags: string[] };

/** The label of the project for one of a file, undefined for what is no name. */
export type TypeOf = (label: string) => NameType | undefined;

/** Sentences in a document, where the file does not say where documents begin: as the scorer lays them out. */
const SENTENCES = 12;

/**
 * A file of CoNLL's form (word, blank, label; an empty line between sentences), gzipped or not.
 *
 * @param narrow learn only what is a name of each label; the names to be found stay as the file has them.
 */
export const readDocuments = (folder: string, file: string, typeOf: TypeOf, narrow = false): LabelledDocument[] => {
  const bytes = readFileSync(join(folder, file));
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  const documents: TaggedSentence[][] = [[]];
  let sentence: TaggedSentence = { words: [], tags: [] };
  const begin = (): void => {
    if ((documents.at(-1) as TaggedSentence[]).length > 0) documents.push([]);
  };
  for (const line of [...lines, '']) {
    const [word, ...rest] = line.trim().split(/\s+/);
    if (!word) {
      if (sentence.words.length > 0) (documents.at(-1) as TaggedSentence[]).push(sentence);
      sentence = { words: [], tags: [] };
      if ((documents.at(-1) as TaggedSentence[]).length >= SENTENCES) begin();
    } else if (word === '-DOCSTART-') begin();
    else {
      sentence.words.push(word);
      sentence.tags.push(rest.at(-1) ?? 'O');
    }
  }
  return documents.filter((document) => document.length > 0).map((document) => layOut(document, typeOf, narrow));
};

const NO_SPACE_BEFORE = new Set([...'.,;:!?%)]’”', "'s", "n't", "'re", "'ve", "'ll", "'d"]);
const NO_SPACE_AFTER = /[([“$£]$/;

const ENTITY_TYPES: Record<NameType, EntityType | undefined> = {
  PER: 'person',
  ORG: 'organisation',
  LOC: 'place',
  MISC: undefined,
};

/** What of a label is a name: without titles, articles and pronouns, none where that leaves nothing with a capital. */
const narrowed = (text: string, span: Span & { type: NameType }): (Span & { type: NameType })[] => {
  const type = ENTITY_TYPES[span.type];
  if (!type) return [span];
  const tokens = tokenise(text, span.start, span.end);
  const name = trimmed(type, tokens, 0, 0, tokens.length, false);
  return name ? [{ start: name.start, end: name.end, type: span.type }] : [];
};

const layOut = (document: TaggedSentence[], typeOf: TypeOf, narrow: boolean): LabelledDocument => {
  let text = '';
  const paragraphs: Span[] = [];
  const spans: (Span & { type: NameType })[] = [];
  for (const { words, tags } of document) {
    if (text) text += '\n\n';
    const start = text.length;
    let quotes = 0;
    let glued = true;
    let open: (Span & { type: NameType; label: string }) | undefined;
    words.forEach((word, i) => {
      const closes = word === '"' && quotes % 2 === 1;
      if (!glued && !NO_SPACE_BEFORE.has(word) && !closes) text += ' ';
      const at = text.length;
      text += word;
      glued = NO_SPACE_AFTER.test(word) || (word === '"' && !closes);
      if (word === '"') quotes++;
      const tag = tags[i] as string;
      const label = tag.slice(2);
      if (open && tag === `I-${open.label}`) open.end = text.length;
      else {
        const type = tag === 'O' ? undefined : typeOf(label);
        open = type ? { start: at, end: text.length, type, label } : undefined;
        if (open) spans.push(open);
      }
    });
    paragraphs.push({ start, end: text.length });
  }
  const sentences = splitSentences(text, paragraphs);
  const names = spans.map(({ start, end, type }) => ({ surface: text.slice(start, end), type }));
  const learnt = narrow ? spans.flatMap((span) => narrowed(text, span)) : spans;
  let next = 0;
  const tags = sentences.map(({ tokens }) => {
    const labels = new Uint8Array(tokens.length).fill(OUTSIDE);
    for (let i = 0; i < tokens.length; ) {
      const { start, end } = tokens[i] as Token;
      while (next < learnt.length && (learnt[next] as Span).end <= start) next++;
      const span = learnt[next];
      if (!span || span.start >= end) {
        i++;
        continue;
      }
      let last = i + 1;
      while (last < tokens.length && (tokens[last] as Token).start < span.end) last++;
      for (let k = i; k < last; k++) labels[k] = labelAt(NAME_TYPES.indexOf(span.type), k - i);
      i = last;
    }
    return labels;
  });
  return { text, paragraphs, sentences, tags, names };
};

/** A labelled file with its documents. */
export interface LabelledFile {
  name: string;
  documents: LabelledDocument[];
  register: (typeof REGISTERS)[number];
  /** How much a sentence of it counts in training: the less, the less its labels are those of newswire or by hand. */
  importance: number;
}

const asIs: TypeOf = (label) => NAME_TYPES.find((type) => type === label);
const MAPPED: Record<string, NameType> = {
  person: 'PER',
  location: 'LOC',
  corporation: 'ORG',
  group: 'ORG',
  product: 'MISC',
  'creative-work': 'MISC',
  Person: 'PER',
  Location: 'LOC',
  Organisation: 'ORG',
  Nationality: 'MISC',
};
const mapped: TypeOf = (label) => MAPPED[label];

const FILES: { file: string; typeOf: TypeOf; register: (typeof REGISTERS)[number]; importance: number }[] = [
  { file: 'conll2003-train.conll', typeOf: asIs, register: 'newswire', importance: 1 },
  { file: 'wikigold-train.conll', typeOf: asIs, register: 'encyclopaedia', importance: 1 },
  { file: 're3d-train.conll', typeOf: mapped, register: 'security', importance: 1 },
  { file: 'uner-ewt.conll', typeOf: asIs, register: 'web', importance: 1 },
  { file: 'wnut17-train.conll', typeOf: mapped, register: 'web', importance: 0.5 },
  { file: 'polnear-train-silver.conll.gz', typeOf: asIs, register: 'politics', importance: 0.3 },
];

/** The labelled files in `names` of a data folder (its README says what each is). */
export const labelledFiles = (folder: string): LabelledFile[] =>
  FILES.map(({ file, typeOf, register, importance }) => ({
    name: file.replace(/[-.].*/, ''),
    // re3d labels "we" and "the families of the victims" too, and titles as part of names.
    documents: readDocuments(join(folder, 'names'), file, typeOf, register === 'security'),
    register,
    importance,
  }));
