import type { Attribution } from './attribution.ts';
import { cueOf, isReportNoun } from './cues.ts';
import { cueSpan } from './span-columns.ts';
import { INSIDE, isMark, OUTSIDE, PUNCTUATION, startsName, type TokenTable } from './token-table.ts';

const AUXILIARIES = new Set(
  'was were is are been being be had has have first also earlier later previously'.split(' '),
);
/** What the content of an aside may begin behind: "asked about | the links … as was alleged by Mullen". */
const BEGINNINGS = new Set('about on over regarding concerning that whether of into denied confirmed said'.split(' '));
const ENDS_SOURCE = new Set(
  'in at on during before after last this when while that as and but who for with to since'.split(' '),
);
const REACH = 40;

/**
 * "… the links between the ISI and the Haqqani network as was alleged by Mullen": an allegation inside a report, in
 * the passive, its content before it and its source behind it.
 */
export const readAsides = (table: TokenTable): Attribution[] => {
  const found: Attribution[] = [];
  for (let i = 0; i < table.size - 3; i++) {
    if (table.text[i] !== 'as' || table.quote[i] === INSIDE) continue;
    let verb = i + 1;
    while (verb < i + 4 && AUXILIARIES.has(table.text[verb] ?? '')) verb++;
    const word = cueOf((table.text[verb] ?? '').toLowerCase());
    if (!word || word.noun || table.text[verb + 1] !== 'by' || table.sentence[verb + 1] !== table.sentence[i]) continue;
    const end = table.firsts[table.sentence[i]! + 1]!;
    let to = verb + 2;
    while (to < end && to - verb < 12 && table.shape[to] !== PUNCTUATION && !ENDS_SOURCE.has(table.text[to]!)) to++;
    if (to === verb + 2) continue;
    const aside = attributed(table, verb === i + 1 ? verb : i + 1, verb + 1);
    const { cue } = aside;
    let from = i;
    const first = Math.max(cue.first, i - REACH);
    while (
      from > first &&
      !BEGINNINGS.has(table.text[from - 1]!) &&
      table.quote[from - 1] !== INSIDE &&
      !isClauseMark(table.text[from - 1]!)
    )
      from--;
    if (from === i) continue;
    found.push({ ...aside, source: { from: verb + 2, to }, content: [{ from, to: i }] });
  }
  return found;
};

/** "…, an assertion (that) Talvania's envoy rejected within the hour": somebody denies what has just been said. */
export const readRelatives = (table: TokenTable): Attribution[] => {
  const found: Attribution[] = [];
  for (let i = 1; i + 4 < table.size; i++) {
    if (table.text[i - 1] !== ',' || table.quote[i] !== OUTSIDE || !isDisputed(table.text[i + 1]!)) continue;
    if (!/^(?:an?|the)$/.test(table.text[i]!)) continue;
    // The pronoun may be left out before a name or an article: "a claim | the industry has denied".
    const that = /^(?:that|which)$/.test(table.text[i + 2]!);
    if (
      !that &&
      !startsName(table.entity[i + 2]!) &&
      !/^(?:the|an?|his|her|their|its|it|he|she|they)$/.test(table.text[i + 2]!)
    )
      continue;
    const subject = that ? i + 3 : i + 2;
    let verb = subject + 1;
    while (verb < Math.min(table.size, i + 12) && !denies(table, verb) && !isMark(table, verb)) verb++;
    // "a claim the plant's owner, state-run KarChem, rejected"
    if (table.text[verb] === ',') {
      let comma = verb + 1;
      while (comma < Math.min(table.size, verb + 7) && !isMark(table, comma)) comma++;
      if (table.text[comma] === ',' && denies(table, comma + 1)) verb = comma + 1;
    }
    if (verb >= table.size || !denies(table, verb) || table.sentence[verb] !== table.sentence[i]) continue;
    let to = verb;
    while (to > subject + 1 && (AUXILIARIES.has(table.text[to - 1]!) || table.text[to - 1]!.endsWith('ly'))) to--;
    found.push({
      ...attributed(table, to, DENIES.test(table.text[verb]!) ? verb + 1 : verb + 2),
      source: { from: subject, to },
      content: [{ from: i, to: i + 2 }],
    });
  }
  return found;
};

/** "a figure the port disputes" */
const isDisputed = (word: string): boolean =>
  isReportNoun(word) || /^(?:figure|number|estimate|total|toll|version)$/.test(word);

const DENIES = /^(?:denied|denies|rejected|rejects|dismissed|dismisses|disputed|disputes|refuted|refutes)$/;

/** "a charge it has called baseless" */
const denies = (table: TokenTable, i: number): boolean =>
  DENIES.test(table.text[i]!) || (/^(?:called|calls)$/.test(table.text[i]!) && UNTRUE.test(table.text[i + 1] ?? ''));

const UNTRUE = /^(?:baseless|unfounded|false|untrue|absurd|ridiculous|nonsense)$/;

/** An attribution that is sure of itself. */
const attributed = (table: TokenTable, from: number, to: number): Attribution => {
  const cue = cueSpan(table, from, to);
  const odds = new Float32Array(cue.end - cue.first);
  return {
    cue,
    source: undefined,
    content: [],
    confidence: 1,
    contentful: 1,
    contentSureness: 1,
    sourceSureness: 1,
    odds,
  };
};

const isClauseMark = (text: string): boolean =>
  text === ',' || text === ';' || text === ':' || text === '"' || text === '”';
