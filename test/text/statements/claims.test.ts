import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/text/language/read-document.ts';
import type { Attribution } from '../../../lib/text/statements/attribution.ts';
import { claimQuotations } from '../../../lib/text/statements/claims.ts';
import type { Draft } from '../../../lib/text/statements/draft.ts';
import { cueSpan } from '../../../lib/text/statements/span-columns.ts';
import { tokenTable } from '../../../lib/text/statements/token-table.ts';

/** Who claims the quotations of a text in which the taggers found the verbs given, each as sure as told. */
const claimed = (text: string, found: Record<string, number> = {}): string[] => {
  const table = tokenTable(readDocument([text]));
  const attributions = Object.entries(found).map(([verb, confidence]): Attribution => {
    const at = table.text.indexOf(verb);
    const cue = cueSpan(table, at, at + 1);
    const odds = new Float32Array(cue.end - cue.first);
    return {
      cue,
      source: undefined,
      content: [],
      confidence,
      contentful: 1,
      contentSureness: 0,
      sourceSureness: 0,
      odds,
    };
  });
  const drafts: Draft[] = [];
  claimQuotations(table, text, attributions, drafts);
  return drafts.map(({ cue, pieces }) => {
    const words = pieces.map(({ start, end }) => text.slice(start, end)).join(' … ');
    return `${cue ? table.text.slice(cue.from, cue.to).join(' ') : '-'}: ${words}`;
  });
};

describe('a quotation belongs to', () => {
  it('the verb of uttering directly before it, however short it is', () => {
    expect(claimed('Marchers in the square chanted “What curfew?”')).toEqual(['chanted: What curfew?']);
    expect(claimed('Outside, a man yelled: “Liar!”')).toEqual(['yelled: Liar!']);
  });

  it('the verb directly before it, however sure another one is', () => {
    const text = 'When Clark noted that rents had doubled, Reid boasted, “That makes me smart.”';
    expect(claimed(text, { noted: 0.99, boasted: 0.2 })).toEqual(['boasted: That makes me smart.']);
  });

  it('a verb of its sentence from three words on', () => {
    expect(claimed('The hall was, as Reid noted, “over and done” for.', { noted: 0.5 })).toEqual([
      'noted: over and done',
    ]);
    expect(claimed('The hall was, as Reid noted, “quite done” for.', { noted: 0.5 })).toEqual([]);
  });

  it('nobody, where it is a word that is set apart in its clause', () => {
    expect(claimed('They shout “fire” drills down there.')).toEqual([]);
    expect(claimed('The plan has “teeth” at last.')).toEqual([]);
  });
});
