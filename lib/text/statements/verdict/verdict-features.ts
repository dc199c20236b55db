import { NO_HEAD } from '../../language/syntax/tree.ts';
import { hashText, scramble } from '../../models/hash.ts';
import {
  childrenAt,
  INSIDE,
  isVerb,
  type Page,
  relationAt,
  rootOf,
  sentenceEnd,
  sentenceStart,
  tagAt,
  wordAt,
} from '../page/page.ts';
import { cueOf } from '../reports/cues.ts';
import type { Statement } from '../statement.ts';
import type { Utterance } from '../utterance.ts';
import { VERDICT_ROWS } from './verdict.ts';

const level = (n: number): number => (n <= 6 ? n : n <= 10 ? 7 : n <= 15 ? 8 : n <= 25 ? 9 : n <= 40 ? 10 : 11);
/** Log-odds in halves, from -6 to 8. */
const sureness = (p: number): number =>
  Math.round(2 * Math.max(-3, Math.min(4, Math.log((p + 1e-6) / (1 - p + 1e-6)))));

/** What speaks for or against a statement, as rows of the weights. */
export const verdictFeatures = (page: Page, utterance: Utterance, statement: Statement): Int32Array => {
  const features: number[] = [];
  const add = (name: string, ...values: (string | number)[]): void => {
    let hash = hashText(name);
    for (const value of values) hash = hashText(String(value), hashText(' ', hash));
    features.push(scramble(hash) & (VERDICT_ROWS - 1));
  };
  const { report, content, party, odds } = utterance;
  const { kind, stance, content: said, negated, hedged } = statement;
  const at = report?.predicate.at ?? -1;
  const first = content[0]!.from;
  const last = content.at(-1)!.to - 1;
  const lemma = at < 0 ? 'none' : (cueOf(wordAt(page, at))?.lemma ?? wordAt(page, at));
  const cls = at < 0 ? 'none' : `${report!.predicate.kind}${page.cue[at]}`;
  const source = report?.source ?? -1;
  const who = whoOf(page, utterance);
  let verbs = 0;
  let words = 0;
  for (const { from, to } of content)
    for (let i = from; i < to; i++) {
      if (isVerb(page, i)) verbs++;
      if (page.isMark[i] === 0) words++;
    }
  const bond = at < 0 ? 'none' : bondOf(page, rootOf(page, content), at);
  const order = at < 0 ? 'none' : at < first ? 'before' : at > last ? 'after' : 'inside';
  const finite = at < 0 ? 'none' : finiteness(page, at);
  const sourceBond = source < 0 ? 'none' : bondOf(page, source, at);

  add('bias', '');
  add('report', sureness(odds.report));
  add('report class', sureness(odds.report), cls);
  add('report kind', sureness(odds.report), kind);
  add('content', sureness(odds.content));
  add('content kind', sureness(odds.content), kind);
  add('source', sureness(odds.source));
  add('source who', sureness(odds.source), who);
  add('party', sureness(odds.party), who);
  add('party kind', sureness(odds.party), kind, at < 0 ? 0 : 1);
  add('all', sureness(odds.report * odds.content * odds.source * odds.party));
  add('all kind', sureness(odds.report * odds.content * odds.source * odds.party), kind);
  add('class', cls, kind);
  add('lemma', lemma);
  add('lemma kind', lemma, kind);
  add('lemma finite', lemma, finite);
  add('lemma bond', lemma, bond);
  add('stance', stance, kind);
  add('stance class', stance, cls);
  add('bond', bond, cls);
  add('bond kind', bond, kind);
  add('source bond', sourceBond, cls);
  add('source bond who', sourceBond, who);
  add('finite', finite, cls);
  add('finite bond', finite, bond);
  add('finite source', finite, sourceBond);
  add('who', who, kind);
  add('who class', who, cls);
  add('verbs', Math.min(3, verbs), kind, cls);
  add('words', level(words), kind);
  add('words class', level(words), cls);
  add('order', order, kind, cls);
  add('pieces', Math.min(4, content.length), kind);
  add('first', wordAt(page, first), kind);
  add('first class', wordAt(page, first), cls);
  add('first tag', tagAt(page, first), cls);
  add('last tag', tagAt(page, last), kind);
  add('before', wordAt(page, first - 1), kind);
  add('behind', wordAt(page, last + 1), kind);
  add(
    'whole sentence',
    first <= sentenceStart(page, first) + 1 ? 1 : 0,
    last >= sentenceEnd(page, last) - 2 ? 1 : 0,
    kind,
  );
  add('negated', negated ? 1 : 0, hedged ? 1 : 0, cls);
  add('sentence', Math.min(2, page.sentence[first]!), kind);
  add('quoted', page.quote[first] === INSIDE ? 1 : 0, page.quote[last] === INSIDE ? 1 : 0, cls);
  if (at >= 0) {
    add('tag', tagAt(page, at), cls);
    add('relation', relationAt(page, at), cls);
    add('relation finite', relationAt(page, at), finite);
    add('ahead', wordAt(page, at - 1), cls);
    add('next', wordAt(page, at + 1), cls);
    add('gap', Math.min(6, at < first ? first - at : Math.max(0, at - last)), order);
    add('aside', report!.isAside ? 1 : 0, order);
    const above = page.head[at]!;
    add(
      'above',
      above === NO_HEAD ? 'none' : (cueOf(wordAt(page, above))?.class ?? tagAt(page, above)),
      relationAt(page, at),
    );
    for (const child of childrenAt(page, at)) add('child', relationAt(page, child), cls);
  }
  if (source >= 0) {
    add('source tag', tagAt(page, source));
    add('source word', wordAt(page, source));
    add('source cluster', page.subcluster[source]!);
    add('source cluster class', page.cluster[source]!, cls);
  }
  if (party) {
    const mention = statement.speakerMention.split(' ');
    add('mention', level(mention.length), who);
    add('mention first', mention[0]!.toLowerCase(), who);
    add('mention odd', /,|["“”]/.test(party.name) ? 1 : 0, who);
  }
  // "denied such a link", "rejected that": what it refers to was said before.
  const points = words <= 4 && POINTERS.has(wordAt(page, first)) ? 1 : 0;
  add('points', points, stance);
  add('points class', points, cls, bond);
  add('points kind', points, words <= 4 ? words : 5, kind);
  const { outer } = utterance;
  add('outer', outer ? (outer.report?.predicate.kind ?? 'quotation') : 'none', kind);
  add('outer class', outer ? 1 : 0, cls);
  add('outer bond', outer ? 1 : 0, bond, finite);
  add('outer who', outer ? 1 : 0, who);
  add('outer lemma', outer ? 1 : 0, lemma);
  add('ends', /[a-z]$/i.test(said) ? 1 : 0, kind);
  return Int32Array.from(features);
};

const POINTERS = new Set(['such', 'that', 'this', 'it', 'the', 'any', 'those', 'these', 'all']);

/** The relation of a word to the predicate, or of the predicate to it. */
const bondOf = (page: Page, token: number, at: number): string => {
  if (page.head[token] === at) return relationAt(page, token);
  return page.head[at] === token ? `up-${relationAt(page, at)}` : 'far';
};

const whoOf = (page: Page, { report, party, mention }: Utterance): string => {
  if (!party) return 'unknown';
  const type =
    party.entity < 0
      ? /\p{Lu}/u.test(party.name.slice(1))
        ? 'described-name'
        : 'described'
      : page.document.entities[party.entity]!.type;
  const how = !report
    ? 'quotation'
    : report.source < 0
      ? 'none'
      : tagAt(page, report.source).startsWith('PRP')
        ? 'pronoun'
        : mention === party.name
          ? 'as-is'
          : 'resolved';
  return `${type} ${how}`;
};

/** Whether the predicate says something by itself: "said", "has said"; not "to say", "if he says", "would say". */
const finiteness = (page: Page, at: number): string => {
  let form: string = tagAt(page, at);
  for (const child of childrenAt(page, at)) {
    const relation = relationAt(page, child);
    if (
      relation === 'mark' ||
      relation === 'aux' ||
      relation === 'aux:pass' ||
      (relation === 'advmod' && /^(?:not|n['’]t|never)$/i.test(page.text[child]!))
    )
      form += ` ${page.lower[child]!}`;
  }
  return form;
};
