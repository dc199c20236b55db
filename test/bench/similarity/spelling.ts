/** American and British spellings. */
const PAIRS = `color colour|honor honour|labor labour|favor favour|neighbor neighbour|behavior behaviour|harbor harbour
organize organise|recognize recognise|realize realise|criticize criticise|emphasize emphasise|apologize apologise
center centre|theater theatre|meter metre|defense defence|offense offence|license licence|program programme
traveled travelled|traveling travelling|canceled cancelled|canceling cancelling|labeled labelled|modeled modelled
gray grey|skeptical sceptical|check cheque|aging ageing|judgment judgement|catalog catalogue|dialog dialogue
analyze analyse|paralyze paralyse|fulfill fulfil|enroll enrol|tire tyre|plow plough|maneuver manoeuvre
organization organisation|organizations organisations|authorized authorised|criticized criticised|realized realised
recognized recognised|favorite favourite|leaders' leaders’|percent per cent`;

const BRITISH = new Map<string, string>();
const AMERICAN = new Map<string, string>();
for (const pair of PAIRS.split(/[|\n]/)) {
  const space = pair.indexOf(' ');
  const [american, british] = [pair.slice(0, space), pair.slice(space + 1)];
  BRITISH.set(american, british);
  AMERICAN.set(british, american);
}

/** The text in the other spelling: British if it has American words, else American. */
export const respell = (text: string): string => {
  const british = replaceWords(text, BRITISH);
  return british === text ? replaceWords(text, AMERICAN) : british;
};

const replaceWords = (text: string, table: Map<string, string>): string =>
  text.replace(/[a-z']+/g, (word) => table.get(word) ?? word);
