import { describe, expect, it } from 'vitest';
import { bucketsOf } from '../../lib/text/similarity/bucket-keys.ts';
import { sketchOf } from '../../lib/text/similarity/sketch.ts';
import { newsroom } from './newsroom.ts';
import { article } from './texts.ts';

const TEXT = article(7);
const REVISION = TEXT.replace(/\b[a-z]{4,}\b(?=\.$)/, 'yesterday');

const MEMBERS = 32;

/** Short notes, each with five words of a text, that together enter every bucket of the text as often as fits. */
const notesAgainst = (text: string): string[] => {
  const words = text.split(/\s+/).map((word) => word.replace(/\W/g, ''));
  const open = new Set(bucketsOf(sketchOf(text)));
  const notes: string[] = [];
  for (let i = 0; i + 5 <= words.length; i++) {
    const note = (n: number) =>
      `${words.slice(i, i + 5).join(' ')} ${['alpha', 'beta', 'gamma'].map((w) => `${w}${i}x${n}`).join(' ')}.`;
    for (const bucket of bucketsOf(sketchOf(note(0)))) {
      if (!open.delete(bucket)) continue;
      for (let n = 0; n < MEMBERS; n++) notes.push(note(n));
    }
  }
  expect(open.size).toBe(0);
  return notes;
};

/** Uploads the article and its revision by one who knows nothing of the notes. Returns how the revision is told from a new article. */
const reviseAfter = async (room: ReturnType<typeof newsroom>, folder: string) => {
  const first = room.drop(`${folder}first.txt`, TEXT);
  const second = room.drop(`${folder}second.txt`, REVISION);
  for (const event of [first, second]) await room.handle(event);
  return room.row(second);
};

describe('the buckets of an article', () => {
  it('cannot be filled by one upload: its revision is still found', async () => {
    const room = newsroom();
    await room.handle(room.drop('notes.json', JSON.stringify(notesAgainst(TEXT).map((text) => ({ text })))));
    await room.workOff();
    expect(await reviseAfter(room, '')).toMatchObject({ outcome: 'variant', copyOf: 'first.txt' });
  });

  it('cannot be filled from one folder by many uploads', async () => {
    const room = newsroom();
    for (const [n, text] of notesAgainst(TEXT).entries()) await room.handle(room.drop(`rival/notes/${n}.txt`, text));
    expect(await reviseAfter(room, 'wire/')).toMatchObject({ outcome: 'variant', copyOf: 'wire/first.txt' });
  });

  it('cannot be filled by one partner, whose files are under a folder of its own', async () => {
    const room = newsroom();
    for (const [n, text] of notesAgainst(TEXT).entries()) {
      await room.handle(room.drop(`partners/111111111111/${n}.txt`, text));
    }
    expect(await reviseAfter(room, 'partners/222222222222/')).toMatchObject({ outcome: 'variant' });
  });
});
