import type { Stance } from '../../vocabulary.ts';
import { inflect } from './inflections.ts';

/** How a word reports: speech (said), thought (believes, hopes), a source that shows something (the poll found). */
export type CueClass = 'speech' | 'thought' | 'finding';

export interface CueWord {
  /** Dictionary form: say, allegation. */
  lemma: string;
  class: CueClass;
  stance: Stance;
  noun: boolean;
}

const VERBS: [CueClass, Stance, string][] = [
  [
    'speech',
    'asserts',
    `say tell add state report announce declare note remark comment observe mention write tweet post blog email text
    reply respond answer explain describe recall continue conclude confirm affirm reaffirm reiterate repeat stress
    emphasize underline underscore highlight acknowledge admit concede confess disclose reveal divulge indicate signal
    inform notify brief relate recount retell narrate quote cite testify attest certify vouch quip joke jest muse sigh
    laugh chuckle smile whisper murmur mutter mumble shout yell scream chant holler cry exclaim snap bark roar growl thunder
    interject interrupt chime begin start speak talk proclaim pronounce utter voice express convey communicate
    publish broadcast radio telegraph cable phone telephone call label brand dub term characterize portray
    praise hail laud applaud commend salute thank congratulate welcome celebrate toast endorse back support
    clarify specify elaborate outline detail sum summarize boast brag crow gloat gush enthuse
    agree concur echo second predict forecast foresee foretell prophesy estimate reckon calculate project
    lament regret bemoan bewail rue mourn apologize count list name identify credit attribute ascribe refer allude
    hint imply intimate insinuate advertise advise rule decree judge find determine certify
    document chronicle paraphrase translate read reason volunteer deadpan tout trumpet herald address discuss
    recite retort riposte shrug scoff sneer taunt tease mock ridicule`,
  ],
  [
    'speech',
    'alleges',
    `allege claim accuse charge blame denounce condemn decry criticize slam blast attack lambast lambaste
    castigate chastise rebuke berate berate assail excoriate deride disparage malign vilify fault indict insinuate
    purport profess impute incriminate implicate lash rail rap knock hammer rip bash pillory skewer
    scold upbraid reproach reprimand complain grumble gripe protest fulminate seethe whine moan sue`,
  ],
  [
    'speech',
    'denies',
    `deny reject dismiss refute rebut repudiate disavow disown disclaim contradict dispute contest negate gainsay
    decline refuse rebuff debunk discount renounce recant retract withdraw oppose disagree demur`,
  ],
  ['speech', 'doubts', 'doubt question query challenge quibble wonder suspect distrust mistrust disbelieve puzzle'],
  [
    'speech',
    'urges',
    `urge demand request require order command instruct direct exhort implore entreat beseech beg plead appeal press
    recommend advocate advise counsel encourage lobby push propose appeal invite
    petition prod summon forbid ban prohibit mandate prescribe preach bid`,
  ],
  [
    'speech',
    'argues',
    `argue contend maintain insist assert posit postulate reason submit hold counter object opine theorize speculate
    hypothesize propound surmise deduce infer rationalize justify defend plead venture`,
  ],
  ['speech', 'asks', 'ask inquire enquire query quiz interrogate grill pose wonder'],
  ['speech', 'promises', `promise pledge vow swear guarantee commit undertake offer assure reassure `],
  ['speech', 'warns', 'warn caution threaten alert admonish forewarn'],
  [
    'thought',
    'asserts',
    `believe think know understand realize feel consider regard deem view see perceive recognize assume presume
    suppose imagine figure guess expect anticipate remember forget learn hear discover notice conclude decide
    determine reckon sense trust appreciate like love prefer enjoy admire respect hate dislike detest resent
    envision envisage picture foresee interpret accept approve favor favour value prize grasp comprehend
    concede ponder contemplate weigh mull`,
  ],
  ['thought', 'doubts', 'doubt suspect question wonder distrust'],
  ['thought', 'warns', 'fear worry dread'],
  ['thought', 'promises', 'intend plan vow resolve aim mean'],
  ['thought', 'urges', 'hope want wish desire seek crave long yearn'],
  ['finding', 'asserts', 'show find suggest indicate demonstrate prove reveal confirm document seem appear'],
];

const NOUNS: [Stance, string][] = [
  [
    'asserts',
    `statement remark comment announcement declaration assertion report account testimony acknowledgment
    acknowledgement admission confession disclosure revelation explanation description observation prediction
    forecast estimate conclusion finding view opinion belief idea notion assumption conviction understanding
    assessment assurance message response reply answer tweet letter memo speech news word rumor rumour story
    perception theory impression hint indication sign praise endorsement support feeling sense sentiment thought
    reminder realization expectation`,
  ],
  ['alleges', 'allegation accusation charge claim complaint criticism condemnation insinuation denunciation'],
  ['denies', 'denial rejection refusal dismissal opposition rebuttal'],
  ['doubts', 'doubt skepticism scepticism suspicion'],
  ['urges', 'demand request call appeal proposal suggestion recommendation advice plea order hope desire wish urging'],
  ['argues', 'argument contention insistence case position stance'],
  ['asks', 'question inquiry enquiry query'],
  ['promises', 'promise pledge vow commitment guarantee plan intention offer'],
  ['warns', 'warning threat fear concern worry anxiety caution'],
];

/** Said of a clause without a subject: "reportedly", "allegedly". */
const ADVERBS: [Stance, string][] = [
  ['alleges', 'allegedly purportedly supposedly ostensibly'],
  ['asserts', 'reportedly apparently'],
];

const plural = (noun: string): string => (noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`);

const NOUN_FORMS = new Set(NOUNS.flatMap(([, list]) => list.split(/\s+/)).flatMap((noun) => [noun, plural(noun)]));

/** Whether the word, in lower case, may be a noun for something said: claim, reports. */
export const isReportNoun = (word: string): boolean => NOUN_FORMS.has(word);

const build = (): Map<string, CueWord> => {
  const words = new Map<string, CueWord>();
  const put = (form: string, word: CueWord): void => {
    if (!words.has(form)) words.set(form, word);
  };
  for (const [cls, stance, list] of VERBS)
    for (const lemma of list.split(/\s+/))
      for (const form of inflect(lemma)) put(form, { lemma, class: cls, stance, noun: false });
  for (const [stance, list] of NOUNS)
    for (const lemma of list.split(/\s+/))
      for (const form of [lemma, plural(lemma)]) put(form, { lemma, class: 'speech', stance, noun: true });
  for (const [stance, list] of ADVERBS)
    for (const lemma of list.split(/\s+/)) put(lemma, { lemma, class: 'speech', stance, noun: false });
  return words;
};

const CUES = build();

/** What the word, in lower case, reports; undefined where it reports nothing. */
export const cueOf = (word: string): CueWord | undefined => CUES.get(word);
