import { describe, expect, it } from 'vitest';
import { lines, read, readRows } from '../reading.ts';

const speakersOf = (...paragraphs: string[]): string[] => readRows(...paragraphs).map(({ speaker }) => speaker);

describe('he or she right before the verb says it, whoever else is named', () => {
  it.each([
    ['Ole Brandt', 'Ole Brandt was asked by Petra Lind about a letter in which he claimed the port was safe.'],
    ['Ada Holm', 'Ada Holm told Radio Harlow that she agreed with Remy Falk, and she said the strike would go on.'],
    ['Petra Lind', 'Petra Lind met Tom Brandt on Friday. But she then warned that the talks might fail.'],
  ])('%s', (name, text) => {
    expect(speakersOf(text).at(-1)).toBe(name);
  });
});

describe('who is blamed or thanked for saying it said it', () => {
  it.each([
    'Ines Calder attacked Ole Brandt for suggesting that farmers should pay for the flood.',
    'The union criticised Ole Brandt for saying that nobody had been hurt.',
  ])('%s', (text) => {
    expect(readRows(text).find(({ cue }) => /^s/.test(cue))!.speaker).toBe('Ole Brandt');
  });
});

describe('who stands between “with” and the participle says it', () => {
  it.each([
    [
      'Ole Brandt',
      'Ministers went further, with former Harlow mayor Ole Brandt calling the plan “a theft from the poor”.',
    ],
    ['40 percent of farmers', 'Ines Calder has gained ground, with 40 percent of farmers saying they trust her.'],
  ])('%s', (name, text) => {
    expect(speakersOf(text)).toContain(name);
  });
});

describe('quotations before and behind the verb are one statement', () => {
  it.each([
    '“The gates were shut,” Ines Calder said. “Nobody could get out.”',
    "''The gates were shut,'' Ines Calder said. ''Nobody could get out.''",
    '"The gates were shut," Ines Calder told Radio Harlow on Friday, "nobody could get out."',
  ])('%s', (text) => {
    const rows = readRows(text);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.pieces).toHaveLength(2);
  });

  it('unless another report stands between', () => {
    const rows = lines('“The gates were shut,” Ines Calder said, adding that guards had fled. “Nobody could get out.”');
    expect(rows.length).toBeGreaterThan(1);
  });
});

it('what is not quoted ends before a sentence that is', () => {
  const rows = readRows(
    "''Ole put Fred down quite a bit,'' said Ada Holm, then the friend of his brother, who recalled Ole's tendency to pick quarrels and leave. ''There was a lot of noise.''",
  );
  expect(rows.filter(({ content }) => content.includes('quarrels') && content.includes('noise'))).toEqual([]);
});

it('a quotation with a verb of its own is not the document’s it was told in', () => {
  const rows = readRows('“What does that mean?” Ines Calder asked, according to a transcript of the interview.');
  expect(rows.map(({ speaker }) => speaker)).toEqual(['Ines Calder']);
});

describe('what follows “that” is a clause', () => {
  it.each([
    ['The poll shows that in a two-way race, Ines Calder leads by six points.', 'Ines Calder leads'],
    ['The survey found that as of Friday, most voters had made up their minds.', 'most voters had made up'],
    ['Ada Holm said that after the flood, nobody had asked for help.', 'nobody had asked'],
  ])('%s', (text, words) => {
    expect(readRows(text)[0]!.content).toContain(words);
  });
});

it('a source whose name has a stroke in it is whole', () => {
  expect(
    readRows('The latest Reuters/Ipsos opinion poll shows that Ines Calder leads by six points.')[0]!.speakerMention,
  ).toBe('The latest Reuters/Ipsos opinion poll');
});

