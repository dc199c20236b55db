import { describe, expect, it } from 'vitest';
import { readRows } from '../reading.ts';

const speakerOf = (...paragraphs: string[]): string | undefined => readRows(...paragraphs).at(-1)?.speaker;

describe('who was named is told by age or people afterwards', () => {
  it.each([
    ['Callum Hughes', 'Callum Hughes scored twice. “It is a dream,” said the 22-year-old.'],
    ['Nora Villiers', 'Nora Villiers won the race by a minute. “I was sick at mile ten,” the Canadian said.'],
    ['Petra Novak', 'Champion Petra Novak pulled out on Thursday. “My back is gone,” said the 29-year-old Czech.'],
    ['Ines Calder', 'Ines Calder lost her seat in May. The 61-year-old said she would not stand again.'],
  ])('%s', (name, text) => {
    expect(speakerOf(text)).toBe(name);
  });

  it('and not whom the one so told has met', () => {
    expect(
      speakerOf(
        'Dele Osei beat Marc Fournier in five sets.',
        'The Ghanaian will meet Arno Kessler, of Switzerland, next. “He is the best on clay,” the Ghanaian said.',
      ),
    ).not.toBe('Arno Kessler');
  });

  it('but who has no name keeps the description', () => {
    expect(speakerOf('A 16-year-old boy was held. The 16-year-old said he remembered nothing.')).toBe(
      'The 16-year-old',
    );
  });
});

describe('whom the lead describes by an office is named in the next sentences', () => {
  it('the captain of the ferry', () => {
    const [first] = readRows(
      'The captain of the ferry Morning Tide told an inquiry on Monday that the door had not been inspected.',
      'Captain Hamish Orr, 58, said his letters to the owner went unanswered.',
    );
    expect(first!.speaker).toBe('Hamish Orr');
  });

  it('but not where another of the kind is told of', () => {
    const [first] = readRows(
      'The captain of the ferry Morning Tide told an inquiry on Monday that the door had not been inspected.',
      'Captain Hamish Orr, of the tug, and a captain from Tarn said the letters to the owner went unanswered.',
    );
    expect(first!.speaker).not.toBe('Hamish Orr');
  });
});

it('the letters behind a name are no part of whom the words before it describe', () => {
  expect(speakerOf('Counsel for the firm, Alice Trent KC, said that the door had passed an inspection.')).toBe(
    'Alice Trent',
  );
});

it('an age may stand between a name and what its bearer is', () => {
  const text =
    'Among those who came was Albert Grant, 84, a retired inspector from Ludworth. “That was dancing,” he said.';
  expect(speakerOf(text)).toBe('Albert Grant');
});

describe('he and she', () => {
  it('are the only man or woman whom the article names, once they have spoken, however long ago', () => {
    const interview = [
      'On most mornings Colm Ferriter is at the slipway before the gulls. “It is a sentence,” he says.',
      'The boat takes six cars. In winter it may carry nobody at all. The council pays a subsidy. It has not changed.',
      'The island had a school. It had a shop. The roof of the church is gone. Sheep walk in and out of it. The pier was built in 1911. It has been mended twice. The second time was worse than the first. The engineer came from Tarn. The minister came too. Nobody stayed. The road ends at the gate. The gate has no lock.',
      'The post comes on Tuesdays. The doctor comes on Fridays. The vet does not come. A priest came once.',
      '“If the subsidy goes, I go,” he says.',
    ];
    expect(speakerOf(...interview)).toBe('Colm Ferriter');
    expect(readRows(...interview)).toHaveLength(2);
  });

  it('tell whether somebody is a woman whose given name does not', () => {
    expect(
      speakerOf(
        'Retired teacher Joan Abel suggested that families share the cost, and her neighbor Pete Ruiz offered his van.',
        '“It has no heat,” he admitted, “but it goes.”',
      ),
    ).toBe('Pete Ruiz');
    expect(
      speakerOf(
        'Junior Amara Bell said the ban had made lunch “nice.” Her friend Dominic Pryor disagreed.',
        '“It was prison,” he said.',
      ),
    ).toBe('Dominic Pryor');
  });
});

describe('a body is told by what it is, where one alone may be it', () => {
  const story = ['Brightwater Foods Ltd was sued on Monday by the Federal Privacy Board.'];
  it.each([
    ['Federal Privacy Board', 'The regulator said that millions of children were tracked.'],
    ['Brightwater Foods Ltd', 'The company said that it would fight the claims.'],
  ])('%s', (name, text) => {
    expect(speakerOf(...story, text)).toBe(name);
  });
});

it('who gives only a first name has one', () => {
  const rows = readRows(
    'A nurse at the hospital, who gave only her first name, Mirela, said that doctors were at work in the corridors. “We have no blood,” she said.',
  );
  expect(rows.map(({ speaker }) => speaker)).toEqual(['Mirela', 'Mirela']);
});

it('a name of which the tagger knows no word is one', () => {
  const rows = readRows(
    'Its lead author, freshwater ecologist Dr Wiremu Tahere, said yesterday that a strip of ungrazed ground would stop most of it. “We’re not talking about walking off the land,” he said.',
  );
  expect(rows.map(({ speaker }) => speaker)).toEqual(['Wiremu Tahere', 'Wiremu Tahere']);
});

it('the name right before a verb is its subject, where the parser finds none', () => {
  expect(
    speakerOf(
      'In a written response appended to the report, Acting Under Secretary Malcolm Reyes-Ford promised that anyone whose claim was lost would be paid.',
    ),
  ).toBe('Malcolm Reyes-Ford');
});
