import type { Stance } from '../../text/vocabulary.ts';
import type { StoryStatement } from './story.ts';

/** The sides of a disagreement: the three that dispute, from those who accuse to those who deny, and what is just asserted. */
export const SIDES = ['alleges', 'doubts', 'denies', 'asserts'] as const;
export type Side = (typeof SIDES)[number];

export const isDisputing = (stance: Stance): boolean =>
  stance === 'alleges' || stance === 'doubts' || stance === 'denies';

export interface Subject {
  name: string;
  /** The words that are disputed, or a name that is disputed over. */
  kind: 'matter' | 'name';
  /** How many statements dispute it. */
  disputes: number;
}

export interface Disagreement {
  subjects: Subject[];
  sides: Record<Side, StoryStatement[]>;
}

/**
 * Who asserts, alleges, doubts and denies something in a story.
 *
 * @param subject a name, or words that are disputed; without it, everything that is disputed in the story. What is merely
 * asserted counts if it is about the subject, or about a name that is disputed over.
 */
export const disagreementIn = (statements: readonly StoryStatement[], subject?: string): Disagreement => {
  const disputing = statements.filter(({ stance }) => isDisputing(stance));
  const subjects = subjectsOf(disputing);
  const chosen = subject === undefined ? undefined : fold(subject);
  const disputedOver = new Set(disputing.flatMap(({ about }) => about));
  const belongs = (statement: StoryStatement): boolean => {
    if (chosen !== undefined) return isAbout(statement, chosen);
    return isDisputing(statement.stance) || statement.about.some((name) => disputedOver.has(name));
  };
  const sides = Object.fromEntries(
    SIDES.map((side) => [side, statements.filter((one) => one.stance === side && belongs(one))]),
  ) as Record<Side, StoryStatement[]>;
  return { subjects, sides };
};

/** The matters and names that statements dispute, those with the most first. */
const subjectsOf = (disputing: readonly StoryStatement[]): Subject[] => {
  const matters = new Map<string, Subject>();
  const names = new Map<string, Subject>();
  const count = (subjects: Map<string, Subject>, name: string, kind: Subject['kind']) => {
    const known = subjects.get(fold(name));
    if (known) known.disputes++;
    else subjects.set(fold(name), { name, kind, disputes: 1 });
  };
  for (const { regarding, about } of disputing) {
    if (regarding !== undefined) count(matters, regarding, 'matter');
    for (const name of about) count(names, name, 'name');
  }
  // What somebody alleges is a matter if another answers it.
  for (const { content } of disputing) {
    const known = matters.get(fold(wordsOf(content)));
    if (known) known.disputes++;
  }
  return [...matters.values(), ...names.values()].sort((a, b) => b.disputes - a.disputes);
};

const isAbout = ({ about, regarding, content }: StoryStatement, subject: string): boolean =>
  about.some((name) => fold(name) === subject) ||
  (regarding !== undefined && isSame(fold(regarding), subject)) ||
  isSame(fold(wordsOf(content)), subject);

/** The same words, or all the words of one in the other: "any alteration", "any alteration of the results". */
const isSame = (a: string, b: string): boolean => {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= MIN_CONTAINED && long.includes(short);
};

/** Characters; shorter words stand in many sentences. */
const MIN_CONTAINED = 16;

const wordsOf = (content: StoryStatement['content']): string => [content].flat().join(' … ');

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim();
