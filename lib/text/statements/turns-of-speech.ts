import { type Draft, placeOf } from './draft.ts';
import { type Speaker, type SpeakerResolver, UNKNOWN } from './speakers.ts';
import { type TokenTable, tokenAt } from './token-table.ts';

/**
 * The speaker of every draft, in text order: named beside it, or carried over from the quotation it continues; where
 * two people have spoken in turn without a word between, the other one; where a pronoun speaks, who spoke before.
 */
export const resolveSpeakers = (resolver: SpeakerResolver, table: TokenTable, drafts: readonly Draft[]): Speaker[] => {
  const found = new Map<Draft, Speaker>();
  const genders = new Genders();
  let last: { speaker: Speaker; paragraph: number; sentence: number; own: number; end: number } | undefined;
  for (const draft of drafts) {
    if (!draft.cue) continue;
    const sentence = table.sentence[Math.min(tokenAt(table, placeOf(draft)), table.size - 1)]!;
    const own = table.sentence[draft.cue.head]!;
    const paragraph = table.paragraphOf[own]!;
    const before = last && last.paragraph === paragraph ? last : undefined;
    // "… acknowledged it on Friday, but denied that …": one subject of two verbs.
    const shared = !draft.source && before?.own === own && isJoined(table, draft.cue.from);
    const speaker = shared && before ? before.speaker : resolver.resolve(draft);
    const same = before && before.sentence === sentence ? before : undefined;
    // "His daughter disagreed. …, she said": who has been named since, and fits, is nearer than who spoke before.
    const since = before && resolver.isNamedBetween(speaker.name, before.end, table.start[draft.cue.from]!);
    found.set(draft, spokenBy(resolver, genders, speaker, since ? undefined : before?.speaker, same?.speaker));
    const end = Math.max(draft.pieces.at(-1)!.end, table.end[draft.cue.to - 1]!);
    last = { speaker: found.get(draft)!, paragraph, sentence: Math.max(own, sentence), own, end };
  }
  for (const draft of drafts) {
    const other = draft.saidBy ?? draft.continues;
    if (draft.saidBy && other) {
      const own = found.get(draft);
      const speaker = found.get(other);
      if (speaker) found.set(draft, { ...speaker, mention: own?.mention ?? speaker.mention });
    } else if (!draft.cue) {
      const carried = (other && alternate(found, draft)) ?? (other && found.get(other));
      found.set(draft, carried ?? { name: UNKNOWN, mention: '' });
    }
  }
  return drafts.map((draft) => found.get(draft)!);
};

/** Behind "and", or "…, adding". */
const isJoined = (table: TokenTable, verb: number): boolean => {
  const before = table.text[verb - 1] ?? '';
  return JOINTS.has(before) || (/ing$/.test(table.text[verb]!) && /^[,"”]$/.test(before));
};

const JOINTS = new Set(['and', 'but', 'or', 'then', 'also', 'yet']);

/**
 * Whom a pronoun before a verb of saying stands for. News goes on with who has just spoken in the paragraph, unless the
 * other gender is known of him; "they" goes on in the same sentence, "it" with what is no person. Whoever says "she" is no place and no company.
 */
const spokenBy = (
  resolver: SpeakerResolver,
  genders: Genders,
  speaker: Speaker,
  before: Speaker | undefined,
  same: Speaker | undefined,
): Speaker => {
  const pronoun = speaker.mention.toLowerCase();
  if (pronoun === 'they') return speaker.name === UNKNOWN && same ? { ...same, mention: speaker.mention } : speaker;
  if (pronoun === 'it') {
    const goesOn = before && before.name !== UNKNOWN && !resolver.isPerson(before.name) && !ONE.test(before.name);
    return goesOn ? { ...before, mention: speaker.mention } : speaker;
  }
  if (pronoun !== 'he' && pronoun !== 'she') {
    genders.note(speaker);
    return speaker;
  }
  const mayBe = ({ name }: Speaker): boolean =>
    name !== UNKNOWN && (resolver.isPerson(name) || (!resolver.isName(name) && ONE.test(name)));
  const goesOn = before && mayBe(before) && genders.fits(before.name, pronoun);
  const who = goesOn ? before : mayBe(speaker) && genders.fits(speaker.name, pronoun) ? speaker : undefined;
  if (!who) return { name: UNKNOWN, mention: speaker.mention };
  genders.set(who.name, pronoun);
  return { ...who, mention: speaker.mention };
};

/** An unnamed source that is one person: "a diplomat", "Haddad's spokesman". */
const ONE =
  /(?:^(?:the|his|her|its|their) (?:[\p{L}-]+ ){0,2}|['’]s? (?:[\p{L}-]+ ){0,2})(?:spokes(?:man|woman|person)|lawyer|attorney|aide|deputy|adviser|coach|agent|manager|director|minister|official|diplomat|envoy|doctor|mother|father|brother|sister|wife|husband|widow|captain)$|^(?:an?|one|another) (?!.*\b(?:and|group|company|spokespeople|survey|study|report|poll|newspaper|statement)\b)/iu;

/** Which of "he" and "she" the speakers of an article are, as far as it says so. */
class Genders {
  private readonly known = new Map<string, string>();

  note({ name, mention, role }: Speaker): void {
    if (this.known.has(name)) return;
    const words = `${role ?? ''} ${mention}`;
    if (FEMALE.test(words)) this.known.set(name, 'she');
    else if (MALE.test(words)) this.known.set(name, 'he');
  }

  set(name: string, pronoun: string): void {
    if (!this.known.has(name)) this.known.set(name, pronoun);
  }

  fits(name: string, pronoun: string): boolean {
    return (this.known.get(name) ?? pronoun) === pronoun;
  }
}

const FEMALE =
  /\b(?:Mrs|Ms|Miss|Lady|Dame|Queen|Princess|Baroness|mother|wife|widow|sister|daughter|actress|\p{L}*woman)\b/iu;
const MALE = /\b(?:Mr|Sir|Lord|King|Prince|Baron|father|husband|widower|brother|son|actor|\p{L}*(?<!wo)man)\b/iu;

/** After a question, whom it was put to answers: the speaker before the asker, where that is somebody else. */
const alternate = (found: ReadonlyMap<Draft, Speaker>, draft: Draft): Speaker | undefined => {
  const last = draft.continues!;
  const before = draft.lastButOne;
  if (!before || draft.runsOn) return undefined;
  const asker = found.get(last);
  const other = found.get(before);
  return asker && other && other.name !== asker.name && other.name !== UNKNOWN ? other : undefined;
};
