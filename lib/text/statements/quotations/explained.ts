import {
  ENTITY_TYPES,
  type Page,
  rootOf,
  SPEECH,
  sentenceEnd,
  sentenceStart,
  type TokenRange,
  tagAt,
  textOf,
} from '../page/page.ts';
import { partyOfLine } from '../speakers/name-line.ts';
import { type Party, partyAt } from '../speakers/party.ts';

/** The clause that says whose words a quotation before it was, and who that is. */
export interface Explanation extends TokenRange {
  party: Party;
}

const MAX_WORDS = 16;
const WAYS =
  /^(?:(?:that|this|which|it) (?:is|was|['’]s) how|so|thus) (?<who>.+) (?:put|puts|saw|sees|summed|sums|described|describes|phrased|explained|explains|remembered|remembers|recalls|recalled|tells|told|had)(?: (?:it|this|that|things|up|matters|the matter))+$/i;
const WORDS =
  /^(?:(?:that|this|it|such) (?:is|was|['’]s)|(?:those|these|such) (?:are|were)) (?:(?:the|a) )?(?:\p{Ll}+ )?(?:verdict|view|words?|answer|reply|response|message|advice|conclusion|summary|reaction|assessment|opinion|explanation|comment|judg(?:e)?ment) (?:of|from|by) (?<who>.+)$/iu;
const OWNED =
  /^(?:(?:that|this|it|such) (?:is|was|['’]s)|(?:those|these|such) (?:are|were)) (?<who>.+?)['’]s? (?:\p{Ll}+ )?(?:verdict|view|words?|answer|reply|response|message|advice|conclusion|summary|reaction|assessment|opinion|explanation|comment|judg(?:e)?ment)$/iu;

/** `“….” | Ada Holm said.`: a sentence of a name and a verb of saying. */
const saidAlone = (page: Page, from: number): Explanation | undefined => {
  let verb = from;
  while (verb < page.size && page.entity[verb] === ENTITY_TYPES.person) verb++;
  const isAlone =
    verb > from && page.cue[verb] === SPEECH && page.text[verb + 1] === '.' && sentenceEnd(page, verb) <= verb + 2;
  return isAlone && from === sentenceStart(page, from)
    ? { from, to: verb + 1, party: partyAt(page, rootOf(page, [{ from, to: verb }])) }
    : undefined;
};

/**
 * "That was how the broker put it", "Those were the words of Ada Holm", "This was Holm's verdict": a sentence, or its
 * beginning, right behind a quotation.
 */
export const explanationBehind = (page: Page, behind: number): Explanation | undefined => {
  const said = saidAlone(page, behind);
  if (said) return said;
  if (behind >= page.size || !/^(?:that|this|which|it|so|thus|those|these|such)$/.test(page.lower[behind]!))
    return undefined;
  const end = Math.min(sentenceEnd(page, behind), behind + MAX_WORDS);
  for (let to = behind + 3; to <= end; to++) {
    if (to < end && !/^[,.;:]$/.test(page.text[to]!)) continue;
    const clause = textOf(page, { from: behind, to });
    const match = WAYS.exec(clause) ?? WORDS.exec(clause) ?? OWNED.exec(clause);
    if (!match) continue;
    const start = page.start[behind]! + clause.indexOf(match.groups!.who!, 3);
    const from = page.start.indexOf(start, behind);
    let last = from;
    while (last < to && page.end[last]! <= start + match.groups!.who!.length) last++;
    if (from < 0 || last <= from) continue;
    const who = { from, to: last };
    const party =
      partyOfLine(page, who) ?? (tagAt(page, from) === 'DT' ? partyAt(page, rootOf(page, [who])) : undefined);
    if (party) return { from: behind, to, party };
  }
  return undefined;
};
