import type { Sentence, Token } from '../document.ts';
import type { Lexeme } from '../lexemes.ts';
import { assignRelations } from './labeller.ts';
import { assignMarkHeads } from './mark-heads.ts';
import { assignHeads } from './parser.ts';
import { readingOf } from './reading.ts';
import { MAX_TOKENS, NOTHING, PADDING, SentenceWords } from './sentence-words.ts';
import { Skeleton } from './skeleton.ts';
import { type SyntaxModel, syntaxModel } from './syntax-model.ts';
import { assignSupertags, assignTags } from './tagger.ts';
import { relationNumber } from './tags.ts';
import { emptyTree, NO_HEAD, rootOf, type SyntaxTree } from './tree.ts';

const words = new SentenceWords();
const skeleton = new Skeleton();
const PARATAXIS = relationNumber('parataxis');
const PUNCTUATION = relationNumber('punct');
const ROOT = relationNumber('root');

/** The tree of a sentence that consists of punctuation marks. */
const attachToFirst = (words: SentenceWords): void => {
  words.head.fill(PADDING, PADDING, words.end);
  words.relation.fill(PUNCTUATION + 1, PADDING, words.end);
  words.head[PADDING] = NOTHING;
  words.relation[PADDING] = ROOT + 1;
};

const copyBack = (words: SentenceWords, skeleton: Skeleton): void => {
  words.relation.fill(PUNCTUATION + 1, PADDING, words.end);
  for (let from = PADDING; from < skeleton.end; from++) {
    const at = skeleton.origin[from]!;
    const head = skeleton.head[from]!;
    words.head[at] = head === NOTHING ? NOTHING : skeleton.origin[head]!;
    words.relation[at] = skeleton.relation[from]!;
  }
};

/** Writes the tree of at most MAX_TOKENS words to `tree` from token `first` on. */
const parsePiece = (lexemes: readonly Lexeme[], model: SyntaxModel, tree: SyntaxTree, first: number): void => {
  words.fill(lexemes);
  assignTags(words, model.tags);
  assignSupertags(words, model.supertags);
  skeleton.read(words);
  if (skeleton.end === PADDING) attachToFirst(words);
  else {
    assignHeads(skeleton, model.backwards, model.transitions);
    assignRelations(skeleton, model.relations);
    copyBack(words, skeleton);
    assignMarkHeads(words, skeleton, model.marks);
  }
  const root = rootOf(tree);
  for (let at = PADDING, token = first; at < words.end; at++, token++) {
    const head = words.head[at]!;
    tree.tags[token] = words.tag[at]! - 1;
    tree.heads[token] = head === NOTHING ? NO_HEAD : first + head - PADDING;
    tree.relations[token] = words.relation[at]! - 1;
    if (head !== NOTHING || first === 0) continue;
    tree.heads[token] = root;
    tree.relations[token] = PARATAXIS;
  }
};

/**
 * Finds the part of speech of each token and the dependency tree, in time linear in the number of tokens. A sentence of
 * more than MAX_TOKENS is parsed in pieces, the roots of the later ones attached to the root of the first.
 */
export const parseSentence = (tokens: readonly Token[]): SyntaxTree => {
  const model = syntaxModel();
  const tree = emptyTree(tokens.length);
  const lexemes = readingOf(tokens, model.lowerCaseWords);
  if (lexemes.length <= MAX_TOKENS) parsePiece(lexemes, model, tree, 0);
  else
    for (let first = 0; first < lexemes.length; first += MAX_TOKENS)
      parsePiece(lexemes.slice(first, first + MAX_TOKENS), model, tree, first);
  return tree;
};

/** The tree of each sentence. */
export const parse = (sentences: readonly Sentence[]): SyntaxTree[] =>
  sentences.map(({ tokens }) => parseSentence(tokens));
