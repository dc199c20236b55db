import type { Stance } from '../../vocabulary.ts';

/** At the beginning of what was said, "Well," and "But" passed over. */
const opening = (pattern: string): RegExp =>
  new RegExp(`^(?:(?:well|but|and|so|no|look|frankly|honestly|yes|now|of course)[,:]? )?(?:${pattern})`, 'i');

const SOMEBODY = '(?:i|we|he|she|they|it)';
const ADVERB = '(?:[a-z]+ly )?';
/** "not sure what to wear" and "not aware of the rule" doubt nothing that somebody says. */
const UNSURE =
  '(?:(?:sure|certain)(?! (?:how|what|where|when|who|why)\\b)|convinced|persuaded|aware(?! of (?!any)))\\b';
const NOT = "(?: not|n['’]t)";

/**
 * What the words of a statement do, whatever the verb that reports them; the first pattern that fits tells. `direct`
 * ones hold for quotations alone: in indirect speech the same words are the writer's. Every pattern is bounded.
 */
export const OWN_WORDS: readonly { pattern: RegExp; stance: Stance; direct?: boolean }[] = [
  {
    pattern:
      /(?<![a-z] (?:that|which|who) )\b(?:is|was|are|were) (?:(?:just|simply|completely|absolutely|totally|utterly|flatly) )?(?:false|untrue|not true|an? (?:[a-z]+ )?(?:lie|fairy tale|fabrication|invention|fiction|fantasy|smear|hoax|slander)|lies|nonsense|baseless|unfounded|without foundation|fabricated|invented|absurd|ridiculous)\b/i,
    stance: 'denies',
  },
  { pattern: /\bkn[eo]ws? nothing (?:of|about)\b/i, stance: 'denies' },
  {
    pattern: opening(
      `(?:i|we|he|she|they)(?: (?:is|was|are|were)|['’](?:s|re)) (?:simply |just |quite |completely )?(?:mistaken|wrong)\\b`,
    ),
    stance: 'denies',
    direct: true,
  },
  { pattern: opening("(?:i|we) (?:did|do|was|were|am|have)(?: not|n['’]t)[.,;]"), stance: 'denies', direct: true },
  { pattern: opening('not (?:a|one|a single) .{1,40}\\b(?:was|were|has|have|had)\\b'), stance: 'denies', direct: true },
  {
    pattern: opening(
      "(?:i|we)(?:['’]ve| have| had)(?: not| never(?! (?:seen|heard) (?:an?|any\\w*) )|n['’]t) (?:been shown|seen|heard)\\b(?!.{0,40}\\b(?:like|such|so|worse|better|before|as (?:much|many|bad))\\b)",
    ),
    stance: 'doubts',
  },
  {
    pattern: opening(
      "(?:he|she|they|you)(?:['’](?:s|re))? (?:made (?:it|this|that|all of it|the whole thing)(?: all)? up|(?:is|are|was|were|has been|have been)? ?(?:lying|lied|cheating|cheated|stealing|stole|hiding|hid)\\b)",
    ),
    stance: 'alleges',
    direct: true,
  },
  {
    pattern: opening(
      'there (?:is|was|were|are|has been|had been|have been) (?:absolutely |simply )?no (?:fraud|evidence|truth|proof|wrongdoing|collusion|link|cover-up|deal|plan|pressure|such|threat|bribe|secret)',
    ),
    stance: 'denies',
  },
  {
    pattern: opening(
      '(?:i|we) (?:have|had) not seen\\b(?!.{0,40}\\b(?:like|such|so|worse|better|before|as (?:much|many|bad))\\b)',
    ),
    stance: 'doubts',
  },
  {
    pattern: opening(
      `${SOMEBODY} ${ADVERB}(?:do|did|does)${NOT} (?:know (?:that|it|whether|if|this)(?!.{0,60},? but\\b)|believe(?! in\\b)|see how|buy|recall)\\b`,
    ),
    stance: 'doubts',
  },
  {
    pattern: opening(`${SOMEBODY} (?:am|are|was|were|is)${NOT} ${UNSURE}`),
    stance: 'doubts',
  },
  { pattern: opening(`(?:i['’]m|we['’]re) not ${UNSURE}`), stance: 'doubts' },
  { pattern: opening(`${SOMEBODY} (?:very much |${ADVERB})?(?:doubts?|questions?|doubted) `), stance: 'doubts' },
  { pattern: opening(`${SOMEBODY} (?:could|can) neither confirm`), stance: 'doubts' },
  { pattern: opening(`${SOMEBODY} (?:can(?:not|['’]t)|can not|could${NOT}) (?:confirm|say|vouch)`), stance: 'doubts' },
  { pattern: opening("(?:i|we)(?:['’]ll| will) believe (?:it|that) when"), stance: 'doubts' },
  {
    pattern: opening(`${SOMEBODY} (?:took no|(?:had|have) no part|(?:had|have) nothing to do|played no) `),
    stance: 'denies',
  },
  {
    // "No employee of this authority has ever asked": of one's own; "no patient has ever complained" denies nothing.
    pattern: opening(
      '(?:no|none|nobody|not one|no one) (?=.{0,60}\\b(?:this|our|my|us|here|of (?:its|his|hers|theirs))\\b).{0,80}\\b(?:has|have|had) ever\\b',
    ),
    stance: 'denies',
  },
  { pattern: opening(`(?:i|we) ${ADVERB}(?:deny|reject|dispute)\\b`), stance: 'denies', direct: true },
  {
    pattern: opening('(?:i|we) (?:also |hereby |solemnly )?(?:promise|pledge|vow|guarantee|swear)\\b'),
    stance: 'promises',
    direct: true,
  },
  { pattern: opening('you have my word\\b'), stance: 'promises', direct: true },
  {
    pattern: opening(
      "(?:i|we)(?: will|['’]ll) (?!(?:not |never |always |also )?(?:want|see|know|be\\b|have\\b|need|find it|believe|regret|miss|tell you|say\\b|put it|forget|remember|admit|walk away|come together))",
    ),
    stance: 'promises',
    direct: true,
  },
  {
    pattern: opening('(?:not one|not a single|nobody|no) .{0,40}\\bwill (?:be|lose|have)\\b'),
    stance: 'promises',
    direct: true,
  },
  { pattern: opening("(?:i|we)(?:['’]d| would| must| want to)? warn\\b"), stance: 'warns', direct: true },
  {
    pattern: opening(
      '(?:i|we) (?:strongly |would |again |therefore |now |also )?(?:urge|call on|call upon|ask|appeal to|demand|plead|beg)\\b',
    ),
    stance: 'urges',
    direct: true,
  },
  // "ought to have known", "should never have been built": of what is past.
  {
    pattern:
      /^(?:(?!\b(?:should|must|ought|needs?)\b).){0,100}?\b(?:should|ought to|must)(?:n['’]t| not| never)? have (?:been|known|done|gone|seen|left|made|told|kept|paid|sent|had|held|heard|met|said|sold|come|stood|thought|brought|caught|found|read|put|cut|let|shut|lost|built|[a-z]{2,}ed|[a-z]{2,}en)\b/i,
    stance: 'asserts',
  },
  // "Let's go back six months": how somebody talks.
  {
    pattern:
      /^let['’]s (?:just )?(?:go back|look|see|say|face|be (?:clear|honest|real|frank)|start|begin|talk|put it|boil|take|assume|suppose|imagine|remember)\b/i,
    stance: 'asserts',
    direct: true,
  },
  { pattern: /^(?:please|do not|don['’]t|let us|let['’]s|never) [a-z]/i, stance: 'urges', direct: true },
];
