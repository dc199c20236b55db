import { wordSet } from '../words/word-list.ts';
import { type Statement, UNKNOWN } from './statement.ts';

/** Quotations with a report that those without one are compared with. */
const MAX_COMPARED = 200;
/** Fewer words may be said twice. */
const MIN_PULLED = 4;
const MAX_CHARACTERS = 3000;

/**
 * A quotation without a report whose words stand in one that has a report is a pull quote: it has no row of its own, and
 * where it alone names the speaker, the other gets the name.
 */
export const withoutPullQuotes = (statements: readonly Statement[]): Statement[] => {
  const kept = [...statements];
  const reported = statements
    .map(({ kind, cue, content }, at) => ({ at, isReported: kind !== 'indirect' && cue !== '', content }))
    .filter(({ isReported }) => isReported)
    .slice(0, MAX_COMPARED)
    .map(({ at, content }) => ({ at, words: contentWords(content, MAX_CHARACTERS) }));
  const isPulled = statements.map(({ start, kind, cue, content, speaker, role, confidence }) => {
    if (kind !== 'direct' || cue !== '') return false;
    const words = contentWords(content);
    const whole = words.size < MIN_PULLED ? undefined : reported.find((other) => holds(other.words, words));
    const told = whole && kept[whole.at]!;
    // A headline that names its speaker stays.
    if (!told || (speaker !== UNKNOWN && start < told.start)) return false;
    if (speaker !== UNKNOWN && (told.speaker === UNKNOWN || PRONOUN.test(told.speakerMention))) {
      const { role: _, ...others } = told;
      const sure = Math.max(confidence, told.confidence);
      kept[whole.at] = { ...others, speaker, ...(role !== undefined && { role }), confidence: sure };
    }
    return true;
  });
  return kept.filter((_, i) => !isPulled[i]);
};

const PRONOUN = /^(?:he|she|it|they)$/i;

const holds = (whole: ReadonlySet<string>, words: ReadonlySet<string>): boolean => {
  for (const word of words) if (!whole.has(word)) return false;
  return true;
};

/** The same speaker's same words stand once: what a later mention of the remark adds is not another statement. */
export const withoutRepeats = (statements: readonly Statement[]): Statement[] => {
  const kept: Statement[] = [];
  const bySpeaker = new Map<string, { content: string; at: number }[]>();
  const bags = new Map<string, Set<string>>();
  const wordsOf = (content: string): Set<string> => {
    const words = bags.get(content) ?? contentWords(content);
    bags.set(content, words);
    return words;
  };
  for (const statement of statements) {
    if (statement.speaker === UNKNOWN) {
      kept.push(statement);
      continue;
    }
    const { content } = statement;
    const earlier = bySpeaker.get(statement.speaker) ?? [];
    const repeat = earlier.slice(-20).find((other) => alike(wordsOf(other.content), wordsOf(content)));
    if (repeat) {
      // The fuller wording stays.
      if (statement.content.length > kept[repeat.at]!.content.length) kept[repeat.at] = statement;
      continue;
    }
    earlier.push({ content, at: kept.length });
    bySpeaker.set(statement.speaker, earlier);
    kept.push(statement);
  }
  return kept.sort((a, b) => a.start - b.start);
};

/** Jaccard's coefficient of two wordings of one remark. */
const ALIKE = 0.8;

const SMALL = wordSet(
  'the a an of to and in on for that is was are were be been it its this by with as at from or such about between',
);

const contentWords = (content: string, longest = 600): Set<string> => {
  const words = new Set<string>();
  for (const word of content
    .toLowerCase()
    .slice(0, longest)
    .split(/[^\p{L}\p{N}]+/u))
    if (word && !SMALL.has(word)) words.add(word);
  return words;
};

const alike = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  if (a.size < 2 || b.size < 2 || Math.min(a.size, b.size) < ALIKE * Math.max(a.size, b.size)) return false;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / (a.size + b.size - shared) >= ALIKE;
};
