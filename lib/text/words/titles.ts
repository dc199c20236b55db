/**
 * Titles, ranks and offices, as news puts them before and after names: lower-case, without full stops. One that is
 * abbreviated (Rev.) also belongs in abbreviations.ts, or it may end a sentence.
 */
import { wordMap, wordSet } from './word-list.ts';

/** Forms of address: neither part of a name nor a role. */
const HONORIFICS = wordSet(
  'mr mrs ms miss mx messrs mister madam mme mlle monsieur madame dr sir dame lord lady baroness viscount rt hon honour honourable honorable hrh cde comrade datuk seri dato tun encik puan alhaji alhaja hajia haji mallam malam otunba igwe engr barr shri smt thiru opanyin togbe mang',
);
const FEMALE = wordSet(
  `mrs ms miss madam mme mlle madame dame lady queen princess duchess baroness countess actress businesswoman
   spokeswoman congresswoman chairwoman policewoman stateswoman mother wife daughter sister grandmother widow woman
   girl aunt councilwoman assemblywoman`,
);
const MALE = wordSet(
  `mr mister monsieur sir lord king prince duke baron count businessman spokesman congressman chairman policeman
   statesman father husband son brother grandfather man boy uncle pope councilman assemblyman imam ayatollah sheikh`,
);

/** Ranks before a name, each with its full form. A rank is a role only if there is no other. */
const RANKS = wordMap(
  `gen:General lt:Lieutenant col:Colonel maj:Major capt:Captain cpl:Corporal sgt:Sergeant pvt:Private adm:Admiral
   cmdr:Commander brig:Brigadier cdr:Commander general:General lieutenant:Lieutenant colonel:Colonel major:Major
   captain:Captain corporal:Corporal sergeant:Sergeant private:Private admiral:Admiral brigadier:Brigadier
   marshal:Marshal rear:Rear vice-admiral:Vice-Admiral professor:Professor prof:Professor rev:Reverend
   reverend:Reverend fr:Father imam:Imam sheikh:Sheikh ayatollah:Ayatollah rabbi:Rabbi mullah:Mullah
   field:Field`,
);

/** Abbreviated offices with their full forms. */
const SHORT_ROLES = wordMap(
  `sen:Senator rep:Representative gov:Governor pres:President amb:Ambassador supt:Superintendent insp:Inspector
   det:Detective sec:Secretary atty:Attorney cllr:Councillor coun:Councillor cr:Councillor reps:Representatives sens:Senators`,
);

/** Head nouns of roles: what a person may be said to be. */
const ROLE_HEADS = wordSet(
  `president premier chancellor minister secretary senator representative congressman congresswoman governor mayor
   ambassador envoy commissioner chairman chairwoman chairperson chair chief chieftain head leader deputy director
   executive officer manager spokesman spokeswoman spokesperson judge justice prosecutor attorney lawyer solicitor
   counsel advocate professor economist analyst strategist historian scientist researcher physicist biologist doctor
   surgeon psychologist physician nurse teacher student author writer novelist poet journalist reporter editor
   correspondent columnist broadcaster presenter producer actor actress singer musician composer conductor artist
   painter director coach captain player striker goalkeeper defender midfielder driver rider champion winner boxer
   golfer swimmer sprinter king queen prince princess emperor duke duchess pope bishop archbishop cardinal priest vicar
   pastor rabbi imam ayatollah sheikh cleric mullah general admiral colonel commander lieutenant sergeant marshal
   brigadier major detective inspector constable sheriff superintendent policeman policewoman trader dealer broker
   banker investor entrepreneur founder co-founder owner partner businessman businesswoman tycoon billionaire adviser
   advisor aide speaker whip legislator lawmaker parliamentarian mp mep mla councillor councilman councilwoman alderman alderwoman assemblyman assemblywoman selectman committeeman committeewoman delegate
   nominee candidate hopeful frontrunner front-runner contender treasurer registrar coordinator organiser organizer activist campaigner consultant architect
   engineer pilot astronaut farmer fisherman shopkeeper veteran soldier negotiator mediator diplomat consul official
   undersecretary strongman dictator ruler warlord militant rebel terrorist guru ceo cfo coo chairmen boss
   vice-president president-elect frontbencher backbencher taoiseach tánaiste tanaiste librarian curator principal headteacher headmaster headmistress dean provost rector
   chaplain coroner ombudsman magistrate`,
);

