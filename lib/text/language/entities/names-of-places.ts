/** States and bodies that are written in many ways, under the one that a reader would type. */
const FORMS: Record<string, string> = {
  US: 'us|usa|united states|united states of america|u.s|u.s.a',
  UK: 'uk|united kingdom|u.k',
  UN: 'un|united nations|u.n',
  EU: 'eu|european union|e.u',
  UAE: 'uae|united arab emirates|u.a.e',
};

const canonical = new Map(
  Object.entries(FORMS).flatMap(([name, forms]) => forms.split('|').map((form) => [form, name])),
);

/** The usual name of a state or body with many (US for United States of America), undefined for all others. */
export const usualName = (surface: string): string | undefined => {
  // "us" is a pronoun: only initials in capitals are a name.
  if (surface.length < 4 && surface !== surface.toUpperCase()) return undefined;
  return canonical.get(surface.toLowerCase().replace(/\.$/, ''));
};
