import { describe, expect, it } from 'vitest';
import { decode } from '../../../../lib/text/article/characters/decode.ts';

/** The bytes of a text in a single-byte encoding, as its decoder reads them. */
const encode = (text: string, encoding: string): Buffer => {
  const decoder = new TextDecoder(encoding);
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Buffer.from(Array.from(text, (character) => byteOf.get(character)!));
};

const UTF8 = 'The lawyer, Erik Brännström, said it would “study” the judgment.\nÅsby is not far.\n';
const WESTERN =
  '“We could not open a window in June,” said Maud Sjöberg, who runs the café. “It’s in the bread.”\nThe county – which brought the case – said it was naïve…\n';
const RUSSIAN =
  'Министр заявил во вторник, что договор не подписан. «Такой бумаги нет», — сказал он. США и РФ молчат.\n';
const POLISH =
  'Minister zaprzeczył we wtorek, że podpisał tajną umowę. „Nie ma takiego papieru” – powiedział.\n'.repeat(3);

describe('decode', () => {
  it.each([
    ['Windows-1252', 'windows-1252', WESTERN],
    ['Mac Roman', 'macintosh', WESTERN],
    ['Windows-1251', 'windows-1251', RUSSIAN],
    ['KOI8-R', 'koi8-r', RUSSIAN.replace(/[«»—]/g, '')],
    ['Windows-1250', 'windows-1250', POLISH],
  ])('reads %s, alone and between lines of UTF-8', (_, encoding, text) => {
    expect(decode(encode(text, encoding))).toBe(text);
    expect(decode(Buffer.concat([Buffer.from(UTF8), encode(text, encoding), Buffer.from(UTF8)]))).toBe(
      UTF8 + text + UTF8,
    );
  });

  it('reads a paragraph of a page for itself, even if a single one is in the encoding that the page declares', () => {
    const page = [
      Buffer.from('<p>Åsby</p><p>'),
      encode('“It’s in the café,” said Sjöberg – twice.', 'windows-1252'),
      Buffer.from('</p>'),
    ];
    expect(decode(Buffer.concat(page), 'utf-8')).toBe('<p>Åsby</p><p>“It’s in the café,” said Sjöberg – twice.</p>');
  });

  it('takes names with accented capitals for no Mac Roman', () => {
    const text = 'President Óscar Arias met Óscar Ruiz and Ótilia Bran, whom Óscar Arias had asked to come.';
    expect(decode(encode(text, 'windows-1252'))).toBe(text);
  });

  it('reads stray bytes of Windows-1252 in a line of UTF-8, and drops a last character cut short', () => {
    const line = Buffer.from('Sjöberg, Brännström and Åse said “so” ');
    expect(decode(Buffer.concat([line, Buffer.of(0x93), Buffer.from('no')]))).toBe(`${line}“no`);
    expect(decode(Buffer.concat([line, Buffer.of(0xe2, 0x80)]))).toBe(`${line}`);
  });
});
