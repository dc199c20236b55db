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

export type Sides = Record<Side, StoryStatement[]>;

export interface Disagreement {
  subjects: Subject[];
  sides: Sides;
  /** The subject that was chosen, if it is something that can be so or not; a name is not. */
  matter?: string;
  /** The sides of each matter by itself. */
  groups: { matter: string; sides: Sides }[];
  /** The sides of the rest: statements that do not say what else they answer, each about something of its own. */
  rest: Sides;
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
  const matters = subjects.filter(({ kind }) => kind === 'matter').map(({ name }) => name);
  const chosen = subject === undefined ? undefined : fold(subject);
  const matter = matters.find((one) => fold(one) === chosen);
  const disputedOver = new Set(disputing.flatMap(({ about }) => about));
  const belongs = (statement: StoryStatement): boolean => {
    if (matter !== undefined) return answers(statement, fold(matter));
    if (chosen !== undefined) return isAbout(statement, chosen);
    return isDisputing(statement.stance) || statement.about.some((name) => disputedOver.has(name));
  };
  const matterOf = (statement: StoryStatement) => matters.find((one) => answers(statement, fold(one)));
  const grouped = Map.groupBy(statements, matterOf);
  return {
    subjects,
    sides: sidesOf(statements.filter(belongs)),
    ...(matter !== undefined && { matter }),
    groups: matters.flatMap((one) => {
      const own = grouped.get(one);
      return own ? [{ matter: one, sides: sidesOf(own) }] : [];
    }),
    rest: sidesOf((grouped.get(undefined) ?? []).filter(belongs)),
  };
};

const sidesOf = (statements: readonly StoryStatement[]): Sides =>
  Object.fromEntries(SIDES.map((side) => [side, statements.filter(({ stance }) => stance === side)])) as Sides;

/** The matters and names that statements dispute, those with the most first. */
const subjectsOf = (disputing: readonly StoryStatement[]): Subject[] => {
  const matters = new Map<string, Subject>();
  const names = new Map<string, Subject>();
  const count = (subjects: Map<string, Subject>, name: string, kind: Subject['kind']) => {
    const known = subjects.get(fold(name));
    if (known) known.disputes++;
    else subjects.set(fold(name), { name, kind, disputes: 1 });
  };
  for (const { stance, regarding, about } of disputing) {
    // A charge regards whom it is made against.
    if (stance !== 'alleges' && regarding !== undefined && isMatter(regarding)) count(matters, regarding, 'matter');
    for (const name of about) count(names, name, 'name');
  }
  // What somebody alleges is a matter if another answers it.
  for (const { content } of disputing) {
    const known = matters.get(fold(wordsOf(content)));
    if (known) known.disputes++;
  }
  return [...matters.values(), ...names.values()].sort((a, b) => b.disputes - a.disputes);
};

/** Nobody can deny "the company" or "the report": fewer words than these say nothing that may be so or not. */
const MIN_MATTER_WORDS = 3;
const isMatter = (words: string): boolean => words.trim().split(/\s+/).length >= MIN_MATTER_WORDS;

const isAbout = (statement: StoryStatement, subject: string): boolean =>
  statement.about.some((name) => fold(name) === subject) || answers(statement, subject);

/** It says the matter itself, or says what it answers. To be about the same people is not enough. */
const answers = ({ stance, regarding, content }: StoryStatement, matter: string): boolean =>
  (regarding !== undefined && isSame(fold(regarding), matter)) ||
  ((regarding === undefined || stance === 'alleges') && isSame(fold(wordsOf(content)), matter));

/** The same words, or most of them: "any alteration of results", "any alteration of results by the institute". */
const isSame = (a: string, b: string): boolean => {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= MIN_CONTAINED && short.length >= long.length / 2 && long.includes(short);
};

/** Characters; shorter words stand in many sentences. */
const MIN_CONTAINED = 16;

const wordsOf = (content: StoryStatement['content']): string => [content].flat().join(' … ');

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim();
