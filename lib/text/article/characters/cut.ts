/** The first UTF-16 units of a text; one less if the last would be half of a surrogate pair, which no service stores. */
export const beginning = (text: string, units: number): string => {
  const end = /[\uD800-\uDBFF]/.test(text.charAt(units - 1)) && text.length > units ? units - 1 : units;
  return text.slice(0, end);
};

/** The same with `…` in place of what was cut, if something was. */
export const shorten = (text: string, units: number): string =>
  text.length <= units ? text : `${beginning(text, units - 1)}…`;
