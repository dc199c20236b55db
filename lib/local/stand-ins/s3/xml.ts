/** The XML that S3 sends and reads. */

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };
const CHARACTERS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const escapeXml = (text: string): string => text.replace(/[&<>"\r]/g, (character) => ENTITIES[character]!);

const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (entity, hexadecimal, decimal, name) =>
    name
      ? (CHARACTERS[name] ?? entity)
      : String.fromCodePoint(hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal)),
  );

/** Elements; a list stands for as many of one name, a record for one that holds others. */
export type Content = { [name: string]: string | number | boolean | undefined | Content | Content[] };

const contentXml = (content: Content): string =>
  Object.entries(content)
    .map(([name, value]) => {
      if (value === undefined) return '';
      if (Array.isArray(value)) return value.map((one) => `<${name}>${contentXml(one)}</${name}>`).join('');
      return `<${name}>${typeof value === 'object' ? contentXml(value) : escapeXml(String(value))}</${name}>`;
    })
    .join('');

export const xml = (root: string, content: Content): string =>
  `${DECLARATION}<${root}>${contentXml(content)}</${root}>`;

/** The contents of all elements of this name, which hold no other of it. */
export const elements = (text: string, name: string): string[] =>
  text
    .split(`<${name}>`)
    .slice(1)
    .map((rest) => rest.slice(0, Math.max(0, rest.indexOf(`</${name}>`))));

/** The text of the first element of this name. */
export const elementText = (text: string, name: string): string | undefined => {
  const [content] = elements(text, name);
  return content === undefined ? undefined : unescapeXml(content);
};
