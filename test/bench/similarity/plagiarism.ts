/** Alterations by people who want to hide a copy or make it their own. */
import { ALTERATIONS, type Alteration } from './alterations.ts';

const sentencesOf = (paragraph: string): string[] => paragraph.split(/(?<=[.!?]["”’]?)\s+/);
const inSentences =
  (change: (sentence: string, i: number) => string): ((text: readonly string[]) => string[]) =>
  (text) =>
    text.map((paragraph) => sentencesOf(paragraph).map(change).join(' '));

/** Words and their replacements from a thesaurus. */
const SYNONYMS = new Map(
  `said stated|told informed|because since|but yet|also too|many numerous|big large|began started|help aid|money funds|
show demonstrate|think believe|want wish|need require|people persons|about around|after following|before ahead|
called described|women females|work labour|get obtain|make create|country nation|president leader|government
administration|police officers|official functionary|plan scheme|vote ballot|election poll|found discovered|new fresh|
first initial|last final|including among|during throughout|against opposed|between amid|support backing|group body|
million mn|percent per-cent|according per|announced declared|children kids|company firm|former ex|recent latest|report
study|several various|while whereas|would might|year twelvemonth|years seasons|state land|city town|case matter|day date`
    .replaceAll('\n', ' ')
    .split('|')
    .map((pair) => pair.trim().split(/ +/) as [string, string]),
);

/** Four sentences in ten with synonyms, and with the parts around a comma swapped. */
const paraphrased: Alteration = (text, { random }) =>
  inSentences((sentence) => {
    if (!random.chance(0.4)) return sentence;
    const words = sentence.split(' ').map((word) => SYNONYMS.get(word) ?? word);
    const comma = words.findIndex((word, i) => word.endsWith(',') && i > 2 && i < words.length - 3);
    return (comma < 0 ? words : [...words.slice(comma + 1), ...words.slice(0, comma + 1)]).join(' ');
  })(text);

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const numbersInWords: Alteration = (text) =>
  text.map((paragraph) => paragraph.replace(/\b\d{1,2}\b/g, (digits) => NUMBERS[Number(digits)] ?? digits));

/** `Leon Panetta` becomes `L. Panetta`. */
const namesAbbreviated: Alteration = (text) =>
  text.map((paragraph) => paragraph.replace(/\b(\p{Lu})\p{Ll}+ (\p{Lu}\p{Ll}{2,})/gu, '$1. $2'));

/** Removes the last quarter of the words of every sentence. */
const trimmed: Alteration = (text) =>
  inSentences((sentence) => {
    const words = sentence.split(' ');
    if (words.length < 8) return sentence;
    return `${words.slice(0, Math.ceil(words.length * 0.75)).join(' ')}.`;
  })(text);

/** A paragraph of another text after every paragraph. */
const interleaved: Alteration = (text, { filler }) => text.flatMap((paragraph) => [paragraph, filler(1)[0]!]);

const sentencesReordered: Alteration = (text, { random }) => {
  const shuffled = random.shuffle(text.flatMap(sentencesOf));
  return Array.from({ length: Math.ceil(shuffled.length / 3) }, (_, i) => shuffled.slice(i * 3, i * 3 + 3).join(' '));
};

const quarter =
  (from: (length: number, kept: number) => number): Alteration =>
  (text) => {
    const sentences = text.flatMap(sentencesOf);
    const kept = Math.max(3, Math.ceil(sentences.length / 4));
    return sentences.slice(from(sentences.length, kept)).slice(0, kept);
  };

const otherHeadline: Alteration = (text, { filler }) => [
  filler(1)[0]!.split(' ').slice(0, 9).join(' '),
  ...((text[0] ?? '').length < 120 && text.length > 2 ? text.slice(1) : text),
];

export const PLAGIARISM = {
  paraphrased,
  'numbers in words': numbersInWords,
  'names abbreviated': namesAbbreviated,
  'sentences trimmed': trimmed,
  interleaved,
  'sentences reordered': sentencesReordered,
  'first quarter': quarter(() => 0),
  'middle quarter': quarter((length, kept) => Math.floor((length - kept) / 2)),
  'last quarter': quarter((length, kept) => length - kept),
  'other headline': otherHeadline,
  'trimmed and retyped': (text, source) => ALTERATIONS.retyped(trimmed(text, source), source),
  'quarter, scanned 3–4 %': (text, source) => ALTERATIONS['scanned 3–4 %'](quarter(() => 0)(text, source), source),
  'paraphrased, new lead': (text, source) => ALTERATIONS['new lead'](paraphrased(text, source), source),
} satisfies Record<string, Alteration>;
