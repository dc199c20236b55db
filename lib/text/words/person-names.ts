/** Words and names that the names of people are made of: lower-case. */
import { wordMap, wordSet } from './word-list.ts';

/** Words before a surname that belong to it: van der Berg, bin Salman, von und zu Brandt. */
export const NAME_PARTICLES = wordSet(
  `van von der den de del delle dello degli della di da du des la las le los bin bint ibn al el ben ter ten te zu zur
   zum vom dem und dos das af av ould`,
);
/** Words between two surnames of one person: Luís dos Santos e Silva. */
export const SURNAME_JOINTS = wordSet('e y i');
const NAME_JOINTS = wordSet('and the of');

/** Whether this lower-case word may occur inside a person's name: van, bin, of. */
export const mayBeInsideName = (word: string): boolean =>
  NAME_PARTICLES.has(word) || SURNAME_JOINTS.has(word) || NAME_JOINTS.has(word);

/** The Arabic article in its spellings, as it is joined to a surname with a hyphen: al-Assad, ash-Sharif. */
export const ARABIC_ARTICLES = wordSet('al el ul as ash ad an ar');

/** What distinguishes relatives of one name: Jr., III. */
export const NAME_SUFFIXES = wordSet('jr sr ii iii iv');

/** Seats, honours and degrees that are printed behind a name and are no part of it: Ann Keller MP. */
export const POST_NOMINALS = wordSet(
  'mp mep msp ms mla mlas tm td qc kc sc jp obe mbe cbe kbe dbe dso frs phd md dphil',
);

/** Given names of men and women alike, which tell nothing. */
export const UNISEX_NAMES = wordSet(
  `alex ali angel asa ashley aubrey avery beverly blair bobbie cameron carmel carey cary casey charlie chris corey courtney dana
   evelyn finley frankie gene guadalupe jackie jamie jan jessie jo jody joan jordan kelly kerry kim lee leslie lindsay lindsey loren lynn marion marty
   morgan noor pat quinn randy rene riley robin sam sandy sasha shannon shirley skyler stacey stacy taylor terry tracey
   tracy vivian whitney`,
);

/** Words that are given names too, above all in Africa and the Caribbean, and seldom stand before a surname otherwise. */
export const WORD_NAMES = wordSet(
  `beauty blessing charity comfort confidence courage desire destiny divine faith favour favor fortunate fortune gift
   givemore godknows goodluck goodness grace happiness happy honour hope innocent joy knowledge learnmore love loveness
   lovemore lucky marvellous memory mercy miracle moreblessing obvious patience peace pleasure praise precious
   progress promise prosper prosperity prudence rejoice shepherd silence success surprise talent temptation trust
   trymore victory virtue wisdom wonder`,
);

export const NICKNAMES = wordMap(
  `mike:michael bill:william bob:robert jim:james joe:joseph tom:thomas dick:richard rick:richard ted:edward
   tony:anthony dave:david dan:daniel steve:steven ben:benjamin chris:christopher matt:matthew nick:nicholas
   sam:samuel ron:ronald don:donald ken:kenneth greg:gregory jeff:jeffrey andy:andrew kate:katherine liz:elizabeth
   sue:susan alex:alexander ed:edward fred:frederick larry:lawrence pat:patrick ray:raymond tim:timothy rob:robert`,
);

/** Common family names of China, Korea and Vietnam, where the family name comes first. */
export const LEADING_FAMILY_NAMES = wordSet(
  `wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang deng han
   feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao xi wen bo ban kim lee
   park choi jung jeong kang cho yoon jang lim han shin seo kwon hwang ahn moon wong kwok yau lau chan cheung leung tsang lai fung ip yeung lui chow ho mak poon nguyen tran pham hoang phan vu vo dang`,
);