/** Other nouns for one person. */
const PEOPLE = wordSet(
  `person member child victim witness resident voter passenger expert teenager youth suspect defendant plaintiff claimant
   neighbour neighbor friend colleague critic fan shopper tourist survivor patient customer user pensioner protester
   demonstrator worker employee worshipper bystander caller reader viewer supporter opponent rival source insider
   migrant refugee hostage prisoner inmate detainee gunman attacker killer parent cousin relative spouse partner
   newcomer native local donor contestant guest collector buyer seller tenant landlord commuter motorist cyclist
   pensioner neighbour neighbor survivor rapper comedian dancer chef waiter waitress barber bouncer thief robber burglar
   smuggler trafficker hacker blogger wrestler jockey
   accountant acrobat anthropologist archaeologist archivist astronomer auctioneer auditor bailiff barrister bassist batsman bartender
   beekeeper biochemist birdwatcher blacksmith bookkeeper bookseller botanist breeder bricklayer builder  cabbie caretaker
   cartoonist cattleman caterer chemist choreographer cleaner climatologist climber clinician commentator conservationist cosmologist
   courier cowboy crabber criminologist dairyman deckhand dentist dermatologist designer developer dietitian drover drummer ecologist
   educator electrician environmentalist epidemiologist ethicist filmmaker film-maker firefighter fireman fisher florist forecaster
   forester fruitgrower gardener geneticist geographer geologist geophysicist grazier grocer grower guitarist hairdresser herder
   herdsman homeowner horticulturist hotelier housekeeper hunter hydrologist illustrator immunologist innkeeper ironworker
   jeweller jeweler joiner juror knitter labourer laborer landlady landowner landscaper lecturer lifeguard lineman linguist lobsterman
   logger machinist mathematician mechanic meteorologist microbiologist midwife milkman miller miner mountaineer musicologist
   naturalist neurologist neuroscientist neurosurgeon newsagent nutritionist oceanographer oncologist ornithologist oysterman paediatrician
   palaeontologist paleontologist paramedic pathologist pediatrician performer pharmacist philanthropist philosopher photographer
   physiotherapist pianist playwright plumber podcaster policymaker postman postmaster postmistress potter psychiatrist psychotherapist
   publican publicist publisher puppeteer rancher ranger realtor restaurateur retiree roofer sailor sculptor seamstress seismologist
   shearer shepherd shipbuilder sociologist songwriter stallholder statistician steelworker stockman storekeeper
   stylist surveyor tailor theologian therapist toxicologist tradie translator trapper trawlerman trucker truckie
   underwriter undertaker vet veterinarian violinist vintner virologist volcanologist volunteer watchmaker weaver welder winegrower
   winemaker woodworker zookeeper zoologist
   clerk cashier usher porter steward stewardess apprentice intern trainee recruit cadet marine airman seaman sniper
   medic orderly matron carer nanny babysitter fiancé fiancée bride groom newlywed heir heiress orphan toddler pupil
   schoolboy schoolgirl undergraduate graduate alumnus scholar academic hero heroine celebrity superstar challenger
   titleholder debutant rookie skipper vice-captain batter bowler all-rounder wicketkeeper fly-half scrum-half winger
   fullback full-back flanker pitcher catcher quarterback linebacker receiver goaltender netminder defenseman rower
   skier snowboarder skater gymnast hurdler marathoner runner decathlete triathlete surfer racer umpire referee
   linesman batswoman homebuyer householder taxpayer ratepayer subscriber pilgrim hiker camper diver angler gambler
   punter bookmaker asylum-seeker deserter defector spy informant whistleblower accuser complainant executor`,
);

