import type { Page } from './page.ts';

/** What is gathered from a page once, and asked for often. */
export const perPage = <T>(gather: (page: Page) => T): ((page: Page) => T) => {
  const known = new WeakMap<Page, T>();
  return (page) => {
    const found = known.get(page) ?? gather(page);
    known.set(page, found);
    return found;
  };
};
