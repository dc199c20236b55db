import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PARAGRAPH_BREAK } from '../../lib/text/article/article.ts';
import type { Span } from '../../lib/text/language/document.ts';
import { trimMention } from '../../lib/text/language/entities/trim-mention.ts';
import { ENTITY_TYPES, labelAt, NAME_TYPES, type NameType, OUTSIDE } from '../../lib/text/language/names/labels.ts';
import type { RegisterName } from '../../lib/text/language/names/register.ts';
import { splitSentences } from '../../lib/text/language/sentences.ts';
import { tokenise } from '../../lib/text/language/tokens.ts';
import type { LabelledDocument } from './labelled-document.ts';
import { readListedNames } from './reader-names.ts';

interface TaggedSentence {
  words: string[];
  tags: string[];
}

interface NameInText extends Span {
  type: NameType;
}

/** The type for a label of the file, undefined if it does not mark a name. */
type TypeOf = (label: string) => NameType | undefined;

/** Longer documents are split, as for the scorer: some files do not separate documents. */
const MAX_SENTENCES_PER_DOCUMENT = 12;

/**
 * Reads a file in CoNLL's format (word, blank, label; an empty line between sentences), gzipped or not.
 *
 * @param narrow whether to label only the part of each span that is a name; the names to be found are those of the
 * file.
 */
const readDocuments = (folder: string, file: string, typeOf: TypeOf, narrow = false): LabelledDocument[] => {
  const bytes = readFileSync(join(folder, file));
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  const documents: TaggedSentence[][] = [[]];
  let sentence: TaggedSentence = { words: [], tags: [] };
  const beginDocument = (): void => {
    if (documents.at(-1)!.length > 0) documents.push([]);
  };
  for (const line of [...lines, '']) {
    const [word, ...rest] = line.trim().split(/\s+/);
    if (!word) {
      if (sentence.words.length > 0) documents.at(-1)!.push(sentence);
      sentence = { words: [], tags: [] };
      if (documents.at(-1)!.length >= MAX_SENTENCES_PER_DOCUMENT) beginDocument();
    } else if (word === '-DOCSTART-') beginDocument();
    else {
      sentence.words.push(word);
      sentence.tags.push(rest.at(-1) ?? 'O');
    }
  }
  return documents.filter((document) => document.length > 0).map((document) => layOut(document, typeOf, narrow));
};

const NO_SPACE_BEFORE = new Set([...'.,;:!?%)]’”', "'s", "n't", "'re", "'ve", "'ll", "'d"]);
const NO_SPACE_AFTER = /[([“$£]$/;

/** The part of a span that is a name, without titles, articles and pronouns; none if nothing with a capital remains. */
const narrowed = (text: string, span: NameInText): NameInText[] => {
  const type = ENTITY_TYPES[span.type];
  if (!type) return [span];
  const tokens = tokenise(text, span.start, span.end);
  const name = trimMention(type, tokens, 0, 0, tokens.length, false);
  return name ? [{ start: name.start, end: name.end, type: span.type }] : [];
};

const layOut = (document: TaggedSentence[], typeOf: TypeOf, narrow: boolean): LabelledDocument => {
  let text = '';
  const paragraphs: Span[] = [];
  const spans: NameInText[] = [];
  for (const { words, tags } of document) {
    if (text) text += PARAGRAPH_BREAK;
    const start = text.length;
    let quotes = 0;
    let glued = true;
    let open: (NameInText & { label: string }) | undefined;
    words.forEach((word, i) => {
      const closes = word === '"' && quotes % 2 === 1;
      if (!glued && !NO_SPACE_BEFORE.has(word) && !closes) text += ' ';
      const at = text.length;
      text += word;
      glued = NO_SPACE_AFTER.test(word) || (word === '"' && !closes);
      if (word === '"') quotes++;
      const tag = tags[i]!;
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
      const { start, end } = tokens[i]!;
      while (next < learnt.length && learnt[next]!.end <= start) next++;
      const span = learnt[next];
      if (!span || span.start >= end) {
        i++;
        continue;
      }
      let last = i + 1;
      while (last < tokens.length && tokens[last]!.start < span.end) last++;
      for (let k = i; k < last; k++) labels[k] = labelAt(NAME_TYPES.indexOf(span.type), k - i);
      i = last;
    }
    return labels;
  });
  return { text, paragraphs, sentences, tags, names };
};

export interface LabelledFile {
  name: string;
  documents: LabelledDocument[];
  register: RegisterName;
  /** Weight of its sentences in training: lower if its labels are not by hand or not as in newswire. */
  importance: number;
}

const asNamed: TypeOf = (label) => NAME_TYPES.find((type) => type === label);
const TYPES_BY_LABEL: Record<string, NameType> = {
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
const mapped: TypeOf = (label) => TYPES_BY_LABEL[label];

const FILES: { file: string; typeOf: TypeOf; register: RegisterName; importance: number }[] = [
  { file: 'conll2003-train.conll', typeOf: asNamed, register: 'newswire', importance: 1 },
  { file: 'wikigold-train.conll', typeOf: asNamed, register: 'encyclopaedia', importance: 1 },
  { file: 're3d-train.conll', typeOf: mapped, register: 'security', importance: 1 },
  { file: 'uner-ewt.conll', typeOf: asNamed, register: 'web', importance: 1 },
  { file: 'wnut17-train.conll', typeOf: mapped, register: 'web', importance: 0.5 },
  { file: 'polnear-train-silver.conll.gz', typeOf: asNamed, register: 'politics', importance: 0.3 },
];

const nameOf = (file: string): string => file.replace(/[-.].*/, '');

/** What a reader of news lists is what is to be found: each of its few articles counts more than one of the others. */
const READER_IMPORTANCE = 3;

const READER = 'reader';

/** The names of what `labelledFiles` reads. */
export const LABELLED_FILES: readonly string[] = [...FILES.map(({ file }) => nameOf(file)), READER];

/** The labelled files in `names` and `reader` of a data folder (its README describes them). */
export const labelledFiles = (folder: string): LabelledFile[] => [
  ...FILES.map(({ file, typeOf, register, importance }) => ({
    name: nameOf(file),
    // re3d also labels "we" and "the families of the victims", and titles as part of names.
    documents: readDocuments(join(folder, 'names'), file, typeOf, register === 'security'),
    register,
    importance,
  })),
  {
    name: READER,
    documents: readListedNames(join(folder, 'reader/train.jsonl')),
    register: 'news',
    importance: READER_IMPORTANCE,
  },
];
