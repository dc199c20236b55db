/**
 * Parts of speech as in the Penn Treebank (https://catalog.ldc.upenn.edu/docs/LDC99T42/tagguid1.pdf) and, from ADD on,
 * the additions of the English Web Treebank: addresses, affixes, parts of split words, hyphens, other marks.
 */
// biome-ignore format: a table
export const TAGS = [
  'CC', 'CD', 'DT', 'EX', 'FW', 'IN', 'JJ', 'JJR', 'JJS', 'LS', 'MD', 'NN', 'NNS', 'NNP', 'NNPS', 'PDT', 'POS', 'PRP',
  'PRP$', 'RB', 'RBR', 'RBS', 'RP', 'SYM', 'TO', 'UH', 'VB', 'VBD', 'VBG', 'VBN', 'VBP', 'VBZ', 'WDT', 'WP', 'WP$',
  'WRB', '$', '#', '.', ',', ':', '``', "''", '-LRB-', '-RRB-', 'ADD', 'AFX', 'GW', 'HYPH', 'NFP', 'XX',
] as const;

export type Tag = (typeof TAGS)[number];

/** Relations of Universal Dependencies 2 (https://universaldependencies.org/en/dep/), as in the English Web Treebank. */
// biome-ignore format: a table
export const RELATIONS = [
  'root', 'acl', 'acl:relcl', 'advcl', 'advcl:relcl', 'advmod', 'amod', 'appos', 'aux', 'aux:pass', 'case', 'cc',
  'cc:preconj', 'ccomp', 'compound', 'compound:prt', 'conj', 'cop', 'csubj', 'csubj:outer', 'csubj:pass', 'dep', 'det',
  'det:predet', 'discourse', 'dislocated', 'expl', 'fixed', 'flat', 'goeswith', 'iobj', 'list', 'mark', 'nmod',
  'nmod:desc', 'nmod:poss', 'nmod:unmarked', 'nsubj', 'nsubj:outer', 'nsubj:pass', 'nummod', 'obj', 'obl', 'obl:agent',
  'obl:unmarked', 'orphan', 'parataxis', 'punct', 'reparandum', 'vocative', 'xcomp',
] as const;

export type Relation = (typeof RELATIONS)[number];

/** The index of a tag in `TAGS`: models and trees hold these numbers. */
export const tagNumber = (tag: Tag): number => TAGS.indexOf(tag);
/** The index of a relation in `RELATIONS`. */
export const relationNumber = (relation: Relation): number => RELATIONS.indexOf(relation);
