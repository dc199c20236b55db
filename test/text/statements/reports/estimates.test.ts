import { describe, expect, it } from 'vitest';
import { lines, readRows } from '../reading.ts';

describe('an estimate is what somebody puts at a figure', () => {
  it.each([
    ['The port: the loss at 40 boats', 'The port put the loss at 40 boats, its worst in years.'],
    [
      'Ada Holm: the cost of the dam at between two and three million',
      'Ada Holm puts the cost of the dam at between two and three million.',
    ],
    [
      'Brokers in Tolland: sales at shops in the town and by post at €5m',
      'Brokers in Tolland put sales at shops in the town and by post at €5m and expect more.',
    ],
    ['A poll of sailors: her party at 34 per cent', 'A poll of sailors put her party at 34 per cent, up from 20.'],
    ['The union: its losses at about half', 'The union rejected the offer, putting its losses at about half.'],
  ])('%s', (line, text) => {
    expect(lines(text)).toContain(line);
    expect(readRows(text).some(({ speaker, content }) => `${speaker}: ${content}` === line)).toBe(true);
  });

  it.each([
    'Ada Holm put the bag at the door.',
    'The flood put 40 boats at risk.',
    'She put three boats to sea at noon.',
  ])('nothing is said where something is put somewhere: %s', (text) => {
    expect(readRows(text)).toEqual([]);
  });
});

describe('what somebody makes clear or lets be known they say', () => {
  it.each([
    'The judge made it clear that the port would have to pay.',
    'The judge has made clear to everyone in the room that the port would have to pay.',
    'Six of the judges let it be known that the port would have to pay.',
    'The judge lets it be known that the port would have to pay.',
    'The judge made it plain that the port would have to pay.',
  ])('%s', (text) => {
    const [row, more] = readRows(text);
    expect(row).toMatchObject({ content: 'the port would have to pay', speaker: expect.stringMatching(/judge/) });
    expect(more).toBeUndefined();
  });

  it.each(['Ada Holm made the water clear that day.', 'It is clear that the port will pay.'])('not: %s', (text) => {
    expect(readRows(text)).toEqual([]);
  });
});
