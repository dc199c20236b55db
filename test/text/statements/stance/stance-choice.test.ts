import { expect, it } from 'vitest';
import { readDocument } from '../../../../lib/text/language/read-document.ts';
import { pageOf } from '../../../../lib/text/statements/page/page.ts';
import { attitudeOf } from '../../../../lib/text/statements/stance/stance.ts';
import { chosenStance } from '../../../../lib/text/statements/stance/stance-choice.ts';
import { STANCES, type Stance } from '../../../../lib/text/vocabulary.ts';

/** What is chosen in place of an unlikely "asks", where these have such odds and the others nearly none. */
const chosen = (odds: Partial<Record<Stance, number>>): Stance => {
  const rows = Int32Array.from(STANCES, (_, i) => i);
  const weights = Float64Array.from(STANCES, (stance) => Math.log(odds[stance] ?? 1e-6));
  const groups = STANCES.map((_, i) => ({ rows, from: i, to: i + 1 }));
  return chosenStance({ groups, candidates: groups.map((_, i) => [i]) }, 'asks', 'to mend the bridge', {
    weights,
    scale: 1,
  } as never);
};

it('charges, denials, doubts and warnings have to be likelier than all else together', () => {
  for (const strict of ['alleges', 'denies', 'doubts', 'warns'] as const) {
    expect(chosen({ [strict]: 0.45, asserts: 0.3, urges: 0.25 })).toBe('asserts');
    expect(chosen({ [strict]: 0.6, asserts: 0.4 })).toBe(strict);
  }
  expect(chosen({ promises: 0.45, asserts: 0.3, urges: 0.25 })).toBe('promises');
});

it('what says plainly that it promises is not weighed', () => {
  const page = pageOf(readDocument(['Ada Holm pledged to impose fines.']));
  const said = { content: 'to impose fines', isQuoted: false, isQuestion: false, isFact: () => false };
  expect(attitudeOf(page, { ...said, cue: { from: 2, to: 3 } })).toMatchObject({ stance: 'promises', isOwn: true });
});
