/** Words for what people are, as news puts them before and after names. Lower-case, without full stops. */

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Forms of address: no part of a name and no role. */
export const HONORIFICS = setOf('mr mrs ms miss mx messrs mister madam mme mlle monsieur madame dr sir dame lord lady');
const FEMALE = setOf(
  `mrs ms miss madam mme mlle madame dame lady queen princess duchess baroness countess actress businesswoman spokeswoman
   congresswoman chairwoman policewoman stateswoman mother wife daughter sister grandmother widow woman girl aunt
   councilwoman assemblywoman`,
);
const MALE = setOf(
  `mr mister monsieur sir lord king prince duke baron count businessman spokesman congressman chairman policeman statesman
   father husband son brother grandfather man boy uncle pope councilman assemblyman imam ayatollah sheikh`,
);

/** Ranks that stand before a name, and what a short one stands for. A role only where there is no other. */
export const RANKS: ReadonlyMap<string, string> = new Map(
  `gen:General lt:Lieutenant col:Colonel maj:Major capt:Captain cpl:Corporal sgt:Sergeant pvt:Private adm:Admiral
   cmdr:Commander brig:Brigadier cdr:Commander general:General lieutenant:Lieutenant colonel:Colonel major:Major
   captain:Captain corporal:Corporal sergeant:Sergeant private:Private admiral:Admiral brigadier:Brigadier marshal:Marshal
   rear:Rear vice-admiral:Vice-Admiral professor:Professor prof:Professor rev:Reverend reverend:Reverend fr:Father
   imam:Imam sheikh:Sheikh ayatollah:Ayatollah rabbi:Rabbi mullah:Mullah hon:Hon field:Field`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** Shortened offices. */
export const SHORT_ROLES: ReadonlyMap<string, string> = new Map(
  `sen:Senator rep:Representative gov:Governor pres:President amb:Ambassador supt:Superintendent insp:Inspector
   det:Detective sec:Secretary atty:Attorney reps:Representatives sens:Senators`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** Heads of a role: what somebody may be said to be. */
export const ROLE_HEADS = setOf(
  `president premier chancellor minister secretary senator representative congressman congresswoman governor mayor
   ambassador envoy commissioner chairman chairwoman chairperson chair chief chieftain head leader deputy director
   executive officer manager spokesman spokeswoman spokesperson judge justice prosecutor attorney lawyer solicitor counsel
   advocate professor economist analyst strategist historian scientist researcher physicist biologist doctor surgeon
   psychologist physician nurse teacher student author writer novelist poet journalist reporter editor correspondent
   columnist broadcaster presenter producer actor actress singer musician composer conductor artist painter director
   coach captain player striker goalkeeper defender midfielder driver rider champion winner boxer golfer swimmer sprinter
   king queen prince princess emperor duke duchess pope bishop archbishop cardinal priest vicar pastor rabbi imam
   ayatollah sheikh cleric mullah general admiral colonel commander lieutenant sergeant marshal brigadier major
   detective inspector constable sheriff superintendent policeman policewoman trader dealer broker banker investor
   entrepreneur founder co-founder owner partner businessman businesswoman tycoon billionaire adviser advisor aide
   speaker whip legislator lawmaker parliamentarian mp mep mla councillor councilman councilwoman delegate nominee
   candidate treasurer registrar coordinator organiser organizer activist campaigner consultant architect engineer
   pilot astronaut farmer fisherman shopkeeper veteran soldier negotiator mediator diplomat consul official undersecretary
   strongman dictator ruler warlord militant rebel terrorist guru ceo cfo coo chairmen boss vice-president
   president-elect librarian curator principal headteacher headmaster headmistress dean provost rector chaplain`,
);

/** Words that may stand within a role beside its head: they describe and never name anybody. */
const ROLE_MODIFIERS = setOf(
  `former ex acting interim deputy vice assistant associate senior junior chief prime foreign defence defense interior
   home finance treasury economic economics energy health education trade justice environment labour labor transport
   agriculture information communications culture sports social welfare development security intelligence military army
   navy naval air force police fire state federal national international regional local district city county provincial
   municipal political press media public affairs executive managing general attorney special high supreme court lead
   head then newly elected late outgoing incoming veteran party opposition government cabinet shadow minority majority
   house senate congressional presidential parliamentary parliament royal crown republican democratic democrat
   conservative liberal labour socialist communist independent nationalist congress campaign staff joint chiefs
   undersecretary permanent honorary lord privy seal team club football soccer cricket tennis basketball hockey rugby
   baseball research science chief-of-staff spokes company corporate bank union church ruling rebel longtime long-time
   retired rear major lieutenant field marketing sales operating financial technology creative central top one-time
   onetime current popular respected famous fellow world olympic heavyweight council township village town borough
   harbour port hospital school university college business industry commerce tourism housing planning water power oil
   immigration homeland border customs tax budget planning railway aviation maritime fisheries forestry mining`,
);

/** Words that join the parts of a role: Minister of State for Trade and Industry. */
export const ROLE_JOINTS = setOf('of for and to in on at the & ,');

const plain = (word: string): string => word.toLowerCase().replaceAll('.', '');

export const isHonorific = (word: string): boolean => HONORIFICS.has(plain(word));
export const isRank = (word: string): boolean => RANKS.has(plain(word));
export const isRoleHead = (word: string): boolean => {
  const lower = plain(word);
  return ROLE_HEADS.has(lower) || SHORT_ROLES.has(lower) || RANKS.has(lower);
};
export const isRoleModifier = (word: string): boolean => ROLE_MODIFIERS.has(plain(word));
/** A word that may belong to a title before a name. */
export const isTitleWord = (word: string): boolean => isRoleHead(word) || isHonorific(word) || isRoleModifier(word);

export type Gender = 'female' | 'male';

/** The gender a title or a noun for a person tells, if any. */
export const genderOfTitle = (word: string): Gender | undefined => {
  const lower = plain(word);
  return FEMALE.has(lower) ? 'female' : MALE.has(lower) ? 'male' : undefined;
};

/** Gen. → General, Sen. → Senator; other words unchanged. */
export const spellOut = (word: string): string => {
  if (!word.endsWith('.')) return word;
  const lower = plain(word);
  return RANKS.get(lower) ?? SHORT_ROLES.get(lower) ?? word;
};

/** Roles are compared word by word in one spelling: Defense and Defence, secretary and Secretary. */
export const roleKey = (word: string): string => {
  const lower = plain(spellOut(word));
  return SPELLINGS.get(lower) ?? lower;
};
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['defense', 'defence'],
  ['labor', 'labour'],
  ['advisor', 'adviser'],
  ['organizer', 'organiser'],
  ['center', 'centre'],
  ['premier', 'minister'],
  ['chairwoman', 'chairman'],
  ['chairperson', 'chairman'],
  ['u.s', 'us'],
  ['american', 'us'],
]);
