import type { Claim, Fingerprints } from './fingerprints.ts';

/** The way from an article up to the one that leads its story. */
export interface Path {
  /** Articles that have a parent, from the one asked for upwards. */
  below: { articleId: string; led: boolean }[];
  leader: string;
}

/**
 * The articles of a story are a tree, whose parents are always the earlier ones: so there are no circles, whoever links
 * whom at the same time. An article without a parent leads its story.
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

/** The order of articles: by the time they were first seen, then by name, so that it is total and the same for all. */
export const isEarlier = (a: Claim, b: Claim): boolean =>
  a.since < b.since || (a.since === b.since && a.articleId < b.articleId);
