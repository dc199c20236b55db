import { describe, expect, it } from 'vitest';
import { arcsOf, tagsOf } from './arcs.ts';

describe('lines in capitals', () => {
  it('are read as running text', () => {
    expect(arcsOf('THE MINISTER WAS ARRESTED BY THE POLICE ON MONDAY.')).toEqual(
      expect.arrayContaining(['ARRESTED nsubj:pass MINISTER', 'ARRESTED obl:agent POLICE']),
    );
    expect(tagsOf('POLICE ARRESTED THE BROTHER OF PATRICK MURPHY IN DUBLIN')).toEqual(
      expect.arrayContaining(['ARRESTED/VBD', 'BROTHER/NN', 'PATRICK/NNP', 'DUBLIN/NNP']),
    );
  });
});

describe('headlines with capitals on their words', () => {
  it('are read as running text', () => {
    expect(tagsOf('Council Rejects Plan to Close the Old Bridge in Belfast')).toEqual(
      expect.arrayContaining(['Rejects/VBZ', 'Plan/NN', 'Close/VB', 'Old/JJ', 'Bridge/NN', 'Belfast/NNP']),
    );
    expect(arcsOf('Senator Says Budget Will Pass Before Christmas')).toEqual(
      expect.arrayContaining(['Says ccomp Pass', 'Pass nsubj Budget', 'Pass aux Will']),
    );
  });

  it('keep the capitals of names', () => {
    expect(tagsOf('Scientists Say Glaciers Shrink Faster in Norway')).toEqual(
      expect.arrayContaining(['Glaciers/NNS', 'Norway/NNP']),
    );
  });
});

describe('sentences with few capitals', () => {
  it('are left as they are', () => {
    expect(tagsOf('The White House welcomed the report.')).toEqual(
      expect.arrayContaining(['White/NNP', 'House/NNP', 'report/NN']),
    );
  });
});
