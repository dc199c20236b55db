import { STANCES } from '../../vocabulary.ts';
import { covers, isVerb, type Page, sentenceEnd, sentenceStart } from '../page/page.ts';
import { perPage } from '../page/per-page.ts';
import type { Statement } from '../statement.ts';
import type { Utterance } from '../utterance.ts';

const KINDS = ['direct', 'mixed', 'indirect'];
const PREDICATES = ['verb', 'noun', 'according', 'mark'];
const TYPES = ['person', 'organisation', 'place'];

const logit = (p: number): number => Math.log((p + 1e-6) / (1 - p + 1e-6));

/** Of each entity, where it is named or referred to. */
const startsByEntity = perPage((page) => {
  const all = new Map<number, number[]>();
  for (const { entity, start } of page.document.references) {
    const starts = all.get(entity);
    if (starts) starts.push(start);
    else all.set(entity, [start]);
  }
  return all;
});

/** What trees are asked about a statement. */
export const verdictColumns = (page: Page, utterance: Utterance, statement: Statement): number[] => {
  const { report, content, party, odds, outer } = utterance;
  const at = report?.predicate.at ?? -1;
  const first = content[0]!.from;
  const last = content.at(-1)!.to - 1;
  const source = report?.source ?? -1;
  const entity = party?.entity ?? -1;
  const starts = startsByEntity(page).get(entity) ?? [];
  const isInside = starts.some((start) => start >= statement.start && start < statement.end);
  let verbs = 0;
  let words = 0;
  for (const { from, to } of content)
    for (let i = from; i < to; i++) {
      if (isVerb(page, i)) verbs++;
      if (page.isMark[i] === 0) words++;
    }
  const tag = (token: number): number => page.tag[token] ?? -1;
  return [
    logit(odds.report),
    logit(odds.content),
    logit(odds.source),
    logit(odds.party),
    logit(odds.report * odds.content * odds.source * odds.party),
    KINDS.indexOf(statement.kind),
    STANCES.indexOf(statement.stance),
    words,
    content.length,
    verbs,
    at < 0 ? -1 : at < first ? 0 : at > last ? 1 : 2,
    at < 0 ? -1 : PREDICATES.indexOf(report!.predicate.kind),
    at < 0 ? -1 : page.cue[at]!,
    at < 0 ? 0 : at < first ? first - at : at - last,
    source < 0 ? -1 : Math.abs(source - at),
    source < 0 ? 0 : source < at ? 1 : 2,
    tag(at),
    at < 0 ? -1 : page.relation[at]!,
    tag(source),
    source < 0 ? -1 : page.relation[source]!,
    source < 0 ? -1 : page.head[source] === at ? 1 : 0,
    tag(first),
    tag(first - 1),
    tag(last),
    tag(last + 1),
    tag(last + 2),
    page.isMark[first - 1] ?? -1,
    page.isMark[last + 1] ?? -1,
    first - sentenceStart(page, first),
    sentenceEnd(page, last) - last,
    page.sentence[first]!,
    page.document.sentences.length,
    page.quote[first]!,
    page.quote[last]!,
    statement.negated ? 1 : 0,
    statement.hedged ? 1 : 0,
    !outer ? 0 : covers(outer.content, first) ? 2 : 1,
    report?.isAside ? 1 : 0,
    party ? statement.speakerMention.split(' ').length : -1,
    !party ? -1 : entity < 0 ? 0 : TYPES.indexOf(page.document.entities[entity]!.type) + 1,
    statement.speakerMention === statement.speaker ? 1 : 0,
    starts.length,
    isInside ? 1 : 0,
    at < 0 || page.head[at]! < 0 ? -1 : page.cue[page.head[at]!]!,
    at < 0 ? -1 : page.cluster[at]!,
    source < 0 ? -1 : page.cluster[source]!,
    page.cluster[first]!,
    last + 1 < page.size ? page.cluster[last + 1]! : -1,
  ];
};
