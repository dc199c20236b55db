import type { Document } from '../language/document.ts';
import { hashText, scramble } from '../models/hash.ts';
import { parseModel, readModel } from '../models/read-model.ts';
import { BEING, cueOf } from './cues.ts';
import type { Draft } from './draft.ts';
import { logit } from './measures.ts';
import type { Statement } from './statement.ts';
import { isMark, type TokenTable, tokenAt } from './token-table.ts';

/**
 * How likely a careful reader would sign a statement: that somebody says it, that it is this speaker, these words and this
 * stance. A logistic regression, learnt from articles whose statements were listed by hand (bin/training/train-verdict.ts).
 */
export interface Verdict {
  /** @param features as `verdictFeatures` gives them */
  confidence(features: Int32Array): number;
}

/** Weights by the hash of a feature; a power of two. */
export const VERDICT_ROWS = 1 << 14;

/** Below this confidence a statement has no row (docs/statements.md has what other thresholds would give). */
export const ROW_CONFIDENCE = 0.3;

export interface VerdictHeader {
  scale: number;
  about: string;
  /** What the features were that the weights were trained on: bin/training/verdict-fingerprint.ts. */
  fingerprint: string;
}

/** The file: a line of JSON, then VERDICT_ROWS signed bytes. */
const decodeVerdict = (file: Buffer): Verdict => {
  const { header, body } = parseModel<VerdictHeader>(file);
  const weights = new Int8Array(body, 0, VERDICT_ROWS);
  return {
    confidence: (features) => {
      let sum = 0;
      for (const feature of features) sum += weights[feature]!;
      return 1 / (1 + Math.exp(-sum * header.scale));
    },
  };
};

let shared: Verdict | undefined;

export const verdictModel = (): Verdict => {
  shared ??= decodeVerdict(readModel('verdict.model'));
  return shared;
};

