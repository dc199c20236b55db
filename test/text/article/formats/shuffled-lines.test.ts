import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../../lib/text/article/read-file.ts';
import { RejectedFile } from '../../../../lib/text/article/rejected-file.ts';
import { cpuTimeOf } from '../../../cpu-time.ts';
import { bytesOf } from '../story.ts';
import { EXPORTS } from './exported.ts';
import { FORWARDED } from './mails.ts';

/** Exports and mails whose lines are shuffled, doubled, dropped or broken off. */

const FILES: [string, string][] = [
  ...Object.values(EXPORTS).map((content): [string, string] => ['a.txt', content]),
  ...Object.values(FORWARDED).map((content): [string, string] => ['a.eml', content]),
];

const change = fc.record({
  how: fc.constantFrom('swap', 'double', 'drop', 'break', 'quote', 'blank'),
  at: fc.nat(),
  to: fc.nat(),
  length: fc.integer({ min: 1, max: 12 }),
});

const changed = (lines: string[], { how, at, to, length }: { how: string; at: number; to: number; length: number }) => {
  const from = at % Math.max(1, lines.length);
  const piece = lines.slice(from, from + length);
  const rest = [...lines.slice(0, from), ...lines.slice(from + length)];
  const place = to % Math.max(1, rest.length);
  switch (how) {
    case 'swap':
      return [...rest.slice(0, place), ...piece, ...rest.slice(place)];
    case 'double':
      return [...lines.slice(0, from), ...piece, ...lines.slice(from)];
    case 'drop':
      return rest;
    case 'break':
      return lines.slice(0, from);
    case 'quote':
      return lines.map((line, number) => (number >= from && number < from + length ? `> ${line}` : line));
    default:
      return [...lines.slice(0, from), '', ...lines.slice(from)];
  }
};

const outcomeOf = async (content: string, key: string) =>
  readFile(bytesOf(content), { key }).catch((error: unknown) => {
    if (!(error instanceof RejectedFile)) throw error;
    return error;
  });

describe('exports and mails', () => {
  it('end with articles or a reason, whatever becomes of their lines', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FILES),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        async ([key, content], changes) => {
          const lines = changes.reduce(changed, content.split(/\r?\n/));
          const outcome = await outcomeOf(lines.join('\n'), key);
          if (outcome instanceof RejectedFile) expect(outcome.reason).toMatch(/^[A-Z].{10,}\.$/);
          else
            for (const { article } of outcome.articles) {
              expect(article.paragraphs.length).toBeGreaterThan(0);
              expect(article.publishedAt ?? '2026-03-04').toMatch(/^\d{4}-\d{2}-\d{2}/);
            }
        },
      ),
      { numRuns: 1000, seed: 20260304 },
    );
  });

  it.each([
    ['counters', 'a.txt', '1 of 2 DOCUMENTS\nLENGTH: 3 words\n'],
    ['labels', 'a.txt', 'BODY:\nLOAD-DATE: March 3, 2026\nBYLINE: a\n'],
    ['codes', 'a.txt', 'HD\ta\nPD\t3 March 2026\nLP\tb\n'],
    ['counts', 'a.txt', '12 words\n3 March 2026\nDocument ELSTER0020260304em340001a\n'],
    ['rules', 'a.txt', `${'_'.repeat(60)}\nFull text: a\nPublication title: b\nProQuest document ID: 1\n`],
    ['heads', 'a.eml', 'From: a <a@b.example>\nDate: March 3, 2026\nSubject: Fwd: b\n\n'],
    ['quotations', 'a.eml', '> On March 3, 2026 at 3:00 PM Karl Lund <a@b.example> wrote:\n>> a\n'],
    ['marks', 'a.eml', '---------- Forwarded message ---------\n'],
    ['misread characters', 'a.txt', 'Ã©â€™Â Ã \n'],
  ])('are read in time if they repeat %s', async (_, key, piece) => {
    const head = key === 'a.eml' ? 'From: n@m.example\nSubject: Fwd: a\nDate: Fri, 06 Mar 2026 18:02:11 +0100\n\n' : '';
    const timeOf = (size: number): Promise<number> => {
      const content = head + piece.repeat(size / piece.length);
      return cpuTimeOf(() => outcomeOf(content, key));
    };
    await timeOf(20_000);
    const [short, long] = [await timeOf(100_000), await timeOf(600_000)];
    expect(long).toBeLessThan(short * 6 * 3 + 1000);
  });
});
