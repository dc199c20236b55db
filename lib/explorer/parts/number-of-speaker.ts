import type { StoryStatement } from '../data/story.ts';

/** What follows the noun: "three nurses | at the clinic", "police | in Norder", "officials | who asked not to be named". */
const AFTER_NOUN = /\s(?:at|by|close|familiar|for|from|in|near|of|on|to|who|whose|with|within)\s|,/;
const ONE = /^(?:an?|another|each|every|one)\s/i;
const SEVERAL =
  /^(?:both|dozens|few|hundreds|many|several|these|those|thousands|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[2-9]|\d\d+)\b/i;
const IRREGULAR = /(?:^|\s)(?:people|police|men|women|children|clergy|alumni|media)$/i;
const SINGULAR_S = /(?:ss|us|is|news|politics|[’']s)$/i;

/** Whether what speaks are several, so that its verb is theirs: "prosecutors allege", but "a senior official alleges". */
export const areSeveral = ({ speaker, speakerType }: Pick<StoryStatement, 'speaker' | 'speakerType'>): boolean => {
  if (speakerType !== 'unnamed' || ONE.test(speaker)) return false;
  const [noun = ''] = speaker.split(AFTER_NOUN);
  return SEVERAL.test(speaker) || IRREGULAR.test(noun) || (/s$/i.test(noun) && !SINGULAR_S.test(noun));
};
