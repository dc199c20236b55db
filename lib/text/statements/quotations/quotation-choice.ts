import { Features } from '../choices/features.ts';
import { ENTITY_TYPES, isTitled, type Page, sentenceEnd, sentenceStart, type TokenRange, tagAt } from '../page/page.ts';
import { candidatesBefore, keysIn } from '../speakers/antecedents.ts';
import { firstMentionFrom, type Mention, prominenceOf } from '../speakers/mentions.ts';
import { type PartyChoice, type Turn, typeOf } from '../speakers/party.ts';

/** Gathers the features of one group at a time. */
const f = new Features();

/** Candidates 0 and 1: the quotation is no statement; it is one, and the text does not tell whose. */
export const NO_STATEMENT = 0;
export const NOBODY_KNOWN = 1;

/** Whose words a quotation is that no report has claimed. */
export const quotationChoice = (
  page: Page,
  quotation: number,
  words: TokenRange,
  mentions: readonly Mention[],
  before: Turn | undefined,
  lastButOne: Turn | undefined,
  behind: Turn | undefined,
): PartyChoice => {
  const { from, to } = words;
  const sentence = page.sentence[from]!;
  const paragraph = page.paragraphOf[sentence]!;
  const last = page.sentence[to - 1]!;
  const paragraphOf = (token: number): number => page.paragraphOf[page.sentence[token]!]!;
  const { continues, open } = page.quotations[quotation]!;
  let length = 0;
  let verbs = 0;
  for (let i = from; i < to && length < 30; i++) {
    if (page.isMark[i] === 0) length++;
    if (tagAt(page, i).startsWith('V') || tagAt(page, i) === 'MD') verbs++;
  }
  const size = length <= 4 ? length : length <= 7 ? 5 : length <= 12 ? 6 : 7;
  const first = sentenceStart(page, from);
  const opensSentence = from - first <= 1 ? 1 : 0;
  const closesSentence = sentenceEnd(page, to - 1) - to <= 2 ? 1 : 0;
  const capital = /^\p{Lu}/u.test(page.text[from]!) ? 1 : 0;
  const stop = /^[.?!,]$/.test(page.text[to - 1]!) || /^[.?!,]$/.test(page.text[to] ?? '') ? 1 : 0;
  const form = opensSentence * 8 + closesSentence * 4 + capital * 2 + stop;
  const opensParagraph =
    from - page.firsts[sentence]! <= 1 && (sentence === 0 || page.paragraphOf[sentence - 1] !== paragraph) ? 1 : 0;
  const previous =
    before && paragraphOf(before.end) === paragraph
      ? sentence - page.sentence[before.end]! <= 1
        ? 3
        : 2
      : before && paragraphOf(before.end) === paragraph - 1
        ? 1
        : 0;
  const next =
    behind && paragraphOf(behind.start) === paragraph ? (page.sentence[behind.start]! - last <= 1 ? 2 : 1) : 0;
  f.add(400, size, verbs > 0 ? 1 : 0, form);
  f.add(401, form);
  f.add(402, page.word[Math.max(0, from - 2)]!);
  f.add(403, page.tag[Math.max(0, from - 2)]!, form);
  f.add(404, page.word[Math.min(page.size - 1, to + 1)]!, form);
  f.add(405, size, opensSentence * 2 + closesSentence);
  f.add(406, Math.min(verbs, 3), size);
  f.add(407, previous, form);
  f.add(408, page.tag[from]!, size);
  f.add(409, isTitled(page, words) ? 1 : 0, Math.min(verbs, 1), stop);
  const groups = [f.take()];
  f.add(410, previous, next, opensParagraph);
  f.add(411, form);
  f.add(412, continues ? 1 : 0, open ? 1 : 0, opensParagraph);
  groups.push(f.take());

  const keys = ['', ''];
  const parties: PartyChoice['parties'] = [undefined, undefined];
  const offered = new Map(
    candidatesBefore(page, mentions, from, sentence, [words], before?.key).map(({ key, last: mention }) => [
      key,
      mention,
    ]),
  );
  // Named behind it, in the same paragraph: "…," said Keller of the union.
  for (let i = firstMentionFrom(mentions, to); i < mentions.length && paragraphOf(mentions[i]!.at) === paragraph; i++) {
    const mention = mentions[i]!;
    if (page.sentence[mention.at]! - last > 1 || mention.isQuoted) continue;
    if (!offered.has(mention.key)) offered.set(mention.key, mention);
  }
  // Descriptions may be people.
  const people = [...offered.values()].filter(
    ({ party, isQuoted }) => !isQuoted && (party.entity < 0 || typeOf(page, party) === ENTITY_TYPES.person),
  );
  const rivals = before
    ? people.filter((other) => other.key !== before.key && other.at > before.end && other.at < from).length
    : 0;
  const inside = keysIn(mentions, [words]);
  [...offered].forEach(([key, mention], order) => {
    const { party } = mention;
    const type = typeOf(page, party);
    const isBefore = before?.key === key ? (before.isDirect ? 2 : 1) : 0;
    const isBehind = behind?.key === key ? (behind.isDirect ? 2 : 1) : 0;
    const isLastButOne = lastButOne?.key === key ? 1 : 0;
    const place = mention.at > to ? 1 : 0;
    const gap = place === 1 ? page.sentence[mention.at]! - last : Math.min(sentence - page.sentence[mention.at]!, 4);
    const same = paragraphOf(mention.at) === paragraph ? 1 : 0;
    const role = prominenceOf(mention);
    f.add(420, isBefore, previous, opensParagraph);
    f.add(421, isBehind, next, opensParagraph);
    f.add(422, isBefore, isBehind, previous * 4 + next);
    f.add(423, isBefore, Math.min(rivals, 3), previous);
    f.add(424, type, role, place);
    f.add(425, place, gap, role);
    f.add(426, place, same, Math.min(order, 4));
    f.add(427, isLastButOne, isBefore, opensParagraph);
    f.add(428, isBefore, continues ? 1 : 0, open ? 1 : 0);
    f.add(429, form, isBefore, previous);
    f.add(430, role, gap, isBefore * 3 + isBehind);
    f.add(431, form, role, place * 8 + gap);
    f.add(432, type, isBefore, isBehind);
    f.add(433, Math.min(people.length, 4), isBefore, same);
    f.add(434, Math.min(rivals, 3), role * 8 + gap, isBefore);
    f.add(435, inside.has(key) ? 1 : 0, isBefore);
    groups.push(f.take());
    keys.push(key);
    parties.push(party);
  });
  return {
    groups,
    candidates: groups.map((_, g) => (g === NO_STATEMENT ? [0] : g === NOBODY_KNOWN ? [1] : [g])),
    parties,
    keys,
  };
};
