/** Whether a token is a word or a number rather than punctuation or a split-off clitic such as `'s`. */
export const isWord = (token: string): boolean => {
  const first = token.codePointAt(0) ?? 0;
  if ((first >= 97 && first <= 122) || (first >= 65 && first <= 90) || (first >= 48 && first <= 57)) return true;
  return first > 127 && /^[\p{L}\p{N}]/u.test(token);
};
