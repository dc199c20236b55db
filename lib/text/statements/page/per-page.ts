import type { Page } from './page.ts';

/** What is gathered from a page once, and asked for often. */
export const perPage = <T>(gather: (page: Page) => T): ((page: Page) => T) => {
  const known = new WeakMap<Page, T>();
  return (page) => {
    if (!known.has(page)) known.set(page, gather(page));
    return known.get(page)!;
  };
};
