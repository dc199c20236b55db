import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Token } from '../../lib/text/language/document.ts';
import { lexemeOf } from '../../lib/text/language/lexemes.ts';
import { RELATIONS, relationNumber, TAGS } from '../../lib/text/language/syntax/tags.ts';
import type { SyntaxTree } from '../../lib/text/language/syntax/tree.ts';

/** A sentence with its tree, by hand or by another parser. */
export interface ParsedSentence extends SyntaxTree {
  tokens: Token[];
}

/** A row of a treebank. */
interface Word {
  text: string;
  tag: string;
  head: number;
  relation: string;
  isSpaceAfter: boolean;
}

const blocksOf = (file: string): string[][] =>
  gunzipSync(readFileSync(file))
    .toString()
    .split('\n\n')
    .map((block) => block.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
    .filter((lines) => lines.length > 0);

const numberIn = (list: readonly string[], name: string): number => {
  const number = list.indexOf(name);
  if (number < 0) throw new RangeError(`${name} is not in the list of tags or relations`);
  return number;
};

const sentenceOf = (words: readonly Word[]): ParsedSentence => {
  let at = 0;
  const tokens = words.map(({ text, isSpaceAfter }): Token => {
    const lexeme = lexemeOf(text);
    const start = at;
    const end = start + text.length;
    at = end + (isSpaceAfter ? 1 : 0);
    return { text: lexeme.text, lower: lexeme.lower, lexeme, start, end };
  });
  return {
    tokens,
    tags: Uint8Array.from(words, ({ tag }) => numberIn(TAGS, tag)),
    heads: Int32Array.from(words, ({ head }) => head),
    relations: Uint8Array.from(words, ({ relation }) => numberIn(RELATIONS, relation)),
  };
};

/** The words of a CoNLL-U block, without the ranges of contractions and the words that only enhanced graphs have. */
const conlluWords = (lines: readonly string[]): Word[] => {
  const words: Word[] = [];
  let lastOfRange = 0;
  let isSpaceAfterRange = true;
  for (const line of lines) {
    const columns = line.split('\t');
    const [number = '', text = '', , , tag = '', , head = '', relation = '', , more = ''] = columns;
    const isSpaceAfter = !more.includes('SpaceAfter=No');
    const range = /^\d+-(\d+)$/.exec(number);
    if (range) {
      lastOfRange = Number(range[1]);
      isSpaceAfterRange = isSpaceAfter;
    }
    if (!/^\d+$/.test(number)) continue;
    const index = Number(number);
    const isSpaceAfterWord = index > lastOfRange ? isSpaceAfter : index === lastOfRange && isSpaceAfterRange;
    words.push({ text, tag, head: Number(head) - 1, relation, isSpaceAfter: isSpaceAfterWord });
  }
  return words;
};

/** Part of the English Web Treebank, as published. */
export const readEwt = (folder: string, part: 'train' | 'dev'): ParsedSentence[] =>
  blocksOf(join(folder, 'syntax', `ewt-${part}.conllu.gz`)).map((lines) => sentenceOf(conlluWords(lines)));

const FLAT = relationNumber('flat');
const COMPOUND = relationNumber('compound');
const DESCRIPTION = relationNumber('nmod:desc');

/**
 * Names as CoreNLP has them: the last word is the head, what comes before a compound. EWT lets the words of a person's
 * name depend on the first.
 */
export const withLastNameAsHead = (sentence: ParsedSentence): ParsedSentence => {
  const heads = sentence.heads.slice();
  const relations = sentence.relations.slice();
  const lasts = new Map<number, number>();
  sentence.heads.forEach((head, token) => {
    if (relations[token] === FLAT && token > head) lasts.set(head, token);
    if (relations[token] === DESCRIPTION) relations[token] = COMPOUND;
  });
  for (const [first, last] of lasts) {
    for (let token = 0; token < heads.length; token++)
      if (heads[token] === first && token !== last) {
        heads[token] = last;
        if (sentence.relations[token] === FLAT) relations[token] = COMPOUND;
      }
    heads[last] = heads[first]!;
    relations[last] = relations[first]!;
    heads[first] = last;
    relations[first] = COMPOUND;
  }
  return { ...sentence, heads, relations };
};

/** The names of relations that changed with Universal Dependencies 2. */
const RENAMED: { [relation: string]: string } = {
  dobj: 'obj',
  nsubjpass: 'nsubj:pass',
  csubjpass: 'csubj:pass',
  auxpass: 'aux:pass',
  mwe: 'fixed',
};

const BRACKETS: { [text: string]: string } = { '-LRB-': '(', '-RRB-': ')', '``': '“', "''": '”', '`': '‘' };

const isPredicate = (words: readonly Word[], index: number): boolean =>
  /^(VB|JJ|RB|MD)/.test(words[index]?.tag ?? '') ||
  words.some(({ head, relation }) => head === index && relation === 'cop');

/** Whether words[index] names who acts, in a passive: "seen by the police". */
const isAgent = (words: readonly Word[], index: number): boolean => {
  const { head } = words[index]!;
  return (
    words.some((word) => word.head === index && word.relation === 'case' && word.text.toLowerCase() === 'by') &&
    words.some((word) => word.head === head && word.relation === 'auxpass')
  );
};

const relationInUd2 = (words: readonly Word[], index: number): string => {
  const { head, relation, tag } = words[index]!;
  if (relation === 'neg') return tag === 'DT' ? 'det' : 'advmod';
  if (!relation.startsWith('nmod') || relation === 'nmod:poss') return RENAMED[relation] ?? relation;
  const modifiesPredicate = isPredicate(words, head);
  if (relation !== 'nmod') return modifiesPredicate ? 'obl:unmarked' : 'nmod:unmarked';
  if (!modifiesPredicate) return 'nmod';
  return isAgent(words, index) ? 'obl:agent' : 'obl';
};

/** Universal Dependencies 2 lets a conjunction and the comma before it depend on the conjunct that follows. */
const headInUd2 = (words: readonly Word[], index: number): number => {
  const { head, relation, text } = words[index]!;
  const isComma = relation === 'punct' && (text === ',' || text === ';');
  if ((relation !== 'cc' && !isComma) || head < 0 || head > index) return head;
  for (let i = index + 1; i < words.length; i++) {
    const word = words[i]!;
    if (word.head !== head) continue;
    if (word.relation === 'conj') return i;
    if (isComma && !['cc', 'punct', 'advmod'].includes(word.relation)) return head;
  }
  return head;
};

/**
 * News parsed by CoreNLP, its UD 1 relations turned into those of EWT, its tag TO kept for infinitives as there. The last
 * SILVER_HELD_OUT sentences are for measuring.
 */
export const readSilver = (folder: string): { learnt: ParsedSentence[]; unseen: ParsedSentence[] } => {
  const sentences = blocksOf(join(folder, 'syntax', 'polnear-train-silver.dep.gz')).map((lines) => {
    const words = lines.map((line): Word => {
      const [text = '', tag = '', head = '', relation = ''] = line.split('\t');
      return { text: BRACKETS[text] ?? text, tag, head: Number(head), relation, isSpaceAfter: true };
    });
    return sentenceOf(
      words.map((word, i) => ({
        ...word,
        tag: word.tag === 'TO' && word.relation === 'case' ? 'IN' : word.tag,
        head: headInUd2(words, i),
        relation: relationInUd2(words, i),
      })),
    );
  });
  return { learnt: sentences.slice(0, -SILVER_HELD_OUT), unseen: sentences.slice(-SILVER_HELD_OUT) };
};

const SILVER_HELD_OUT = 2000;
