import type { Span } from '../../language/document.ts';
import { type Page, textOf, tokenAt } from '../page/page.ts';
import { readSignedLetters } from '../page/signed-letters.ts';
import { readTurns } from '../page/transcripts.ts';
import { keyOf } from '../speakers/mentions.ts';
import { partyCalled, referenceFrom } from '../speakers/party.ts';
import { startOf, type Utterance } from '../utterance.ts';

/** A turn of a transcript is one utterance: what was found in it is part of it. */
export const withTurns = (page: Page, utterances: readonly Utterance[]): Utterance[] => {
  const { document } = page;
  const isName = ({ start, end }: Span): boolean => {
    const reference = referenceFrom(document, start);
    return reference?.end === end && document.entities[reference.entity]!.type === 'person';
  };
  const spoken = readTurns(document.text, document.paragraphs);
  const told = spoken.length > 0 ? spoken : readSignedLetters(document.text, document.paragraphs, isName);
  const turns = told.map((turn): Utterance => {
    const speaker = { from: tokenAt(page, turn.speaker.start), to: tokenAt(page, turn.speaker.end) };
    const content = { from: tokenAt(page, turn.content.start), to: tokenAt(page, turn.content.end - 1) + 1 };
    // "Q" and "A" name nobody.
    const party =
      speaker.to - speaker.from === 1 && /^[QA]$/.test(page.text[speaker.from]!)
        ? undefined
        : partyCalled(page, speaker);
    return {
      report: undefined,
      content: [content],
      party,
      key: party ? keyOf(party) : '',
      mention: textOf(page, speaker),
      isTurn: true,
      odds: { report: 1, content: 1, source: 1, party: 1 },
    };
  });
  if (turns.length === 0) return [...utterances];
  let t = 0;
  const outside = utterances.filter((utterance) => {
    while (t < turns.length && turns[t]!.content[0]!.to <= startOf(utterance)) t++;
    return t >= turns.length || turns[t]!.content[0]!.from >= utterance.content.at(-1)!.to;
  });
  return [...outside, ...turns].sort((a, b) => startOf(a) - startOf(b));
};
