import type { Claim, Fingerprints } from './fingerprints.ts';

/** The path from an article up to the one that leads its story. */
export interface Path {
  /** Those with a parent, from the given article upwards. */
  below: { articleId: string; led: boolean }[];
  leader: string;
}

/**
 * The articles of a story are a tree in which every parent is earlier than its children: concurrent links cannot make a
 * circle. An article without a parent leads its story.
 */
export const pathFrom = async (fingerprints: Pick<Fingerprints, 'node'>, articleId: string): Promise<Path> => {
  const below: Path['below'] = [];
  for (let id = articleId; ; ) {
    const node = await fingerprints.node(id);
    if (!node?.parent) return { below, leader: id };
    below.push({ articleId: id, led: node.led ?? false });
    id = node.parent;
  }
};

/** The story an article belongs to at this moment: the id of the article that leads it. */
export const storyOf = async (fingerprints: Pick<Fingerprints, 'node'>, articleId: string): Promise<string> =>
  (await pathFrom(fingerprints, articleId)).leader;

/** The stories an article may have belonged to before: those on its path that were merged into others. */
export const earlierStories = async (
  fingerprints: Pick<Fingerprints, 'node'>,
  articleId: string,
): Promise<string[]> => {
  const { below } = await pathFrom(fingerprints, articleId);
  return below.flatMap((node) => (node.led || node.articleId !== articleId ? node.articleId : []));
};

/** A total order of articles, the same for all functions: by the time they were first seen, then by id. */
export const isEarlier = (a: Claim, b: Claim): boolean =>
  a.since < b.since || (a.since === b.since && a.articleId < b.articleId);
