/**
 * A text without the characters at its end that an expression for one character matches. `/[,.]+$/` in its place would
 * try every run of them in the text from each of its characters: quadratic time, and hours for a crafted text.
 */
export const trimEnd = (text: string, mark: RegExp): string => {
  let end = text.length;
  while (end > 0 && mark.test(text[end - 1]!)) end--;
  return text.slice(0, end);
};

/** The same at both ends. */
export const trim = (text: string, startMark: RegExp, endMark = startMark): string => {
  let start = 0;
  while (start < text.length && startMark.test(text[start]!)) start++;
  return trimEnd(text.slice(start), endMark);
};
