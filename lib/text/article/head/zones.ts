/** Zones by their names beside a printed time: an offset, or a place whose clocks decide it. */
const ZONES: Readonly<Record<string, string>> = {
  z: 'Z',
  utc: 'Z',
  gmt: 'Z',
  ut: 'Z',
  bst: '+01:00',
  cet: '+01:00',
  mez: '+01:00',
  cest: '+02:00',
  mesz: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  sast: '+02:00',
  sgt: '+08:00',
  hkt: '+08:00',
  jst: '+09:00',
  kst: '+09:00',
  aest: '+10:00',
  aedt: '+11:00',
  nzst: '+12:00',
  nzdt: '+13:00',
  est: '-05:00',
  edt: '-04:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
};
/** "Eastern Standard Time" and the like: the clocks of these places decide between standard and daylight time. */
const NAMED_ZONES: Readonly<Record<string, string>> = {
  eastern: 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  pacific: 'America/Los_Angeles',
};
/** Zones that have one name for several: of India, Ireland and Israel; of America and China; of Britain. */
const AMBIGUOUS_ZONES = ['ist', 'cst', 'wib', 'wat'];

/** The source of a regular expression for a zone: its name, or an offset from UTC. */
export const ZONE = `(?:(?:utc|gmt) ?[+-]\\d{1,2}(?::?\\d{2})?|[+-]\\d{2}:?\\d{2}|(?:${Object.keys(NAMED_ZONES).join('|')})(?: (?:standard|daylight))?(?: time)?(?![a-z])|(?:${[...Object.keys(ZONES), ...AMBIGUOUS_ZONES].join('|')})(?![a-z]))`;

const OFFSET = /^(?:utc|gmt)? ?([+-])(\d{1,2}):?(\d{2})?$/i;

/**
 * The offset of a zone from UTC as in ISO 8601: `Z`, `+01:00`; undefined if its name does not tell.
 *
 * @param local the time on the zone's clocks, an ISO 8601 date and time without offset
 */
export const offsetOf = (zone: string, local: string): string | undefined => {
  const [, sign, hours = '', minutes = '00'] = OFFSET.exec(zone) ?? [];
  if (sign !== undefined) return `${sign}${hours.padStart(2, '0')}:${minutes}`;
  const [name = ''] = zone.toLowerCase().split(' ');
  const known = ZONES[name] ?? NAMED_ZONES[name];
  return known?.includes('/') ? offsetIn(known, local) : known;
};

const offsetIn = (timeZone: string, local: string): string | undefined => {
  const time = Date.parse(`${local}Z`);
  if (Number.isNaN(time)) return undefined;
  // Within hours of a change of the clocks the offset may be the one before or after it.
  const offset = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(time)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return offset?.replace('GMT', '');
};
