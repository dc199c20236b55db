import { firstIndex } from '../binary-search.ts';
import type { Document, Span } from '../language/document.ts';
import type { StatementKind } from '../vocabulary.ts';
import { withAntecedents } from './antecedents.ts';
import { circumstancesOf } from './circumstances.ts';
import { contentOf } from './content.ts';
import { type Draft, placeOf } from './draft.ts';
import { readDrafts } from './drafts.ts';
import { readNested } from './nested.ts';
import { cueSpan } from './span-columns.ts';
import { type Speaker, SpeakerResolver, UNKNOWN } from './speakers.ts';
import { attitudeOf } from './stance.ts';
import type { Statement } from './statement.ts';
import { type StatementModel, statementModel } from './statement-model.ts';
import { type TokenTable, tokenAt, tokenTable } from './token-table.ts';
import { readTurns, type Turn } from './transcripts.ts';
import { resolveSpeakers } from './turns-of-speech.ts';
import { type Verdict, verdictFeatures, verdictModel } from './verdict.ts';

/**
 * What somebody is reported to have said in an article, in text order: quotations, indirect speech, beliefs and
 * intentions, each with its speaker, stance and circumstances. Linear in the length of the text; touches nothing else.
 */
export const readStatements = (
  document: Document,
  model: StatementModel = statementModel(),
  verdict: Verdict = verdictModel(),
): Statement[] => {
  const table = tokenTable(document);
  const turns = readTurns(document.text, document.paragraphs);
  const turnsAndDrafts = withTurns(table, turns, readDrafts(model, table, document.text));
  const drafts = [...turnsAndDrafts, ...readNested(document, table, turnsAndDrafts)].flatMap(withWords);
  drafts.sort((a, b) => placeOf(a) - placeOf(b));
  const speakers = resolveSpeakers(new SpeakerResolver(document, table), table, drafts);
  const judged = drafts.map((draft, i): Statement => {
    const statement = statementOf(document, table, draft, speakers[i]!);
    return { ...statement, confidence: verdict.confidence(verdictFeatures(document, table, draft, statement)) };
  });
  const statements = goingOn(judged);
  return withoutRepeats(withAntecedents(document, table, statements, drafts, (pieces) => namesIn(document, pieces)));
};

/** A draft without its empty pieces (quotation marks around nothing but a comma), and none where nothing is left. */
const withWords = (draft: Draft): Draft[] => {
  const pieces = draft.pieces.filter(({ start, end }) => end > start);
  return pieces.length === 0 ? [] : [pieces.length === draft.pieces.length ? draft : { ...draft, pieces }];
};

/** A turn of a transcript is one statement: what the taggers found in it is part of it. */
const withTurns = (table: TokenTable, turns: readonly Turn[], drafts: readonly Draft[]): Draft[] => {
  if (turns.length === 0) return [...drafts];
  let t = 0;
  const outside = drafts.filter((draft) => {
    while (t < turns.length && turns[t]!.content.end <= placeOf(draft)) t++;
    return t >= turns.length || turns[t]!.speaker.start > draft.pieces.at(-1)!.end;
  });
  const own = turns.map(({ speaker, content }): Draft => {
    const colon = tokenAt(table, speaker.end);
    return {
      cue: cueSpan(table, colon, colon + 1),
      source: { from: tokenAt(table, speaker.start), to: colon },
      pieces: [content],
      quotations: [],
      confidence: 1,
      quoted: true,
    };
  });
  return [...outside, ...own];
};

const statementOf = (document: Document, table: TokenTable, draft: Draft, speaker: Speaker): Statement => {
  const { pieces, cue } = draft;
  const content = contentOf(document.text, pieces);
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  return {
    start: first.start,
    end: last.end,
    speaker: speaker.name,
    speakerMention: speaker.mention,
    ...(speaker.role !== undefined && { role: speaker.role }),
    cue: cue ? document.text.slice(table.start[cue.from]!, table.end[cue.to - 1]!) : '',
    kind: kindOf(table, draft),
    content,
    pieces,
    ...attitudeOf(table, document.text, draft, content),
    ...circumstancesOf(document, table, draft),
    about: namesIn(document, pieces),
    confidence: 0,
  };
};

/** "He accused Talvania of it. “These shells were made there.”": who has just accused somebody goes on to. */
const goingOn = (statements: readonly Statement[]): Statement[] =>
  statements.map((statement, i) => {
    const before = statements[i - 1];
    const accuses =
      before?.stance === 'alleges' &&
      before.kind !== 'direct' &&
      before.speaker === statement.speaker &&
      statement.speaker !== UNKNOWN &&
      statement.start - before.end < 200 &&
      statement.kind === 'direct' &&
      statement.stance === 'asserts' &&
      /^(?:they|he|she|these|those)\b/i.test(statement.content);
    return accuses ? { ...statement, stance: 'alleges' } : statement;
  });

/** Direct where all of the content is quoted, mixed where some is. */
const kindOf = (table: TokenTable, { pieces, quotations, quoted: whole }: Draft): StatementKind => {
  if (whole) return 'direct';
  if (quotations.length === 0) return 'indirect';
  const quoted = pieces.every(({ start, end }) =>
    quotations.some((q) => {
      const { outer } = table.quotations[q]!;
      return outer.start <= start && end <= outer.end;
    }),
  );
  return quoted ? 'direct' : 'mixed';
};

const namesIn = ({ references, entities }: Document, pieces: readonly Span[]): string[] => {
  const names = new Set<string>();
  for (const { start, end } of pieces) {
    const first = firstIndex(references.length, (i) => references[i]!.start >= start);
    for (let i = first; i < references.length && references[i]!.start < end; i++)
      if (references[i]!.kind !== 'pronoun') names.add(entities[references[i]!.entity]!.name);
  }
  return [...names];
};

/** The same speaker's same words stand once: what a later mention of the remark adds is not another statement. */
const withoutRepeats = (statements: readonly Statement[]): Statement[] => {
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

const SMALL = new Set(
  'the a an of to and in on for that is was are were be been it its this by with as at from or such about between'.split(
    ' ',
  ),
);

const contentWords = (content: string): Set<string> => {
  const words = new Set<string>();
  for (const word of content
    .toLowerCase()
    .slice(0, 600)
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
