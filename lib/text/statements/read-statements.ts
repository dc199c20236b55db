import { firstIndex } from '../binary-search.ts';
import type { Document, Span } from '../language/document.ts';
import type { StatementKind } from '../vocabulary.ts';
import type { Choice } from './choices/choice.ts';
import { type ReadingModel, readingModel } from './choices/reading-model.ts';
import { isSaidInHeadline } from './headline.ts';
import { INSIDE, type Page, pageOf, THOUGHT, tagAt, textOf } from './page/page.ts';
import { contentOf, piecesOf } from './page/pieces-text.ts';
import { readUtterances } from './read-utterances.ts';
import { withoutPullQuotes, withoutRepeats } from './repeats.ts';
import { relativeSubject } from './reports/relative-subject.ts';
import { headlineSpeaker, holderBelow } from './speakers/headline-speakers.ts';
import type { Party } from './speakers/party.ts';
import { type Charged, chargedIn, withCharged } from './stance/charged.ts';
import { circumstancesOf } from './stance/circumstances.ts';
import { meantIn } from './stance/meant.ts';
import { withAntecedents } from './stance/regarding.ts';
import { attitudeOf, tellsFact } from './stance/stance.ts';
import { chosenStance, stanceChoice } from './stance/stance-choice.ts';
import { type Statement, UNKNOWN } from './statement.ts';
import type { Told, Utterance } from './utterance.ts';
import { isPlainDenial } from './verdict/plain-denials.ts';
import { ROW_CONFIDENCE, type Verdict, verdictModel } from './verdict/verdict.ts';
import { verdictColumns } from './verdict/verdict-columns.ts';
import { verdictFeatures } from './verdict/verdict-features.ts';

/**
 * What somebody is reported to have said in an article, in text order: quotations, indirect speech, beliefs and
 * intentions, each with its speaker, stance and circumstances; what the headline says first. Linear in the length of the
 * text; touches nothing else.
 */
export const readStatements = (
  document: Document,
  model: ReadingModel = readingModel(),
  verdict: Verdict = verdictModel(),
  witness: StanceWitness = () => {},
): Statement[] => {
  const body = readPart(document, model, verdict, witness);
  const below = statementsOf(body);
  return [...(document.headline ? headlineStatements(document.headline, model, verdict, body, below) : []), ...below];
};

/** The headline, or the text below it, and what is said in it. */
interface Part {
  page: Page;
  said: Told[];
}

const readPart = (document: Document, model: ReadingModel, verdict: Verdict, witness: StanceWitness): Part => {
  const page = pageOf(document);
  const utterances = readUtterances(page, model);
  const charges = utterances.map(({ report }) => report && chargedIn(page, report));
  const judged = utterances.map((utterance, i): Statement => {
    const statement = statementOf(page, utterance, charges[i], model, witness);
    const alone = asOneSpeaker(utterance);
    const confidence = verdict.confidence(
      verdictFeatures(page, alone, statement),
      verdictColumns(page, alone, statement),
    );
    const isDenial = statement.stance === 'denies' && isPlainDenial(page, utterance, statement.content);
    const least = utterance.isCertain ? CERTAIN : isDenial || utterance.report?.isPlain ? PLAIN : 0;
    return { ...statement, confidence: Math.max(confidence, least) };
  });
  const cues = utterances.map(({ report }) => report?.cue);
  const meant = meantIn(page, utterances);
  const told = withAntecedents(page, goingOn(judged), cues, (pieces) => namesIn(document, pieces)).map((one, i) =>
    alsoAbout(
      withCharged(one, charges[i]),
      meant[i]!.map((entity) => document.entities[entity]!.name),
    ),
  );
  return { page, said: told.map((statement, i) => ({ utterance: utterances[i]!, statement })) };
};

/**
 * The statements of a part, each speaker's apart, none twice.
 *
 * @param below what is told in the text, if the part is the headline above it
 */
const statementsOf = ({ page, said }: Part, below?: readonly Told[]): Statement[] => {
  const rows = new Set(
    said.flatMap(({ utterance, statement }) => (statement.confidence >= ROW_CONFIDENCE ? [utterance] : [])),
  );
  const each = said.flatMap((one, i) => {
    const { utterance, statement } = one;
    if (utterance.isQuestion || isOnlyWithin(page, utterance, statement, rows)) return [];
    const introduced = headlineSpeaker(page, utterance, statement, below ?? said, below ? 0 : i + 1);
    return ofEach(saidBy(statement, introduced), utterance.party);
  });
  return withoutRepeats(withoutPullQuotes(each));
};

/** What a headline says, but for what somebody says below in nearly the same words. */
const headlineStatements = (
  headline: Document,
  model: ReadingModel,
  verdict: Verdict,
  body: Part,
  below: readonly Statement[],
): Statement[] => {
  const part = readPart(headline, model, verdict, () => {});
  const speakers = new Set(
    below.filter(({ confidence }) => confidence >= ROW_CONFIDENCE).map(({ speaker }) => speaker),
  );
  const said = part.said.filter(({ utterance, statement }) =>
    isSaidInHeadline(
      part.page,
      utterance,
      statement,
      (name) => speakers.has(name),
      () => holderBelow(part.page, utterance, body.said) !== undefined,
    ),
  );
  return statementsOf({ ...part, said }, body.said).map((statement) => ({ ...statement, headline: true }));
};

