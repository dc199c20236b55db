const FAMILY_NAME_FIRST = /^([\p{L}'’ -]{1,60}), ([\p{L}.'’ -]{1,60})$/u;

/** "Karl Lund" for "Lund, Karl", as mail programs and databases write names; several separated by semicolons. */
export const inReadingOrder = (names: string): string =>
  names
    .split(/;\s*/)
    .map((name) => name.trim().replace(FAMILY_NAME_FIRST, '$2 $1'))
    .filter(Boolean)
    .join(', ');
