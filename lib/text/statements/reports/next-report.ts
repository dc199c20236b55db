import { INSTITUTION_NOUNS, ORGANISATION_NOUNS } from '../../words/organisations.ts';
import { isPersonNoun } from '../../words/titles.ts';
import { INSIDE, isFiniteVerb, type Page, relationAt, SPEECH, type TokenRange, tagAt } from '../page/page.ts';

/**
 * Where a second report of the same speaker begins within reported words: "said the crane was old | and urged the port to
 * sell it". Only where the one thing that the words are about cannot speak itself; else the end as it is.
 */
export const endBeforeNextReport = (page: Page, at: number, { from, to }: TokenRange): number => {
  if (from < at || page.cue[at] !== SPEECH || !(tagAt(page, at) === 'VBD' || hasSaid(page, at))) return to;
  let subjects = 0;
  for (let i = from; i < to; i++) {
    if (page.quote[i] === INSIDE) return to;
    if (relationAt(page, i).startsWith('nsubj')) {
      if (speaks(page, i)) return to;
      subjects++;
    }
    if (subjects === 1 && i > from + 1 && /^(?:and|but)$/.test(page.lower[i]!) && reports(page, i + 1, to))
      return page.text[i - 1] === ',' ? i - 1 : i;
  }
  return to;
};

/** Where somebody else's answer begins: "asked that it be moved |, to which Holm replied that it could not". */
export const endBeforeAnswer = (page: Page, { from, to }: TokenRange): number => {
  for (let comma = from + 1; comma + 3 < to; comma++) {
    if (page.text[comma] !== ',' || page.lower[comma + 2] !== 'which' || page.quote[comma] === INSIDE) continue;
    if (!/^(?:to|at|after|upon|on)$/.test(page.lower[comma + 1]!)) continue;
    for (let i = comma + 3; i < to; i++) if (page.cue[i] === SPEECH && isFiniteVerb(page, i)) return comma;
  }
  return to;
};

/** Where another speaker comes in: "said he should go |, with Keogh accusing him of contempt". */
export const endBeforeOther = (page: Page, { from, to }: TokenRange): number => {
  for (let comma = from + 1; comma + 3 < to; comma++) {
    if (page.text[comma] !== ',' || page.lower[comma + 1] !== 'with' || page.quote[comma] === INSIDE) continue;
    for (let i = comma + 3; i < Math.min(to, comma + MAX_OTHER); i++)
      if (tagAt(page, i) === 'VBG' && page.cue[i] === SPEECH && page.quote[i] !== INSIDE) return comma;
  }
  return to;
};

/** Words from "with" to what the other does. */
const MAX_OTHER = 14;

/** Where somebody keeps something back: "told officers another man had done it | but has declined to name him". */
export const endBeforeSilence = (page: Page, { from, to }: TokenRange): number => {
  for (let but = from + 2; but + 3 < to; but++) {
    if (page.lower[but] !== 'but' || page.quote[but] === INSIDE) continue;
    const kept = NOT_SAID.exec(page.lower.slice(but + 1, Math.min(to, but + 7)).join(' '));
    if (kept && KEPT.test(kept[1]!)) return page.text[but - 1] === ',' ? but - 1 : but;
  }
  return to;
};

/** "has declined to name", "did not say", "wouldn't explain" */
const NOT_SAID =
  /^(?:(?:(?:has|have|had) )?(?:declin|refus)e[sd] to|(?:did|does|do|would)(?: not| ?n['’]t)(?: \S+ly)?) (\S+)/;

/** Where it is told what the speaker says of the last thing: "that he publish the lease |, which he said was void". */
export const endBeforeRemark = (page: Page, at: number, { from, to }: TokenRange): number => {
  if (from < at) return to;
  for (let comma = from + 1; comma + 3 < to; comma++)
    if (
      page.text[comma] === ',' &&
      page.quote[comma] !== INSIDE &&
      /^(?:which|who|whom)$/.test(page.lower[comma + 1]!)
    ) {
      const verb = /^(?:has|have|had)$/.test(page.lower[comma + 3]!) ? comma + 4 : comma + 3;
      if (/^(?:he|she|they)$/.test(page.lower[comma + 2]!) && page.cue[verb] === SPEECH && isFiniteVerb(page, verb))
        return comma;
    }
  return to;
};

const KEPT =
  /^(?:comment|say|name|identify|elaborate|give|reveal|disclose|confirm|discuss|specify|explain|provide|answer|speculate)$/;

/** "has said" */
const hasSaid = (page: Page, at: number): boolean =>
  tagAt(page, at) === 'VBN' && /^(?:has|have|had)$/.test(page.lower[at - 1] ?? '');

/** A past form of speech behind "and", and no subject of its own. */
const reports = (page: Page, first: number, to: number): boolean => {
  let verb = first;
  while (verb < to && tagAt(page, verb) === 'RB') verb++;
  if (verb >= to - 1 || page.cue[verb] !== SPEECH) return false;
  return tagAt(page, verb) === 'VBD' || demands(page, verb) || isActive(page, verb);
};

/** "was wrong but | blamed | ministers", which the tagger takes for no verb: whoever is blamed blames nobody. */
const isActive = (page: Page, verb: number): boolean =>
  /^(?:VBN|JJ)$/.test(tagAt(page, verb)) &&
  page.lower[verb]!.endsWith('ed') &&
  /^(?:DT|N|PRP)/.test(tagAt(page, verb + 1));

/** "called for", "called on", which the tagger takes for a passive: things are called, they are not called for. */
const demands = ({ lower }: Page, verb: number): boolean =>
  lower[verb] === 'called' && /^(?:for|on|upon)$/.test(lower[verb + 1]!);

const speaks = (page: Page, i: number): boolean => {
  const word = page.lower[i]!;
  if (/^(?:it|there|this|that|which)$/.test(word)) return word === 'it';
  const noun = word.replace(/s$/, '');
  return (
    page.entity[i]! > 0 ||
    !tagAt(page, i).startsWith('NN') ||
    tagAt(page, i).startsWith('NNP') ||
    isPersonNoun(noun) ||
    ORGANISATION_NOUNS.has(noun) ||
    INSTITUTION_NOUNS.has(noun)
  );
};