/** What speaks for or against a statement, as rows of the weights. */
export const verdictFeatures = (
  document: Document,
  table: TokenTable,
  draft: Draft,
  statement: Statement,
): Int32Array => {
  const features: number[] = [];
  const add = (name: string, ...values: (string | number)[]): void => {
    features.push(scramble(hashText(`${name} ${values.join(' ')}`)) & (VERDICT_ROWS - 1));
  };
  const { kind, stance, speaker, speakerMention, content } = statement;
  const word = (i: number): string => (i >= 0 && i < table.size ? table.text[i]!.toLowerCase() : '');
  const first = tokenAt(table, statement.start);
  const last = tokenAt(table, statement.end - 1);
  const sentence = table.sentence[first]!;
  const length = level(last - first + 1);
  const { cue, source } = draft;
  const head = cue ? word(cue.head) : '';
  const known = cueOf(head);
  const lemma = known?.lemma ?? head;
  const cueClass = cue ? (known ? table.cue[cue.head]! : 'odd') : 'none';
  const before = cue ? word(cue.from - 1) : '';
  const who = speakerKind(document, speaker, speakerMention);
  const sure = Math.round(2 * Math.max(-3, Math.min(3, logit(draft.confidence))));
  const order = !cue ? 'none' : cue.to <= first ? 'before' : cue.from > last ? 'after' : 'inside';
  const gap = !cue ? 0 : Math.min(4, order === 'before' ? first - cue.to : order === 'after' ? cue.from - last - 1 : 0);
  const sourceSide = !source ? 'none' : !cue ? 'alone' : source.to <= cue.from ? 'left' : 'right';
  const sourceGap =
    !source || !cue ? 0 : Math.min(5, sourceSide === 'left' ? cue.from - source.to : source.from - cue.to);
  const sourceWords = source ? Math.min(9, source.to - source.from) : 0;
  const isWholeSentence = last + 1 >= table.firsts[sentence + 1]! - 1;
  const form = /ing$/.test(head) ? 'ing' : /ed$/.test(head) ? 'ed' : /s$/.test(head) ? 's' : 'other';
  const governor = BEING.has(before) ? 'being' : MODALS.has(before) ? 'modal' : before === 'to' ? 'to' : '';

  add('bias');
  add('sure', sure);
  add('kind', kind);
  add('stance', stance);
  add('kind stance', kind, stance);
  add('cue class', cueClass);
  add('lemma', lemma);
  add('head', head);
  add('cue', cue ? words(table, cue.from, Math.min(cue.to, cue.from + 4)) : '');
  add('cue length', cue ? Math.min(6, cue.to - cue.from) : 0);
  add('who', who);
  add('who kind', who, kind);
  add('who class', who, cueClass);
  add('who sure', who, sure);
  add('sure kind', sure, kind);
  add('sure class', sure, cueClass);
  add('lemma who', lemma, who);
  add('lemma kind', lemma, kind);
  add('lemma first', lemma, word(first));
  add('first', word(first));
  add('first kind', word(first), kind);
  add('last', word(last));
  add('behind', word(last + 1), kind);
  add('ahead', word(first - 1), kind);
  add('length', length);
  add('length kind', length, kind);
  add('length class', length, cueClass);
  add('pieces', Math.min(4, statement.pieces.length), kind);
  add('order', order, kind);
  add('order gap', order, gap);
  add('order class', order, cueClass);
  add('whole', isWholeSentence ? 1 : 0, kind);
  add('source side', sourceSide, order);
  add('source gap', sourceSide, sourceGap);
  add('source words', sourceWords, who);
  add('mention first', firstWord(speakerMention), kind);
  add('mention last', lastWord(speakerMention));
  add('mention first class', firstWord(speakerMention), cueClass);
  add('mention length', Math.min(8, speakerMention.split(/\s+/).length), who);
  add('mention odd', ODD_MENTION.test(speakerMention) ? 1 : 0);
  add('sentence', sentence === 0 ? 0 : sentence === 1 ? 1 : 2, kind);
  add('before', before);
  add('before form', governor, form);
  add('governor', governor, cueClass);
  add('two before', cue ? word(cue.from - 2) : '', governor);
  add('behind cue', cue ? word(cue.to) : '', cueClass);
  add('form', form, order);
  add('hedged', statement.hedged ? 1 : 0, statement.negated ? 1 : 0);
  add('unfinished', /[a-z]$/i.test(content) && last + 1 < table.size && isMark(table, last + 1) ? 1 : 0);
  add('continues', draft.continues ? 1 : 0, draft.runsOn ? 1 : 0, kind);
  const isAsPrinted = speaker.toLowerCase() === speakerMention.toLowerCase() ? 1 : 0;
  add('resolved', isAsPrinted, who);
  add('resolved kind', isAsPrinted, kind, cue ? 1 : 0);
  return Int32Array.from(features);
};

const MODALS = new Set('will would could may might should can must shall'.split(' '));

/** A mention that holds more than a name or a noun phrase. */
const ODD_MENTION = /,|\b(?:and|but|that|who|which|is|was|were|has|had|have|will|to)\b|["“”]/i;

const PRONOUN = /^(?:he|she|it|they|we|i|you|who|that|which|this|these|those|some|many|others|one)$/i;

const speakerKind = ({ entities }: Document, speaker: string, mention: string): string => {
  const type = entities.find(({ name }) => name === speaker)?.type;
  if (PRONOUN.test(mention)) return `pronoun-${type ?? 'other'}`;
  if (type) return type;
  if (speaker === 'unknown') return 'unknown';
  return /^\p{Lu}/u.test(lastWord(speaker)) ? 'unnamed-capital' : 'unnamed';
};

const firstWord = (text: string): string => (/^\S+/.exec(text)?.[0] ?? '').toLowerCase();
/** No pattern: `\S+$` takes quadratic time where a long word does not end the text. */
const lastWord = (text: string): string => text.slice(text.lastIndexOf(' ') + 1);
const level = (n: number): number => (n <= 6 ? n : n <= 10 ? 7 : n <= 15 ? 8 : n <= 25 ? 9 : n <= 40 ? 10 : 11);
const words = (table: TokenTable, from: number, to: number): string =>
  table.text.slice(from, to).join(' ').toLowerCase();
