import { readFileSync } from 'node:fs';
import { PARAGRAPH_BREAK } from '../../lib/text/article/article.ts';
import type { Sentence, Span, Token } from '../../lib/text/language/document.ts';
import { areInitials } from '../../lib/text/language/entities/acronyms.ts';
import { isCapitalised } from '../../lib/text/language/entities/mention.ts';
import { casingOf } from '../../lib/text/language/names/casing.ts';
import { DEMONYM, kindsOf, PLACE } from '../../lib/text/language/names/gazetteers.ts';
import { labelAt, NAME_TYPES, type NameType, OUTSIDE } from '../../lib/text/language/names/labels.ts';
import { splitSentences } from '../../lib/text/language/sentences.ts';
import { tokenise } from '../../lib/text/language/tokens.ts';
import { MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS } from '../../lib/text/words/calendar.ts';
import { COMMON_FIRST_WORDS } from '../../lib/text/words/organisations.ts';
import { NAME_SUFFIXES } from '../../lib/text/words/person-names.ts';
import { isTitleWord } from '../../lib/text/words/titles.ts';
import { usualName } from '../../lib/text/words/usual-names.ts';
import type { LabelledDocument } from './labelled-document.ts';

/** An article with the names that a reader listed, each once and in full. */
export interface ListedNames {
  text: string;
  people: string[];
  organisations: string[];
  places: string[];
}

const MISC = NAME_TYPES.indexOf('MISC');

/** A way in which a listed name may be written. */
interface Form {
  words: string[];
  type: NameType;
}

const wordsOf = (name: string): string[] => tokenise(name).map(({ text }) => text);

/** The name itself, and the shorter forms under which news goes on: a surname, a given name, a first word. */
const formsOf = (name: string, type: NameType): Form[] => {
  const words = wordsOf(name.replace(/^the /i, ''));
  const forms: Form[] = [{ words, type }];
  const plain = words.filter((word) => !NAME_SUFFIXES.has(word.toLowerCase().replace('.', '')));
  if (plain.length < 2) return forms;
  if (type === 'PER') {
    const [first, last] = [plain[0]!, plain.at(-1)!];
    forms.push({ words: [last], type }, { words: plain, type });
    if (plain.length > 2) forms.push({ words: plain.slice(1), type });
    if (first.length > 2 && !isTitleWord(first)) forms.push({ words: [first], type });
  } else if (type === 'ORG' && !COMMON_FIRST_WORDS.has(plain[0]!.toLowerCase()) && !isTitleWord(plain[0]!))
    if ((kindsOf(plain[0]!) & (PLACE | DEMONYM)) === 0) forms.push({ words: [plain[0]!], type });
  return forms;
};

/** Writes the label of a name over the tokens [first, last) if none of them has one. */
const mark = (labels: Uint8Array, first: number, last: number, type: number): void => {
  if (labels.subarray(first, last).some((label) => label !== OUTSIDE)) return;
  for (let i = first; i < last; i++) labels[i] = labelAt(type, i - first);
};

const startsWith = (tokens: readonly Token[], at: number, { words }: Form): boolean =>
  words.every((word, k) => {
    const token = tokens[at + k];
    if (token === undefined || token.lower !== word.toLowerCase()) return false;
    return isCapitalised(token) || word === word.toLowerCase();
  });

/** Whether the word is written with a capital though it is no name: a title, a day, a month. */
const isCapitalisedAnyway = ({ text, lower }: Token): boolean =>
  isTitleWord(text) ||
  text === 'I' ||
  [MONTHS, WEEKDAYS, MONTH_ABBREVIATIONS].some((days) => days.includes(lower.replace('.', '')));

/** Marks other runs of capitals inside plain sentences: peoples, products, works and events. */
const markOthers = (sentence: Sentence, labels: Uint8Array): void => {
  if (casingOf(sentence) !== 'plain') return;
  const { tokens } = sentence;
  for (let i = 0; i < tokens.length; i++) {
    const isName = (at: number): boolean => isCapitalised(tokens[at]) && labels[at] === OUTSIDE;
    if (!isName(i)) continue;
    let last = i + 1;
    while (last < tokens.length && isName(last)) last++;
    const isFirst = i === 0 || !/[\p{L}\p{N},]$/u.test(tokens[i - 1]!.text);
    const isDemonym = (kindsOf(tokens[i]!.text) & DEMONYM) !== 0;
    const isBeforeName = last < tokens.length && labels[last] !== OUTSIDE;
    if ((!isFirst && !isBeforeName && !tokens.slice(i, last).some(isCapitalisedAnyway)) || isDemonym)
      mark(labels, i, isDemonym ? i + 1 : last, MISC);
    i = last - 1;
  }
};

/** A listed article as a labelled one: every place in which its text has a listed name, or a shorter form of it. */
export const documentOfListed = ({ text: printed, people, organisations, places }: ListedNames): LabelledDocument => {
  const passages = printed.split(/\n+/).filter((line) => line.trim() !== '');
  const text = passages.join(PARAGRAPH_BREAK);
  let start = 0;
  const paragraphs = passages.map((passage): Span => {
    const span = { start, end: start + passage.length };
    start = span.end + PARAGRAPH_BREAK.length;
    return span;
  });
  const listed: [string[], NameType][] = [
    [people, 'PER'],
    [organisations, 'ORG'],
    [places, 'LOC'],
  ];
  const forms = listed
    .flatMap(([names, type]) => names.flatMap((name) => formsOf(name, type)))
    .sort((a, b) => b.words.length - a.words.length);
  const usual = new Map(
    listed.flatMap(([names, type]) => names.flatMap((name) => (usualName(name) ? [[usualName(name)!, type]] : []))),
  );
  const long = organisations.map(wordsOf).filter((words) => words.length > 1);
  const names: LabelledDocument['names'] = listed.flatMap(([all, type]) => all.map((surface) => ({ surface, type })));
  const sentences = splitSentences(text, paragraphs);
  const tags = sentences.map((sentence) => {
    const { tokens } = sentence;
    const labels = new Uint8Array(tokens.length).fill(OUTSIDE);
    for (const form of forms)
      for (let i = 0; i < tokens.length; i++)
        if (startsWith(tokens, i, form)) mark(labels, i, i + form.words.length, NAME_TYPES.indexOf(form.type));
    tokens.forEach((token, i) => {
      const type = usual.get(usualName(token.text) ?? '');
      if (type) mark(labels, i, i + 1, NAME_TYPES.indexOf(type));
      else if (token.text === token.text.toUpperCase() && casingOf(sentence) !== 'shouted')
        if (long.some((words) => areInitials(token.text, words, { complete: true })))
          mark(labels, i, i + 1, NAME_TYPES.indexOf('ORG'));
    });
    markOthers(sentence, labels);
    return labels;
  });
  return { text, paragraphs, sentences, tags, names };
};

/** The articles of `reader/train.jsonl` of a data folder (reader/GUIDE.md describes the labels). */
export const readListedNames = (file: string): LabelledDocument[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => documentOfListed(JSON.parse(line) as ListedNames));
