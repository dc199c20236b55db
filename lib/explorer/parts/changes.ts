import type { Change, FileRow } from '../../../functions/tables/rows.ts';
import { type Html, html, NOTHING } from '../html.ts';
import { wordDiff } from './word-diff.ts';

const KINDS: Record<Change['kind'], string> = {
  negation: 'negation',
  figure: 'a figure',
  name: 'a name',
  quotation: 'a quotation',
  date: 'a date',
  wording: 'wording',
};

/** What a version changed inside the sentences of another, word by word. */
export const changeList = (changes: readonly Change[] = []): Html =>
  changes.length === 0
    ? NOTHING
    : html`<ul class="changes">${changes.map(
        ({ kind, before, after }) => html`
          <li><span class="label">${KINDS[kind] ?? 'wording'}</span>
            <p class="diff" dir="auto">${before === undefined ? after : wordDiff(before, after)}</p></li>`,
      )}</ul>`;

/** Sentences that a version adds or drops as a whole: not those inside which it changes something. */
export const addedAndDropped = ({ adds = [], drops = [], changes = [] }: Partial<FileRow>): Html => {
  const isChanged = (sentence: string) =>
    changes.some(({ before, after }) =>
      [before, after].some((words) => words !== undefined && shares(words, sentence)),
    );
  return html`${sentenceList('It adds', without(adds, isChanged), 'added')}
    ${sentenceList('It leaves out', without(drops, isChanged), 'dropped')}`;
};

/** A change names a sentence, or a part of it around what changed; either may be shortened. */
const shares = (words: string, sentence: string): boolean => {
  const [short, long] = [words, sentence]
    .map((text) => text.replace(/…/g, '').trim())
    .sort((a, b) => a.length - b.length);
  return long!.includes(short!);
};

const without = (sentences: readonly string[], isChanged: (sentence: string) => boolean): string[] =>
  sentences.filter((sentence) => !isChanged(sentence));

const sentenceList = (label: string, sentences: readonly string[], kind: 'added' | 'dropped'): Html =>
  sentences.length === 0
    ? NOTHING
    : html`<p class="label">${label}</p><ul class="sentences">${sentences.map((sentence) =>
        kind === 'added'
          ? html`<li dir="auto"><ins>${sentence}</ins></li>`
          : html`<li dir="auto"><del>${sentence}</del></li>`,
      )}</ul>`;
