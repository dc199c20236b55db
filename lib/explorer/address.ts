/**
 * The addresses of the explorer's views: what a link names, in a URL on one machine and in the event of a widget. Nothing
 * in an address is trusted: values of the wrong kind and too long ones are left out.
 */
export type Address =
  | { view: 'today'; from?: string; to?: string }
  | { view: 'story'; story: string }
  | { view: 'disagreement'; story: string; subject?: string }
  | { view: 'somebody'; name: string; before?: string }
  | { view: 'article'; article: string }
  | { view: 'files'; outcome?: string; key?: string; before?: string }
  | { view: 'search'; words?: string; speaker?: string; from?: string; to?: string };

export type ViewName = Address['view'];

/** The parameters of each view; those it cannot do without first. */
const PARAMETERS: Record<ViewName, { required: readonly string[]; optional: readonly string[] }> = {
  today: { required: [], optional: ['from', 'to'] },
  story: { required: ['story'], optional: [] },
  disagreement: { required: ['story'], optional: ['subject'] },
  somebody: { required: ['name'], optional: ['before'] },
  article: { required: ['article'], optional: [] },
  files: { required: [], optional: ['outcome', 'key', 'before'] },
  search: { required: [], optional: ['words', 'speaker', 'from', 'to'] },
};

/** Bytes of UTF-8. The longest of all values is an S3 key (1,024) with the number of an article in a bulk file. */
const MAX_BYTES = 1100;
/** Of a day, or a day with the id of an article: DynamoDB refuses sort keys of more than 1,024 bytes. */
const MAX_SORT_KEY_BYTES = 200;

/** Of years that have four digits before and after any time zone. */
const DAY = /^[12]\d{3}-\d\d-\d\d$/;

const isViewName = (name: unknown): name is ViewName => typeof name === 'string' && Object.hasOwn(PARAMETERS, name);

/**
 * The address in these values, of which the names that no view knows are ignored.
 *
 * @returns undefined if there is no such view, or something it needs is missing
 */
export const readAddress = (values: Readonly<Record<string, unknown>>): Address | undefined => {
  const view = values.view ?? 'today';
  if (!isViewName(view)) return undefined;
  const { required, optional } = PARAMETERS[view];
  const known: Record<string, string> = { view };
  for (const name of [...required, ...optional]) {
    const value = readValue(name, values[name]);
    if (value !== undefined) known[name] = value;
    else if (required.includes(name)) return undefined;
  }
  return known as Address;
};

const readValue = (name: string, given: unknown): string | undefined => {
  if (typeof given !== 'string' || given.trim() === '') return undefined;
  // A key may begin or end with a space. Half a surrogate pair is no text that a table holds.
  const value = (name === 'key' ? given : given.trim()).toWellFormed();
  if (Buffer.byteLength(value) > (name === 'before' ? MAX_SORT_KEY_BYTES : MAX_BYTES)) return undefined;
  if ((name === 'from' || name === 'to') && !isDay(value)) return undefined;
  // What is shown goes on before a sort key, which begins with a day.
  if (name === 'before' && !/^\d/.test(value)) return undefined;
  return value;
};

/** Of the calendar: there is no 30th of February. */
const isDay = (value: string): boolean => {
  if (!DAY.test(value)) return false;
  const day = new Date(value);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
};

/** The parameters of an address, without those that are absent. */
export const parametersOf = ({ view: _, ...parameters }: Address): Record<string, string> =>
  Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
