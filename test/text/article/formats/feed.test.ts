import { expect, it } from 'vitest';
import { type Element, parseXml } from '../../../../lib/text/article/formats/markup/element.ts';
import { readFeed } from '../../../../lib/text/article/formats/xml/feed.ts';
import { withUsualPrefixes } from '../../../../lib/text/article/formats/xml/namespaces.ts';

/** How often the children of elements are looked at while a feed is read. */
const looksAt = (items: number): number => {
  const item =
    '<item><title>Ferry sails</title><description>The ferry to the outer islands sails again from Monday.</description></item>';
  const root = parseXml(`<rss><channel><title>Courier</title>${item.repeat(items)}</channel></rss>`);
  let looks = 0;
  const watch = (element: Element): void => {
    for (const part of element.children) if (typeof part !== 'string') watch(part);
    element.children = new Proxy(element.children, {
      get(children, name) {
        looks++;
        return Reflect.get(children, name);
      },
    });
  };
  watch(root);
  expect([...readFeed(withUsualPrefixes(root))]).toHaveLength(items);
  return looks;
};

it('a feed of twice as many items is twice the work', () => {
  const [once, twice, fourfold] = [looksAt(500), looksAt(1000), looksAt(2000)];
  expect(twice / once).toBeLessThan(2.01);
  expect(fourfold / once).toBeLessThan(4.02);
});
