/** States and organisations that are written in several ways, under the name that a reader would type. */
const WRITTEN_FORMS: Record<string, string> = {
  US: 'us|usa|united states|united states of america|u.s|u.s.a',
  UK: 'uk|united kingdom|u.k',
  UN: 'un|united nations|u.n',
  EU: 'eu|european union|e.u',
  UAE: 'uae|united arab emirates|u.a.e',
};

const USUAL_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(WRITTEN_FORMS).flatMap(([name, forms]) => forms.split('|').map((form) => [form, name])),
);

/** The usual name of a state or organisation that has several (US for United States of America), else undefined. */
export const usualName = (surface: string): string | undefined => {
  // "us" is a pronoun: initials are a name only in capitals.
  if (surface.length < 4 && surface !== surface.toUpperCase()) return undefined;
  return USUAL_NAMES.get(surface.toLowerCase().replace(/\.$/, ''));
};