/** As the first of several would have said it alone: whether they do is no question of how many they are. */
const asOneSpeaker = (utterance: Utterance): Utterance =>
  utterance.party?.members ? { ...utterance, party: utterance.party.members[0] } : utterance;

/** What several say together, each of them says. */
const ofEach = (statement: Statement, party: Party | undefined): Statement[] =>
  party?.members?.map(({ name, role }) => ({ ...statement, speaker: name, ...(role !== undefined && { role }) })) ?? [
    statement,
  ];

/** The confidence of a charge that is plainly denied, which the verdict takes for a deed, and of what stands so plainly that it was rarely learnt. */
const PLAIN = 0.6;

/** The confidence of words whose layout names their speaker, which the verdict has seen too few of. */
const CERTAIN = 0.9;

/** Looks on while stances are told: training learns from what it sees. */
export type StanceWitness = (choice: Choice, utterance: Utterance) => void;

const statementOf = (
  page: Page,
  utterance: Utterance,
  charged: Charged | undefined,
  model: ReadingModel,
  witness: StanceWitness,
): Statement => {
  const { report, party, mention } = utterance;
  const { document } = page;
  const subject = report && relativeSubject(page, report);
  const pieces = piecesOf(page, subject ? [subject, ...utterance.content] : utterance.content);
  const content = contentOf(document.text, pieces);
  const kind = kindOf(page, utterance);
  const said = {
    cue: report?.cue,
    content,
    isQuoted: kind !== 'indirect',
    isQuestion: content.endsWith('?'),
    leadIn: leadInAt(page, utterance.content[0]!.from),
    isFact: () => tellsFact(page, utterance.content),
  };
  const proposed = attitudeOf(page, said);
  const choice = proposed.isOwn ? undefined : stanceChoice(page, said, proposed);
  if (choice) witness(choice, utterance);
  return {
    start: pieces[0]!.start,
    end: pieces.at(-1)!.end,
    speaker: party?.name ?? UNKNOWN,
    speakerMention: mention,
    ...(party?.role !== undefined && { role: party.role }),
    cue: report ? textOf(page, report.cue) : '',
    act:
      report && !report.hearing && kind === 'indirect' && page.cue[report.predicate.at] === THOUGHT
        ? 'thought'
        : 'speech',
    kind,
    content,
    pieces,
    stance: choice ? chosenStance(choice, proposed.stance, content, model) : proposed.stance,
    hedged: proposed.hedged,
    negated: proposed.negated,
    ...circumstancesOf(page, report),
    ...(utterance.answers && { regarding: textOf(page, utterance.answers) }),
    about: namesIn(document, [...(charged?.span ? [charged.span] : []), ...pieces]),
    confidence: 0,
  };
};

const leadInAt = (page: Page, from: number): 'to' | 'for' | undefined => {
  const before = page.lower[from - 1];
  if (before === 'to' && tagAt(page, from) === 'VB') return before;
  return before === 'for' ? before : undefined;
};

/** "She said she did not believe it was safe": what somebody thinks, or does, by words of hers that have a row is told by these. */
const isOnlyWithin = (
  page: Page,
  { outer, report, key }: Utterance,
  { act, negated }: Statement,
  rows: ReadonlySet<Utterance>,
): boolean =>
  outer !== undefined &&
  rows.has(outer) &&
  outer.key === key &&
  key !== '' &&
  report !== undefined &&
  (act === 'thought' || negated || (report.predicate.kind === 'verb' && page.cue[report.predicate.at] === 0));

const saidBy = (statement: Statement, party: Party | undefined): Statement =>
  party ? { ...statement, speaker: party.name, ...(party.role !== undefined && { role: party.role }) } : statement;

const alsoAbout = (statement: Statement, names: readonly string[]): Statement => ({
  ...statement,
  about: [...new Set([...statement.about, ...names.filter((name) => name !== statement.speaker)])],
});

/** Direct where all of the words are quoted, mixed where some are. */
const kindOf = (page: Page, { content, isTurn }: Utterance): StatementKind => {
  if (isTurn) return 'direct';
  let quoted = 0;
  let plain = 0;
  for (const { from, to } of content)
    for (let i = from; i < to; i++)
      if (page.isMark[i] === 0) {
        if (page.quote[i] === INSIDE) quoted++;
        else plain++;
      }
  return quoted === 0 ? 'indirect' : plain === 0 ? 'direct' : 'mixed';
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

const namesIn = ({ references, entities }: Document, pieces: readonly Span[]): string[] => {
  const names = new Set<string>();
  for (const { start, end } of pieces) {
    const first = firstIndex(references.length, (i) => references[i]!.start >= start);
    for (let i = first; i < references.length && references[i]!.start < end; i++)
      if (references[i]!.kind !== 'pronoun') names.add(entities[references[i]!.entity]!.name);
  }
  return [...names];
};
