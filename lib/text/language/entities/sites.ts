const SITE = /^\p{Lu}[\p{L}\d-]+\.(?:com|org|net|info|tv|co\.uk|org\.uk|eu|fr|de|es|it)$/u;

/** Whether the word is the name of a website, as it is printed in running text: Ferrywatch.org. */
export const isSite = (word: string): boolean => word.includes('.') && SITE.test(word);

/** The name of a site without its domain; other names unchanged. */
export const withoutDomain = (name: string): string => (isSite(name) ? name.slice(0, name.indexOf('.')) : name);
