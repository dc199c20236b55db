import { wordSet } from './word-list.ts';

/** What is said of things that lie ahead: "was scheduled for Monday", "is due on Friday". */
export const PLANNED = wordSet(
  `planned scheduled due set expected slated likely unlikely poised booked timetabled pencilled penciled billed
   upcoming forthcoming coming proposed impending looming arranged predicted forecast earmarked eligible`,
);

/** Verbs that move something to another day: "adjourned until Monday", "put back to June". */
export const MOVED = wordSet(
  `postponed postpone delayed delay moved move cancelled canceled closed shut banned grounded halted barred adjourned adjourn rescheduled reschedule deferred defer put pushed push
   brought bring extended extend prolonged prolong shifted shift remanded remand suspended suspend`,
);

/** Verbs that say of something that it lies ahead, or shall not be: "called elections in May", "cancelled Monday's talks". */
export const ANNOUNCED = wordSet(
  `announced announce announces announcing called call calls calling proposed propose proposes proposing planned plan
   plans planning scheduled schedule schedules scheduling set sets setting ordered order orders ordering promised promise
   promises demanded demand demands demanding sought seek seeks seeking requested request requests expected expect expects
   expecting booked book books booking declared declare declares wanted want wants arranged arrange arranges agreed agree
   agrees fixed fix fixes convened convene convenes summoned summon summons invited invite invites`,
);
export const PREVENTED = wordSet(
  `cancelled canceled cancel cancels cancelling postponed postpone postpones boycotted boycott boycotts scrapped scrap
   delayed delay delays cancelling canceling postponing boycotting scrapping delaying threatened threaten threatens postponement cancellation boycott`,
);

/** Verbs and nouns whose infinitive happened, or did not, when they did: "managed to", "failed to", "had to". */
export const IMPLICATIVE = wordSet(
  `manage manages managed managing fail fails failed failing begin begins began begun beginning start starts started
   starting continue continues continued continuing help helps helped helping use used have has had having force forced
   forces seem seems seemed appear appears appeared happen happens happened come comes came go goes went gone proceed
   proceeded refuse refuses refused refusing decline declines declined declining get gets got neglected ceased cease dared
   proved proves turned rushed taken take takes sent airlifted flown hurried hastened stopped try tries tried trying attempt attempts attempted attempting
   struggle struggles struggled struggling chose opted able unable compelled obliged made quick slow first last latest
   failure refusal bid bids effort efforts found known said reported thought believed alleged`,
);

/** Verbs of will: their infinitive lies ahead of them. */
export const DECIDED = wordSet(
  `plan plans planned planning agree agrees agreed agreeing vote votes voted voting hope hopes hoped hoping promise
   promises promised promising pledge pledges pledged vow vows vowed threaten threatens threatened threatening decide
   decides decided deciding expect expects expected expecting intend intends intended aim aims aimed aiming want wants
   wanted wish wishes wished order orders ordered ask asks asked urge urges urged tell tells told allow allows allowed
   schedule scheduled prepare prepares prepared preparing need needs needed offer offers offered offering swear swore sworn
   resolve resolved propose proposes proposed proposing set due likely ready choose chose opt opts opted elected invite
   invited persuade persuaded instruct instructed require required`,
);

/** Events that nobody plans: whoever speaks of one speaks of the past. */
export const MISHAPS = wordSet(
  `accident accidents ambush arrest arrests arson assassination assault attack attacks avalanche blackout blast blasts
   blaze bombing bombings blunder collapse collision coup crash crashes death deaths defeat defeats deluge derailment
   disaster disturbances drowning drownings earthquake earthquakes error explosion explosions failure fire fires flood
   floods flooding gunfight heist hurricane incident injury killing killings landslide landslides leak loss losses
   massacre mistake mudslide murder murders outage outbreak quake raid raids resignation riot riots robbery sacking
   shipwreck shooting shootings sinking slump slip stabbing stabbings storm storms stampede suicide theft thefts tornado
   tragedy tremor triumph tsunami typhoon unrest victory victories violence win wreck announcement revelation
   revelations comments remarks`,
);

/** What bears the name of a month that is over: "will look at the November report". */
export const DOCUMENTS = wordSet(
  `report reports figures figure verdict ruling letter memo speech decision order filing agreement deal data survey poll
   results result statement announcement judgment accord pact treaty`,
);

/** What is printed, and a correction speaks of. */
export const PRINTED = wordSet(
  `article articles column editorial feature headline interview letter obituary photograph picture caption graphic report
   review story stories`,
);

/** What one is blamed or thanked for has happened. */
export const BLAMED = wordSet(
  `blame blamed blames blaming apologise apologised apologize apologized apologising apologizing criticise criticised
   criticize criticized praise praised praises thank thanked punish punished jail jailed arrest arrested charged
   responsible responsibility condemned sorry apology fined sentenced convicted compensation compensated`,
);

/** Verbs in the present with which news says what happens next, and which look like nouns or adjectives. */
export const HAPPENING = wordSet(
  `await awaits begin close closes open opens end ends face faces finish host hosts meet meets play plays resume resumes
   return returns start starts stop tour travel vote votes visit visits go head heads`,
);

/** Verbs of beginning, as in "a strike starting on Friday". */
export const STARTING = wordSet('starting beginning opening commencing ending closing running going');

/** Forms that are present and past tenses alike. */
export const UNMARKED = wordSet('beat bet burst cast cost cut hit hurt let put quit read set shut spread');

/** Forms that are nothing but past tenses, whatever a tagger takes them for. */
export const PAST_FORMS = wordSet(
  `became began blew broke brought built bought came caught chose dove drank drew drove fell flew forgot fought froze
   gave grew held hid kept knew laid led lent lost made meant met paid rang rode rose sang sank sat sent shook shot shrank
   slept sold sought spent spoke sprang stole stood stuck struck swam swept swore swung taught threw told tore took
   understood went withdrew woke won wore wrote`,
);
