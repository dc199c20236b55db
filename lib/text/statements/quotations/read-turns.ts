import type { Span } from '../../language/document.ts';
import { readDialogue } from '../page/dialogues.ts';
import { type Page, type TokenRange, textOf, tokenAt } from '../page/page.ts';
import { readSignedLetters } from '../page/signed-letters.ts';
import { readSignedPosts } from '../page/signed-posts.ts';
import { readTurns, type Turn } from '../page/transcripts.ts';
import { keyOf } from '../speakers/mentions.ts';
import { asEntity, type Party, partyCalled } from '../speakers/party.ts';
import { referenceFrom } from '../speakers/references.ts';
import { startOf, type Utterance } from '../utterance.ts';

/** A turn of a transcript, an interview or a post is one utterance: what was found in it is part of it. */
export const withTurns = (page: Page, utterances: readonly Utterance[]): Utterance[] => {
  const turns = turnsOf(page);
  if (turns.length === 0) return [...utterances];
  let t = 0;
  const outside = utterances.filter((utterance) => {
    while (t < turns.length && turns[t]!.content[0]!.to <= startOf(utterance)) t++;
    return t >= turns.length || turns[t]!.content[0]!.from >= utterance.content.at(-1)!.to;
  });
  return [...outside, ...turns].sort((a, b) => startOf(a) - startOf(b));
};

const turnsOf = (page: Page): Utterance[] => {
  const { text, paragraphs } = page.document;
  const spoken = readTurns(text, paragraphs);
  if (spoken.length > 0) return labelled(page, spoken);
  const posts = readSignedPosts(text, paragraphs).map((post) => ({ ...turnOf(page, post), isCertain: true }));
  if (posts.length > 0) return posts;
  const dialogue = dialogueOf(page);
  return dialogue.length > 0
    ? dialogue
    : readSignedLetters(text, paragraphs, (span) => isName(page, span)).map((letter) => turnOf(page, letter));
};

/** "Q" and "A" name nobody; who answers is whom the article introduces. */
const labelled = (page: Page, spoken: readonly Turn[]): Utterance[] => {
  const person = interviewee(page, tokenAt(page, spoken[0]!.speaker.start));
  return spoken.map((turn) => {
    const label = page.document.text.slice(turn.speaker.start, turn.speaker.end);
    if (label === 'Q') return said(page, turn.content, undefined, label);
    return label === 'A' ? said(page, turn.content, person, label) : turnOf(page, turn);
  });
};

const dialogueOf = (page: Page): Utterance[] => {
  const { text, paragraphs } = page.document;
  const turns = readDialogue(text, paragraphs);
  if (turns.length === 0) return [];
  const person = interviewee(page, tokenAt(page, turns[0]!.content.start));
  let question: TokenRange | undefined;
  return turns.map(({ content, isAnswer }): Utterance => {
    const party = isAnswer ? person : undefined;
    const utterance = said(page, content, party, party?.mention ?? '');
    const asked = question;
    question = isAnswer ? undefined : utterance.content[0];
    return {
      ...utterance,
      isCertain: party !== undefined,
      isQuestion: !isAnswer,
      ...(isAnswer && asked && { answers: asked }),
    };
  });
};

/**
 * Whom an interview is with: the one person named before its first turn, or, where several or none are, the one person
 * of the article.
 */
const interviewee = (page: Page, first: number): Party | undefined => {
  const { references, entities } = page.document;
  const people = entities.flatMap(({ type }, i) => (type === 'person' ? [i] : []));
  const introduced = new Set(
    references
      .filter(({ start, kind }) => kind === 'name' && start < (page.start[first] ?? 0))
      .map(({ entity }) => entity),
  );
  const before = people.filter((person) => introduced.has(person));
  const [only, ...others] = before.length > 0 ? before : people;
  return only === undefined || others.length > 0 ? undefined : asEntity(page, only, entities[only]!.name);
};

const turnOf = (page: Page, { speaker, content }: Turn): Utterance => {
  const label = { from: tokenAt(page, speaker.start), to: tokenAt(page, speaker.end) };
  return said(page, content, partyCalled(page, label), textOf(page, label));
};

const said = (page: Page, content: Span, party: Party | undefined, mention: string): Utterance => ({
  report: undefined,
  content: [{ from: tokenAt(page, content.start), to: tokenAt(page, content.end - 1) + 1 }],
  party,
  key: party ? keyOf(party) : '',
  mention,
  isTurn: true,
  odds: { report: 1, content: 1, source: 1, party: 1 },
});

/** Whether a stretch of the text is all of a person's name. */
const isName = ({ document }: Page, { start, end }: Span): boolean => {
  const reference = referenceFrom(document, start);
  return reference?.end === end && document.entities[reference.entity]!.type === 'person';
};
