import { describe, expect, it } from 'vitest';
import { dateOf } from '../../../../lib/text/article/head/dates.ts';
import { cpuTimeOf, HANGS } from '../../../cpu-time.ts';

describe('dateOf', () => {
  it.each([
    ['MARCH 5, 2026', '2026-03-05'],
    ['Thursday, March 5, 2026', '2026-03-05'],
    ['Thurs. Mar. 5, 2026', '2026-03-05'],
    ['Published on the 5th of March 2026', '2026-03-05'],
    ['FOR IMMEDIATE RELEASE: March 5, 2026', '2026-03-05'],
    ['5. März 2026', '2026-03-05'],
    ['Donnerstag, den 5. März 2026', '2026-03-05'],
    ['Stand: 05.03.2026, 14:05 Uhr', '2026-03-05'],
    ['Do 5.3.2026', '2026-03-05'],
    ['5. Jänner 2026', '2026-01-05'],
    ['le 5 mars 2026', '2026-03-05'],
    ['Publié le jeudi 5 mars 2026 à 14h05', '2026-03-05'],
    ['1er août 2026', '2026-08-01'],
    ['jueves, 5 de marzo de 2026', '2026-03-05'],
    ['Actualizado el 5 de septiembre de 2026 a las 14:05', '2026-09-05'],
    ['giovedì 5 marzo 2026, ore 14:05', '2026-03-05'],
    ['Pubblicato il 5 luglio 2026', '2026-07-05'],
    ['5 maart 2026 donderdag', '2026-03-05'],
    ['do 5 mrt 2026', '2026-03-05'],
    ['quinta-feira, 5 de março de 2026 às 14h05', '2026-03-05'],
    ['torsdag 5. mars 2026 kl. 14.05', '2026-03-05'],
    ['5 listopada 2026', '2026-11-05'],
    ['8. Dezember 2026', '2026-12-08'],
    ['5 декабря 2026, 13:43', '2026-12-05'],
    ['5. prosince 2026', '2026-12-05'],
    ['26.02.2026 14:05', '2026-02-26'],
    ['2026/03/05 14:05', '2026-03-05'],
  ])('reads the day in the ways publishers print it: %s', (line, date) => {
    expect(dateOf(line)).toBe(date);
  });

  it.each([
    ['Updated March 4, 2026 at 5:40 p.m. ET', '2026-03-04T22:40:00.000Z'],
    ['Updated July 4, 2026 at 5:40 p.m. ET', '2026-07-04T21:40:00.000Z'],
    ['10:15 AM EST, Wed March 4, 2026', '2026-03-04T15:15:00.000Z'],
    ['Wed 4 Mar 2026 09.11 GMT', '2026-03-04T09:11:00.000Z'],
    ['4. März 2026, 14.05 Uhr MEZ', '2026-03-04T13:05:00.000Z'],
    ['4 March 2026 at 14:05 UTC+2', '2026-03-04T12:05:00.000Z'],
    ['2026-03-04 14:05 CET', '2026-03-04T13:05:00.000Z'],
    ['Wed, 04 Mar 2026 10:15:00 +0530', '2026-03-04T04:45:00.000Z'],
  ])('reads the time if its zone is known: %s', (line, instant) => {
    expect(dateOf(line)).toBe(instant);
  });

  it('leaves a time out whose zone several countries use', () => {
    expect(dateOf('March 4, 2026 10:15 IST')).toBe('2026-03-04');
    expect(dateOf('March 4, 2026 10:15 CST')).toBe('2026-03-04');
  });

  it.each([
    ['a day that may be a month', '03/04/2026'],
    ['a span', '5 March 2026 – 7 March 2026'],
    ['an issue', 'Issue 5, 2026'],
    ['a month that two languages use otherwise', '5 jui 2026'],
    ['a day that no month has', '30 February 2026'],
    ['a number behind', 'March 4, 2026 5'],
    ['a preposition of a deadline', 'By 3 March 2026'],
    ['a table', '4 players 2026'],
    ['running text', 'On 5 March 2026 the council met'],
  ])('reads no date in %s', (_, line) => {
    expect(dateOf(line)).toBeUndefined();
  });

  it('takes bounded time for any line', async () => {
    const time = await cpuTimeOf(() => {
      for (const part of ['1 ', '1. ', 'a ', 'am ', '1:', '1,', '2026 ', 'le le ', '- ', 'gmt+1 '])
        for (const before of ['', '5 March 2026 ', '10:15 '])
          for (let turn = 0; turn < 20; turn++) dateOf(`${before}${part.repeat(200).slice(0, 60 + turn)}`);
    });
    expect(time).toBeLessThan(HANGS);
  });
});
