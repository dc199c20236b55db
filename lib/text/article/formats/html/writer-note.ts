/** What a note on the writer says after the name. */
const NOTE =
  /^(?:,? (?:\p{L}+ ){0,2}?|, )(?:is|was|has|writes|covers|reports|works|lives|teaches|joined|ist|war|hat|schreibt|berichtet|arbeitet|lebt|leitet|studierte|est|écrit|es|escribe)\b/u;
/** Paragraphs at the end among which there may be notes. */
const MAX_NOTES = 3;
const MAX_NOTE_CHARACTERS = 700;

/** The paragraphs without notes on the writers at the end: "Anna Berg is our correspondent in Tarn." */
export const withoutWriterNotes = (paragraphs: string[], author = ''): string[] => {
  const writers = author
    .split(/,|;|&|\band\b|\bund\b/)
    .map((name) => name.trim())
    .filter((name) => name.includes(' '));
  const isNote = (text: string): boolean =>
    writers.some((name) => text.startsWith(name) && NOTE.test(text.slice(name.length)));
  return paragraphs.filter(
    (text, at) => at < paragraphs.length - MAX_NOTES || at === 0 || text.length > MAX_NOTE_CHARACTERS || !isNote(text),
  );
};
