import { describe, expect, it } from 'vitest';
import { repairMojibake } from '../../../../lib/text/article/characters/mojibake.ts';

const RIGHT = [
  '“We don’t,” said Zoë in the café – “à la carte” costs £3 … naïve',
  'Die Königin sagte: „Schöne Grüße aus Łódź“, Straße',
  'Ça coûte 10 €, déjà vu à l’été',
  'Привет, мир. «Так», – сказал он',
];

describe('repairMojibake', () => {
  it.each(['windows-1252', 'macintosh', 'windows-1251'])('repairs UTF-8 read as %s, once and twice', (encoding) => {
    const misread = (text: string) => new TextDecoder(encoding).decode(Buffer.from(text));
    for (const text of RIGHT) {
      expect(repairMojibake(misread(text))).toBe(text);
      expect(repairMojibake(misread(misread(text)))).toBe(text);
    }
  });

  it.each([
    ...RIGHT,
    'IRMû e “MANHÔ – NÃO, São João – “AÇÃO…”',
    'CAFÉ» «ÉCOLE» É… PÅ“ Ö“ Ü”',
    'Он сказал: «РФ», «США»… Рівне, Рік',
    '‚Ärger‘ und ‚Öl‘',
    '√2 und ¬x',
    'Îles d’Âge – Âme',
    '“le café’” said “Zoë’”',
    'žena’” È “vero” É’ Perché’” Ò’',
  ])('leaves what is right: %s', (text) => {
    expect(repairMojibake(text)).toBe(text);
  });

  it.each([
    ['a line among right ones', 'Zoë’s café\nheâ€™s in the cafÃ©\nnaïve', 'Zoë’s café\nhe’s in the café\nnaïve'],
    ['a certain run next to what is right', 'the “right” café costs Â£3', 'the “right” café costs £3'],
    ['not a doubtful one next to what is right', 'SÃ£o Paulo disse NÃO', 'São Paulo disse NÃO'],
    ['a quotation mark that lost its last byte', 'â€œWe wonâ€ , he said', '“We won” , he said'],
    ['spaces that became plain ones', 'Ã la carte, dÃ©jÃ  vu, 10Â 000 â‚¬', 'à la carte, déjà  vu, 10 000 €'],
    ['capitals', 'Ã…sby, Ã‰TÃ‰, MÃœNCHEN', 'Åsby, ÉTÉ, MÜNCHEN'],
    ['controls that are Windows-1252', 'It\u0092s \u0093so\u0094', 'It’s “so”'],
    ['controls misread once more', 'ItÂ’s hers', 'It’s hers'],
  ])('repairs %s', (_, text, expected) => {
    expect(repairMojibake(text)).toBe(expected);
  });
});