describe('who is it or they, from one sentence to the next', () => {
  it.each([
    ['The report', 'The report said the dam was unsafe. It accused the port of hiding the cracks.'],
    ['Other farmers', 'Other farmers said the plan was a mistake. They warned that the valley would flood.'],
    ['The editorial', 'The editorial praised the mayor. It called on the council to drop the plan.'],
    ['Five unions', 'Five unions met the minister in Harlow. They said the plan would cost jobs.'],
    ['Argus', '“We sold nothing,” Argus said in a statement. “We never will,” it added.'],
  ])('%s', (speaker, text) => {
    expect(readRows(text).at(-1)!.speaker).toBe(speaker);
  });
});

describe('what the sentence goes on with is another report', () => {
  it.each([
    'The spring had been wet, said Ole Brandt, but he did not think that the valley would flood.',
    'Ole Brandt, an adviser, has said there would be no change in the plan and rejected the threat of a strike.',
  ])('%s', (text) => {
    const [first] = readRows(text);
    expect(first).toMatchObject({ speaker: 'Ole Brandt' });
    expect(first!.content).not.toMatch(/did not think|rejected/);
  });
});

it('who has spoken goes on where the verb opens the sentence without a subject', () => {
  const rows = readRows('Ms Calder insisted: “We have a good record.” And continued: “We can be proud of it.”');
  expect(rows.map(({ speaker }) => speaker)).toEqual(['Calder', 'Calder']);
});

it('the first noun of a phrase that closes the sentence is its source', () => {
  const rows = readRows('Prices fell in June, a statement from the bank and the ministry said.');
  expect(rows[0]!.speaker).toBe('a statement from the bank');
});

describe('the name beside the verb that a quotation ends before is its speaker', () => {
  it.each([
    ['Ole Brandt', 'Ole Brandt threw up his hands.', '“That’s terrible, terrible,” Brandt said. Nobody laughed.'],
    ['Ada Holm', 'Ada Holm spoke on Friday.', '“If you are listening, tell us where the boats are.” Holm said.'],
    [
      'Petra Lind',
      'The album will be called “Dams,” and Petra Lind made it.',
      '“We wrote two songs,” said Lind, who sang both.',
    ],
  ])('%s', (name, ...paragraphs) => {
    const rows = readRows(...paragraphs);
    expect(rows.at(-1)).toMatchObject({ speaker: name, kind: 'direct' });
    expect(rows.at(-1)!.content).toMatch(/^(?:That|If|We)/);
  });

  it('but not whose adviser it is', () => {
    const rows = readRows('“This is simple,” said Calder campaign manager Ole Brandt in a statement.');
    expect(rows[0]!.speaker).toBe('Ole Brandt');
  });
});

it('a sentence that begins with a participle is of who has just spoken', () => {
  const rows = readRows('Ole Brandt said the report was no good. Adding, “Now it is a matter for the courts.”');
  expect(rows.at(-1)!.speaker).toBe('Ole Brandt');
});

describe('who stands between "after" and the verb', () => {
  it.each([
    ['Shares fell after Maria Keller and Peter Hale said they would leave.', ['Maria Keller', 'Peter Hale']],
    ['The dollar rose on Wednesday after the bank of Ostia denied that it was selling.', ['the bank of Ostia']],
    ['The talks ended as union leaders warned of a strike.', ['union leaders']],
  ])('is its subject, whatever the tree says: %s', (text, speakers) => {
    expect(read(text).map(({ speaker }) => speaker)).toEqual(speakers);
  });

  it('but not what only "after" belongs to', () => {
    expect(read('After the meeting Keller said the wall was safe.').map(({ speaker }) => speaker)).toEqual(['Keller']);
  });
});

describe('whom the verb shares with the one before it, or what stands between “but” or “after” and it, says it', () => {
  it.each([
    [
      'Mira Holm',
      'Mira Holm runs a bakery in Harlow. She’s a Brandt supporter but concedes that most of her customers prefer Ines Calder.',
    ],
    [
      'the port authority',
      'Brandt missed the trials because of a broken oar but the port authority insisted it would fine him.',
    ],
    ['Ines Calder', 'Ole Brandt was attacked on Friday after Ines Calder had said in Harlow that he was lying.'],
  ])('%s', (name, text) => {
    expect(speakersOf(text)).toContain(name);
  });
});

