/** What a note on the writer says after the name. */
const NOTE =
  /^(?:,? (?:\p{L}+ ){0,2}?|, )(?:is|was|has|writes|covers|reports|works|lives|teaches|joined|ist|war|hat|schreibt|berichtet|arbeitet|lebt|leitet|studierte|est|écrit|es|escribe)\b/u;
/** Paragraphs at the end among which there may be notes. */
const MAX_NOTES = 3;
const MAX_NOTE_CHARACTERS = 700;

/** Whether a text is about the writer of the article: "Anna Berg is our correspondent in Tarn.", "Anna writes on ports." */
export const isWriterNote = (text: string, author = ''): boolean =>
  text.length <= MAX_NOTE_CHARACTERS &&
  author
    .split(/,|;|&|\band\b|\bund\b/)
    .map((name) => name.trim())
    .filter((name) => name.includes(' '))
    .flatMap((name) => [name, name.slice(0, name.indexOf(' '))])
    .some((name) => text.startsWith(name) && NOTE.test(text.slice(name.length)));

/** The paragraphs without notes on the writers at the end. */
export const withoutWriterNotes = (paragraphs: string[], author: string | undefined): string[] =>
  paragraphs.filter((text, at) => at === 0 || at < paragraphs.length - MAX_NOTES || !isWriterNote(text, author));
