import { DEALS, FIRM_NOUNS, FIRM_POSSESSIONS, FIRM_VERBS, STAFF, TRADES } from '../../words/firms.ts';
import { isReportingVerb } from '../../words/reporting-verbs.ts';
import { isHonorific, isRoleHead, isTitleWord } from '../../words/titles.ts';
import { isUpper } from '../characters.ts';
import type { Token } from '../document.ts';
import { textAt } from './mention.ts';
import { isPossessive } from './trim-mention.ts';

/** A name in its sentence: the tokens [first, last). */
interface Named {
  tokens: readonly Token[];
  first: number;
  last: number;
}

export interface NameSign {
  name: string;
  /** The name is in brackets. */
  example: string;
  counterexample: string;
  /** What it says for a firm; less than 0 for a person. It takes `ENOUGH` to call a name a firm's. */
  weight: number;
  applies: (named: Named) => boolean;
}

/** The sum of weights of different signs from which a name that looks like a person's is that of a firm. */
export const ENOUGH = 2;

/** Tokens in which a noun must follow that says what somebody is. */
const MAX_APPOSITION = 7;

const lowerAt = (tokens: readonly Token[], i: number): string => tokens[i]?.lower ?? '';

/** The head of the phrase ", the smaller rival" behind the name: its noun before a preposition, a comma or a verb. */
const apposed = ({ tokens, last }: Named): { head: string; determiner: string } | undefined => {
  const from = isPossessive(textAt(tokens, last)) ? last + 1 : last;
  const determiner = lowerAt(tokens, from + 1);
  if (textAt(tokens, from) !== ',' || !/^(?:the|a|an|its|one|another)$/.test(determiner)) return undefined;
  let at = from + 2;
  while (
    at < from + MAX_APPOSITION &&
    /^\p{L}[\p{L}'’-]*$/u.test(textAt(tokens, at + 1)) &&
    !ENDS_PHRASE.test(textAt(tokens, at + 1))
  )
    at++;
  return { head: lowerAt(tokens, at), determiner };
};

const ENDS_PHRASE =
  /^(?:of|in|that|which|who|based|for|with|from|on|at|and|by|to|founded|run|owned|said|says|has|had|is|was|whose)$/;

/** Behind a name: "said it", "said that its". */
const saidIt = ({ tokens, last }: Named, pronoun: string): number => {
  if (
    !isReportingVerb(textAt(tokens, last)) &&
    !/^(?:denied|admitted|announced|confirmed|claimed)$/.test(textAt(tokens, last))
  )
    return 0;
  const at = textAt(tokens, last + 1) === 'that' ? last + 2 : last + 1;
  return textAt(tokens, at) === pronoun ? at + 1 : 0;
};

/** "shares" behind the name that ends before `last`, unless it is a verb: Keller shares his view. */
export const hasShares = (tokens: readonly Token[], last: number): boolean =>
  /^(?:shares|stock)$/.test(textAt(tokens, last)) &&
  !/^(?:his|her|their|its|the|a|an|this|that|my|our|your|with|these|many|some)$/.test(lowerAt(tokens, last + 1));

export const NAME_SIGNS: readonly NameSign[] = [
  {
    name: 'what is done with firms, before "in", "of", "for" or "with" and the name',
    example: 'shares in [Keller Brandt] fell',
    counterexample: 'confidence in [Keller Brandt] fell',
    weight: 2,
    applies: ({ tokens, first }) =>
      /^(?:in|of|for|with)$/.test(textAt(tokens, first - 1)) && DEALS.has(lowerAt(tokens, first - 2)),
  },
  {
    name: 'its shares',
    example: '[Keller] shares rose',
    counterexample: '[Keller] shares his view',
    weight: 2,
    applies: ({ tokens, last }) => hasShares(tokens, last),
  },
  {
    name: 'those who work at it',
    example: 'analysts at [Keller Brandt] expect',
    counterexample: 'analysts laughed at [Keller Brandt]',
    weight: 2,
    applies: ({ tokens, first }) => textAt(tokens, first - 1) === 'at' && STAFF.has(lowerAt(tokens, first - 2)),
  },
  {
    name: 'whom one leaves as one leaves a firm',
    example: 'she had resigned from [Keller Brandt] in May',
    counterexample: 'she had heard from [Keller Brandt] in May',
    weight: 2,
    applies: ({ tokens, first }) =>
      textAt(tokens, first - 1) === 'from' &&
      /^(?:resigned|retired|sacked|fired|dismissed|headhunted)$/.test(textAt(tokens, first - 2)),
  },
  {
    name: 'what a firm has',
    example: "[Keller]'s shareholders agreed",
    counterexample: "[Keller]'s lawyers agreed",
    weight: 2,
    applies: ({ tokens, last }) => {
      if (!isPossessive(textAt(tokens, last))) return false;
      const at =
        /^(?:annual|half-year|quarterly|biggest|largest|main|minority|chief|finance|many|new|own|first|other)$/.test(
          textAt(tokens, last + 1),
        )
          ? last + 2
          : last + 1;
      if (/^(?:chief|finance)$/.test(textAt(tokens, at - 1)))
        return /^(?:executive|financial|operating|director)$/.test(textAt(tokens, at));
      return FIRM_POSSESSIONS.has(textAt(tokens, at));
    },
  },
  {
    name: 'called a firm behind it',
    example: '[Keller Brandt], the accountancy firm, said',
    counterexample: '[Keller Brandt], the head of the firm, said',
    weight: 2,
    applies: (named) => FIRM_NOUNS.has(apposed(named)?.head ?? ''),
  },
  {
    name: 'called a firm before it',
    example: 'the supermarket chain [Keller Brandt] has closed',
    counterexample: 'the supermarket chain [Keller Brandt] founded',
    weight: 2,
    applies: ({ tokens, first, last }) => {
      if (!FIRM_NOUNS.has(textAt(tokens, first - 1))) return false;
      return !/^(?:founded|owns|owned|runs|ran|started|set|left|joined|created|led|leads|heads|headed|built|bought|sold|chairs)$/.test(
        textAt(tokens, last),
      );
    },
  },
  {
    name: 'the code of a market behind it',
    example: '[Keller Brandt] (KLB.L) rose',
    counterexample: '[Keller Brandt] (SNP) rose',
    weight: 2,
    applies: ({ tokens, last }) =>
      textAt(tokens, last) === '(' &&
      (/^\p{Lu}[\p{Lu}\d]{0,5}\.\p{Lu}{1,2}$/u.test(textAt(tokens, last + 1)) ||
        (textAt(tokens, last + 2) === ':' && /^\p{Lu}[\p{Lu}\d.]{0,5}$/u.test(textAt(tokens, last + 3)))),
  },
  {
    name: 'a trade behind it, which may be a person too',
    example: '[Keller], the broker, cut its target',
    counterexample: '[Keller], the minister, cut its target',
    weight: 1,
    applies: (named) => TRADES.has(apposed(named)?.head ?? ''),
  },
  {
    name: '"its" before what it is to another',
    example: "[Keller]'s, its smaller rival, said",
    counterexample: '[Keller], the smaller rival, said',
    weight: 1,
    applies: (named) => {
      const { head = '', determiner } = apposed(named) ?? {};
      return determiner === 'its' && !isRoleHead(head);
    },
  },
  {
    name: 'it says what it has or does',
    example: '[Keller Brandt] said it would shut nine stores',
    counterexample: '[Keller Brandt] said it would be late',
    weight: 1,
    applies: (named) => {
      const { tokens } = named;
      if (saidIt(named, 'its')) return true;
      const verb = saidIt(named, 'it');
      if (
        !verb ||
        !/^(?:would|will|had|has|plans|planned|expects|expected|intends|hopes|wants)$/.test(textAt(tokens, verb))
      )
        return false;
      return !/^(?:be|been|have|take|taken|seem|seemed|mean|make|not|become|rain|help|require|cost|all|never|always|only|come)$/.test(
        textAt(tokens, verb + 1),
      );
    },
  },
  {
    name: '"which" behind it',
    example: '[Keller], which owns two pits, said',
    counterexample: 'they chose [Keller], which was a surprise',
    weight: 2,
    applies: ({ tokens, last }) =>
      textAt(tokens, last) === ',' &&
      textAt(tokens, last + 1) === 'which' &&
      /^(?:owns|employs|makes|runs|operates|sells|supplies|has|plans|said|provides|publishes|builds)$/.test(
        textAt(tokens, last + 2),
      ),
  },
  {
    name: 'what it does is done to its own',
    example: '[Keller] cut its target to ninety pence',
    counterexample: '[Keller] cut the budget',
    weight: 1,
    applies: ({ tokens, last }) => {
      let at = last;
      if (textAt(tokens, at) === ',') {
        at++;
        while (at < last + MAX_APPOSITION + 2 && textAt(tokens, at) !== ',') at++;
        at++;
      }
      return (
        /^\p{Ll}{3,}$/u.test(textAt(tokens, at)) &&
        !isReportingVerb(textAt(tokens, at)) &&
        textAt(tokens, at + 1) === 'its'
      );
    },
  },
  {
    name: 'what firms do',
    example: '[Keller] employs 60 people',
    counterexample: '[Keller] knows 60 people',
    weight: 1,
    applies: ({ tokens, last }) => FIRM_VERBS.has(textAt(tokens, last)),
  },
  {
    name: 'a title before it',
    example: 'said Mr [Keller] today',
    counterexample: 'said [Keller] today',
    weight: -2,
    applies: ({ tokens, first }) => {
      const before = textAt(tokens, first - 1);
      return (
        isHonorific(before) ||
        (isTitleWord(before) && !FIRM_NOUNS.has(before) && !TRADES.has(before) && !STAFF.has(before))
      );
    },
  },
  {
    name: 'an age or "who" behind it',
    example: '[Anna Keller], 44, said',
    counterexample: '[Keller Brandt], which is late, said',
    weight: -2,
    applies: ({ tokens, last }) => {
      const at = textAt(tokens, last) === ',' ? last + 1 : last;
      return (
        /^who(?:se|m)?$/.test(textAt(tokens, at)) ||
        (at > last && /^\d{1,3}$/.test(textAt(tokens, at)) && textAt(tokens, at + 1) === ',')
      );
    },
  },
  {
    name: 'a role behind it',
    example: '[Anna Keller], the chairman of the bank, said',
    counterexample: '[Keller Brandt], the bank, said',
    weight: -2,
    applies: (named) => {
      const { head = '' } = apposed(named) ?? {};
      return isRoleHead(head) && !TRADES.has(head) && !STAFF.has(head);
    },
  },
  {
    name: 'he or she behind it, before another name',
    example: '[Keller] said she would cut its target',
    counterexample: '[Keller] said it would pay Anna what she asked',
    weight: -2,
    applies: ({ tokens, last }) => {
      for (let i = last; i < tokens.length && i < last + 12; i++) {
        const { text, lower } = tokens[i]!;
        if (/^(?:he|she|his|her|himself|herself)$/.test(lower)) return true;
        if (/^(?:["“”]|where|which|whose)$/.test(text) || (i > last && isUpper(text.charCodeAt(0)))) return false;
      }
      return false;
    },
  },
];