describe('who describes people, not the body or place that the description ends with', () => {
  it.each([
    [
      'Ole Brandt',
      'Harlow relies on the work of Ole Brandt, a chemistry professor at the University of Calder who had once concluded that the wells were poisoned.',
    ],
    ['Ines Calder', 'A letter reached Ines Calder, the mayor of Harlow, who said that it was a forgery.'],
  ])('%s', (name, text) => {
    expect(speakersOf(text)).toEqual([name]);
  });

  it('but a body where there is nobody else', () => {
    expect(speakersOf('The letter reached Argus Shipping, who said that it was a forgery.')).toEqual([
      'Argus Shipping',
    ]);
  });
});

describe('a quotation behind a sentence that ends with its speaker is that one’s', () => {
  it.each([
    [
      'the harbour board',
      'Ines Calder is a “safe pair of hands” who has won twice, the harbour board writes. “It is a sign of the times that some are angry with her.”',
    ],
    [
      'Ole Brandt',
      'The bridge that Ines Calder built had been “a waste of steel”, said Ole Brandt. “Nobody has crossed it yet.”',
    ],
  ])('%s', (name, text) => {
    expect(speakersOf(text).at(-1)).toBe(name);
  });
});

it.each([
  ['Ole Brandt', 'Ole Brandt spoke on Monday. Said Brandt, "The thought that we erred is painful to us."'],
  ['Ole Brandt', 'Ole Brandt spoke on Monday. Says Brandt: “Nobody has crossed the bridge.”'],
  [
    'Brandt',
    'Officials met on Monday. Said Brandt, "The thought that an error of ours is connected to this purchase is very painful to us."',
  ],
  ['Ines Calder', 'Mayor Ines Calder spoke on Monday. Added Calder, "We learn from the flood of last year."'],
  ['Ines Calder', 'The town met on Monday. Recalled union president Ines Calder: “We learn from the flood.”'],
])('whom a verb that opens the sentence stands before has said what follows: %s', (name, text) => {
  expect(speakersOf(text).at(-1)).toBe(name);
});

it('who acts in the main clause says what follows its colon', () => {
  const text =
    'When Ole Brandt suggested that the town would sue the port, Ines Calder fired back forcefully: “If they sue us, they will lose.”';
  expect(speakersOf(text).at(-1)).toBe('Ines Calder');
});

it('but a man may be named Said', () => {
  expect(speakersOf('Said Jalili, the chief negotiator, said "the talks will go on" until Friday.')).toEqual([
    'Said Jalili',
  ]);
});

it.each(['Some', 'Others', 'Many'])('%s may claim something', (speaker) => {
  const [statement] = readRows(`${speaker} claim that the plan is bad for the port.`);
  expect(statement).toMatchObject({ speaker, content: 'the plan is bad for the port' });
});

it('those who caution are read, though a caution is a noun too', () => {
  const [statement] = readRows('Experts caution that the plan is bad for the port.');
  expect(statement).toMatchObject({ speaker: 'Experts', stance: 'warns' });
});

it('what the author says is not said by whom a clause before it names', () => {
  const text = 'Once, when my mother mentioned the flood to me, I laughed and said, "I don\'t believe in luck."';
  expect(
    read(text)
      .filter(({ content }) => content.includes('luck'))
      .map(({ speaker }) => speaker),
  ).not.toContain('my mother');
});

it('what a participle behind the subject reports ends before the verb of the sentence', () => {
  const [statement] = readRows('Residents claiming that the dam leaked were sent home.');
  expect(statement).toMatchObject({ speaker: 'Residents', content: 'the dam leaked' });
  const [other] = readRows(
    'Doctors warning that a merger would close wards have written to the minister, Ines Calder.',
  );
  expect(other).toMatchObject({ speaker: 'Doctors', content: 'a merger would close wards' });
});