/** Words that may accompany the head of a role: they describe and never name anybody. */
const ROLE_MODIFIERS = wordSet(
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
   immigration homeland border emeritus customs tax budget planning railway aviation maritime fisheries forestry mining`,
);

/** Words that join the parts of a role: Minister of State for Trade and Industry. */
export const ROLE_JOINTS = wordSet('of for and to in on at the & ,');

/** Offices that go before "General" (Attorney General), which is then no rank. */
export const OFFICES_BEFORE_GENERAL = wordSet(
  'attorney secretary director solicitor surgeon governor inspector adjutant consul',
);

/** Titles that replace the name of their holder together with a place: the Duchess of Cornwall. */
export const TITLES_OF_PLACES = wordSet('duke duchess earl countess marquess prince princess viscount');

/** Who somebody is to another: her sister. */
export const RELATIVES = wordSet(
  `husband wife widow widower partner mother father sister brother son daughter stepson stepdaughter stepfather stepmother
   grandson granddaughter grandfather grandmother nephew niece cousin uncle aunt twin ex-wife ex-husband fiancé fiancée
   brother-in-law sister-in-law father-in-law mother-in-law son-in-law daughter-in-law`,
);

/** Titles that belong to a name of one word, as they are printed: Pope Francis, Prince Charles, Lord Hutton. */
export const TITLES_OF_ONE_NAME = wordSet(
  'King Queen Prince Princess Pope Emperor Empress Sultan Emir Lord Lady Baroness Viscount Mother Sheikh',
);

const plain = (word: string): string => {
  const lower = word.toLowerCase();
  return lower.includes('.') ? lower.replaceAll('.', '') : lower;
};

export const isHonorific = (word: string): boolean => HONORIFICS.has(plain(word));
export const isRank = (word: string): boolean => RANKS.has(plain(word));
export const isRoleHead = (word: string): boolean => {
  const lower = plain(word);
  return ROLE_HEADS.has(lower) || SHORT_ROLES.has(lower) || RANKS.has(lower);
};
export const isRoleModifier = (word: string): boolean => ROLE_MODIFIERS.has(plain(word));
/** Whether the word may be part of a title before a name. */
export const isTitleWord = (word: string): boolean => isRoleHead(word) || isHonorific(word) || isRoleModifier(word);

export type Gender = 'female' | 'male';

/** The gender that a title or a noun for a person implies, if any. */
export const genderOfTitle = (word: string): Gender | undefined => {
  const lower = plain(word);
  return FEMALE.has(lower) ? 'female' : MALE.has(lower) ? 'male' : undefined;
};

/** Whether the word, in the singular, says of one human being what they are: driver, widow, witness. */
export const isPersonNoun = (word: string): boolean =>
  isRoleHead(word) || PEOPLE.has(plain(word)) || genderOfTitle(word) !== undefined || /-year-old$/i.test(word);

/** Gen. → General, Sen. → Senator; other words unchanged. */
export const spellOut = (word: string): string => {
  if (!word.endsWith('.')) return word;
  const lower = plain(word);
  return RANKS.get(lower) ?? SHORT_ROLES.get(lower) ?? word;
};

/** The office that several people share, of one of them: Sens. → Senator, ministers → minister; else undefined. */
export const officeOfEach = (word: string): string | undefined => {
  const full = spellOut(word);
  const one = full.endsWith('ies') ? `${full.slice(0, -3)}y` : full.replace(/s$/, '').replace(/(w?o)?men$/, '$1man');
  return one !== full && !isRoleHead(full.replace(/\.$/, '')) && isRoleHead(one) ? one : undefined;
};

const SPELLINGS = wordMap(
  `defense:defence labor:labour advisor:adviser organizer:organiser center:centre premier:minister chairwoman:chairman
   chairperson:chairman u.s:us american:us`,
);

/** A word of a role in the spelling under which roles are compared: Defense as Defence, Secretary as secretary. */
export const roleKey = (word: string): string => {
  const lower = plain(spellOut(word));
  return SPELLINGS.get(lower) ?? lower;
};
