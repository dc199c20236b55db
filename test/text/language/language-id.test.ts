import { describe, expect, it } from 'vitest';
import { identifyLanguage } from '../../../lib/text/language/language-id.ts';

describe('language', () => {
  it.each([
    ['en', 'The mayor denied on Tuesday that he had steered a contract to a company owned by his brother-in-law.'],
    ['fr', 'Le maire a nié mardi avoir attribué un contrat routier à une entreprise de son beau-frère.'],
    ['de', 'Der Bürgermeister bestritt am Dienstag, einen Auftrag an die Firma seines Schwagers vergeben zu haben.'],
    ['es', 'El alcalde negó el martes haber dirigido un contrato a una empresa de su cuñado.'],
    ['nl', 'De burgemeester ontkende dinsdag dat hij het contract aan het bedrijf van zijn zwager had gegeven.'],
    ['ar', 'نفى رئيس البلدية يوم الثلاثاء أنه منح العقد لشركة يملكها صهره.'],
  ])('%s', async (language, text) => {
    expect(await identifyLanguage(text)).toBe(language);
  });

  it('is identified by eld if an English text has few function words', async () => {
    expect(await identifyLanguage('Shares rise sharply in heavy London trading')).toBe('en');
  });

  it.each([
    'Feyenoord 2 Utrecht 0 Twente Enschede 1 Groningen 1 Ajax Amsterdam 3 Vitesse Arnhem 2 Roda JC Kerkrade 1 PSV Eindhoven 4',
    'COLORADO 10 Cincinnati 9 (10 innings) MONTREAL 6 Los Angeles 5 Atlanta 9 PITTSBURGH 4 San Diego 3 NEW YORK 2',
  ])('of a table of names and results is taken for English: %s', async (text) => {
    expect(await identifyLanguage(text)).toBe('en');
  });

  it('is that of the lower-case words if there are many names', async () => {
    const table = 'Utrecht 0 Twente Enschede 0 Groningen 1 Roda JC Kerkrade 1 Volendam 1 Ajax Amsterdam 3';
    const head =
      'Played on Tuesday: Standings (tabulate under played, won, drawn, lost, goals for, goals against, points):';
    expect(await identifyLanguage(`${head} ${table} PSV Eindhoven 3 3 0 0 11 3 9`)).toBe('en');
    const dutch = 'Stand (gespeeld, gewonnen, gelijk, verloren, doelpunten voor, doelpunten tegen, punten):';
    expect(await identifyLanguage(`${dutch} ${table}`)).toBe('nl');
  });

  it('is identified in capitals too', async () => {
    expect(
      await identifyLanguage('EL ALCALDE NEGÓ EL MARTES HABER DIRIGIDO 2 CONTRATOS A UNA EMPRESA DE SU CUÑADO'),
    ).toBe('es');
  });

  it('is undetermined without words', async () => {
    expect(await identifyLanguage('12 34 — 56')).toBe('und');
  });
});
