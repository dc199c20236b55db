import { describe, expect, it } from 'vitest';
import { parse } from '../../../../lib/text/language/syntax/parse.ts';
import { relationOf } from '../../../../lib/text/language/syntax/tree.ts';
import { sentencesOf } from '../sentences-of.ts';
import { arcsOf, tagsOf, treeOf } from './arcs.ts';

describe('parse', () => {
  it.each([
    [
      'subjects and objects',
      'The harbour board approved the new bridge.',
      ['approved nsubj board', 'approved obj bridge', 'root approved'],
    ],
    [
      'passives and their agents',
      'The bridge was approved by the board.',
      ['approved nsubj:pass bridge', 'approved aux:pass was', 'approved obl:agent board'],
    ],
    ['copulas', 'The minister is a former teacher.', ['teacher nsubj minister', 'teacher cop is', 'root teacher']],
    [
      'relative clauses',
      'The man who owns the shop called the police.',
      ['man acl:relcl owns', 'owns nsubj who', 'called nsubj man', 'called obj police'],
    ],
    [
      'relative clauses between commas',
      'The plan, which the council approved last year, was dropped.',
      ['plan acl:relcl approved', 'approved nsubj council', 'dropped nsubj:pass plan', 'root dropped'],
    ],
    [
      'content clauses',
      'She said that the roof had collapsed.',
      ['said nsubj She', 'said ccomp collapsed', 'collapsed nsubj roof'],
    ],
    ['infinitives', 'They want to leave.', ['want xcomp leave', 'leave mark to']],
    [
      'coordination',
      'The mayor resigned and the council elected a successor.',
      ['root resigned', 'resigned conj elected', 'elected nsubj council', 'elected cc and'],
    ],
    ['coordinated subjects', 'Farmers and fishermen protested.', ['protested nsubj Farmers', 'Farmers conj fishermen']],
    [
      'attribution at the end',
      'The talks have failed, the minister said.',
      ['root said', 'said nsubj minister', 'said ccomp failed', 'failed nsubj talks'],
    ],
    [
      'inverted attribution',
      '"The talks have failed," said the minister.',
      ['root said', 'said nsubj minister', 'said ccomp failed'],
    ],
    [
      'typographic quotation marks',
      '“We will not sell,” the owner said on Monday.',
      ['said nsubj owner', 'said ccomp sell', 'said obl Monday'],
    ],
    [
      'appositions',
      'The court fined Maria Keller, the chief engineer.',
      ['fined obj Keller', 'Keller compound Maria', 'Keller appos engineer'],
    ],
    [
      'possessives',
      "The company's profits fell sharply.",
      ['fell nsubj profits', 'profits nmod:poss company', "company case 's"],
    ],
    [
      'negation and auxiliaries',
      'The union has not signed the contract.',
      ['signed aux has', 'signed advmod not', 'signed nsubj union'],
    ],
    [
      'according to',
      'According to the report, prices rose.',
      ['rose obl report', 'report case According', 'According fixed to'],
    ],
  ])('finds %s', (_, text, arcs) => {
    expect(arcsOf(text)).toEqual(expect.arrayContaining(arcs));
  });

  it.each([
    ['tells nouns from verbs', 'He plans to present the plans.', ['plans/VBZ', 'present/VB', 'plans/NNS']],
    [
      'tells participles from the past',
      'The letter was written by a man who wrote nothing else.',
      ['written/VBN', 'wrote/VBD'],
    ],
    ['knows names', 'Angela Whitfield moved to Dundee.', ['Angela/NNP', 'Whitfield/NNP', 'Dundee/NNP']],
    ['tells opening from closing marks', 'He said: "No."', ['"/``', "\"/''"]],
  ])('%s', (_, text, tags) => {
    expect(tagsOf(text)).toEqual(expect.arrayContaining(tags));
  });

  it.each([
    'The plan, which the council approved, failed.',
    '“We will stay,” she said, “and they know it.”',
    'He left (nobody saw him): the door was open.',
  ])('attaches punctuation marks without crossing an arc between words: %s', (text) => {
    const tree = treeOf(text);
    const arcs = [...tree.heads.entries()]
      .filter(([, head]) => head >= 0)
      .map(([token, head]) => ({ token, from: Math.min(token, head), to: Math.max(token, head) }));
    const marks = arcs.filter(({ token }) => relationOf(tree, token) === 'punct');
    expect(marks.length).toBeGreaterThan(2);
    for (const mark of marks)
      for (const { from, to } of arcs.filter((arc) => !marks.includes(arc)))
        expect(from < mark.token && mark.token < to && (mark.from < from || mark.to > to)).toBe(false);
  });

  it('parses each sentence for itself', () => {
    const { sentences } = sentencesOf('The ferry sank. Nobody was hurt.');
    const trees = parse(sentences);
    expect(trees.map(({ heads }) => heads.length)).toEqual(sentences.map(({ tokens }) => tokens.length));
  });
});
