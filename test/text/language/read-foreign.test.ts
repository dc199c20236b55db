import { describe, expect, it } from 'vitest';
import { readForeign } from '../../../lib/text/language/read-foreign.ts';
import { cpuTimeOf } from '../../cpu-time.ts';

const GERMAN = [
  'Die Fähre nach Osterholm fährt ab dem 3. Juni nicht mehr, wie Dr. Lotte Brix, die Bürgermeisterin, am Mittwoch sagte. Rund 640 Menschen nutzen die Fähre, u. a. viele Schüler der 2. Klasse.',
  '„Wir haben gefahren, was zu fahren war“, sagte der Kapitän. „Was soll jetzt werden?“, fragte er. Der Landkreis hat der Gemeinde Osterholm einen Bus versprochen.',
  'Der Bus soll dreimal am Tag zwischen der Gemeinde Osterholm und dem Hafen fahren. Das kostet den Landkreis ca. 2 Mio. Euro im Jahr 2027. Ob die Fähren verkauft werden, ist offen.',
];

describe('an article in another language', () => {
  it('in German: sentences go on after abbreviations and ordinal numbers, and end after years', () => {
    expect(readForeign(GERMAN, 'de').sentences).toBe(8);
  });

  it('in German: whole sentences as the summary, with their quotation marks', () => {
    const { summary } = readForeign(GERMAN, 'de');
    expect(summary).toMatch(/^Die Fähre nach Osterholm .* sagte\. /);
    expect((summary.match(/„/g) ?? []).length).toBe((summary.match(/“/g) ?? []).length);
  });

  it('in German: nouns and names as key phrases, each in one form', () => {
    const { keyPhrases = [] } = readForeign(GERMAN, 'de');
    expect(keyPhrases).toContain('Gemeinde Osterholm');
    expect(keyPhrases.filter((phrase) => /^Fähre/.test(phrase))).toHaveLength(1);
    for (const phrase of keyPhrases)
      expect(phrase).toMatch(/^\p{Lu}[\p{L}-]+(?: (?:des|der|für|von))?(?: \p{Lu}[\p{L}-]+)*$/u);
    expect(keyPhrases.join(' ')).not.toMatch(/Mittwoch|Juni|sagte|Euro/);
  });

  it.each([
    [
      'fr',
      [
        'La ministre de l’Intérieur a annoncé mardi la fermeture de l’usine d’Elster. L’usine employait 640 ouvriers.',
        'Selon M. Aas, l’usine ne sera pas vendue. « C’était prévu », a déclaré le maire d’Elster à l’issue du conseil.',
      ],
      ['usine', 'Elster'],
      4,
    ],
    [
      'es',
      [
        'El paro armado cerró ayer las tiendas de Aldea Norte, dijo el Sr. Ulloa. Los vecinos de Aldea Norte temen otro paro armado.',
        'La alcaldesa de Aldea Norte pidió calma a los vecinos y anunció más vigilancia.',
      ],
      ['paro armado', 'Aldea Norte'],
      3,
    ],
    [
      'nl',
      [
        'De veerboot naar Osterwijk vaart sinds woensdag weer, zei dhr. Prins. De veerboot lag twee weken stil.',
        'Volgens de kapitein van de veerboot was de storm de zwaarste sinds jaren in Osterwijk.',
      ],
      ['veerboot', 'Osterwijk'],
      3,
    ],
    [
      'pl',
      [
        'Prezes Spółki Węglowej odwołał prof. Jana Nowika. Spółka Węglowa zapowiada zmiany od 3. kwartału.',
        'Kopalnia w Elsterowie będzie zamknięta, a górnicy z Elsterowa chcą rozmów w kopalni.',
      ],
      ['Spółka Węglowa'],
      3,
    ],
  ])('in %s: key phrases and sentences', (language, paragraphs, phrases, sentences) => {
    const reading = readForeign(paragraphs, language);
    expect(reading.sentences).toBe(sentences);
    expect(reading.keyPhrases).toEqual(expect.arrayContaining(phrases));
    expect(reading.keyPhrases?.join(' ')).not.toMatch(/[’']/);
  });

  it('whose function words are not known has a summary, and no key phrases', () => {
    const russian = readForeign(
      ['Министр заявил во вторник, что договор не подписан. Такой бумаги нет, сказал он журналистам в порту.'],
      'ru',
    );
    expect(russian).toMatchObject({ sentences: 2, words: 16, keyPhrases: undefined });
    expect(russian.summary).toMatch(/^Министр/);
    const chinese = readForeign(['部长星期二否认签署了秘密合同。他说，没有这样的文件。委员会下周将质询他。'], 'zh');
    expect(chinese.sentences).toBe(3);
    expect(chinese.words).toBeGreaterThan(12);
    expect(chinese.summary).toMatch(/^部长/);
  });

  it.each(['xx', 'not a language', ''])('in a language that nobody knows (%j) is read without error', (language) => {
    expect(readForeign(GERMAN, language).sentences).toBeGreaterThan(5);
    expect(readForeign([], language)).toEqual({ summary: '', keyPhrases: undefined, words: 0, sentences: 0 });
  });

  it('is read in linear time', async () => {
    const timeOf = (times: number, language: string) =>
      cpuTimeOf(() => readForeign(Array<string[]>(times).fill(GERMAN).flat(), language));
    for (const language of ['de', 'zh']) {
      await timeOf(20, language);
      expect(await timeOf(320, language)).toBeLessThan((await timeOf(40, language)) * 8 * 3 + 500);
    }
  });
});
