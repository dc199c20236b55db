/** How a newsroom says that it corrects itself. */
const NOTES = [
  /^\W*(?:correct(?:ion|ed|s)|clarification|clarified|erratum|refil(?:es|ed) to correct)\b/i,
  /\b(?:this|the|an) (?:article|story|report|version|headline|piece|post)\b.{0,60}\b(?:was|were|has been|have been) (?:corrected|amended|clarified|edited to correct|updated to correct)\b/i,
  /\b(?:earlier|previous|original) (?:versions?|headline|article|story|report|edition)\b.{0,80}\b(?:misstated|misspelled|misspelt|misidentified|misquoted|incorrectly|wrongly|mistakenly|erroneously|inaccurately|incorrect|in error)\b/i,
  /\b(?:earlier|previous) versions? of this (?:article|story|report|headline|post)\b/i,
  /\bwe (?:apologise|apologize) for the error\b/i,
];

/** Does a sentence say that the text was corrected? */
export const isCorrectionNote = (sentence: string): boolean => {
  const beginning = sentence.slice(0, 400);
  return NOTES.some((note) => note.test(beginning));
};
