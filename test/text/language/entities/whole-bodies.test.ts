import { describe, expect, it } from 'vitest';
import { namesIn } from './marked-names.ts';

describe('a body is found whole', () => {
  it.each([
    ['a committee on something', 'The Joint [ORG Committee] on Ferries met.', ['Joint Committee on Ferries']],
    [
      'an institute for something, after whom it is named',
      'The [LOC Ostend] Institute for Far Sea Policy closed.',
      ['Ostend Institute for Far Sea Policy'],
    ],
    [
      'a centre on two things',
      'A study by the Center on [ORG Harbour] and [ORG Bridge Spending] said so.',
      ['Center on Harbour and Bridge Spending'],
    ],
    ['an office of one', 'The [ORG Office of the Spokesperson] said so.', ['Office of the Spokesperson']],
    ['an office of two things', 'He ran the [ORG Office of Harbours] and Bridges.', ['Office of Harbours and Bridges']],
    [
      'a congress of two trades',
      'The Nordic Congress of [ORG Dentists] and Orthodontists met.',
      ['Nordic Congress of Dentists and Orthodontists'],
    ],
    [
      'a campus of a state behind a comma',
      'She taught at the [ORG University of California], [LOC Riverside].',
      ['University of California, Riverside'],
    ],
    [
      'a campus behind "at"',
      'She taught at the [ORG University of Texas] at [LOC Dallas].',
      ['University of Texas at Dallas'],
    ],
    ['a known name of which the tagger took a place', 'He told [LOC USA] Today so.', ['USA Today']],
    [
      'a name that the tagger found whole elsewhere',
      'The [ORG Forward Ostend Action] fund paid. Critics of Forward [LOC Ostend] Action objected.',
      ['Forward Ostend Action'],
    ],
    ['a group written small at first', 'They fought [MISC al-Qaeda] there.', ['al-Qaeda']],
    ['a caucus of members', 'The [ORG Rural Bridges Caucus] met.', ['Rural Bridges Caucus']],
    [
      'two papers that polled together',
      'A [ORG Washington Post-RTV News] poll said so.',
      ['Washington Post', 'RTV News'],
    ],
    ['a site', 'He told Ferrywatch.org and Norwind.com so.', ['Ferrywatch.org', 'Norwind.com']],
    ['a site taken for a place', 'He reads [LOC Outquay.com] daily.', ['Outquay.com']],
    ['a site of a country', 'He reads Kaiwacht.de daily.', ['Kaiwacht.de']],
    ['a site by its name too', 'He reads [PER Quaywatch.co.uk]. [ORG Quaywatch] closed.', ['Quaywatch.co.uk']],
    ['known initials with full stops', 'The F.B.I. and the N.S.A. met.', ['F.B.I.', 'N.S.A.']],
    ['known initials taken for somebody', 'He joined the [PER C.I.A.] then.', ['C.I.A.']],
    ['the house of a president', 'The [LOC Obama White House] said no.', ['White House']],
    ['a magazine that the tagger missed', 'He told Quayside magazine so.', ['Quayside']],
    ['two initials that polled together', 'A [ORG CNN-QRC] poll said so.', ['CNN', 'QRC']],
    ['a movement of two words', 'The [ORG Open Doors] movement marched.', ['Open Doors']],
    [
      'the seat of a government',
      'The [LOC White House] said no. He was seen at the [LOC White House].',
      ['White House'],
    ],
  ])('%s', (_, marked, names) => {
    expect(namesIn(marked)).toEqual(names.map((name) => `organisation ${name}`));
  });

  it.each([
    [
      'a town and the magazine named like it',
      'He told [ORG Ostend] magazine so in [LOC Ostend].',
      ['organisation Ostend magazine', 'place Ostend'],
    ],
    [
      'a place in another, which the tagger took for one elsewhere',
      'He left [LOC Ostwick New Zealand]. In [LOC Ostwick] [LOC New Zealand] it rained.',
      ['place Ostwick New Zealand', 'place Ostwick', 'place New Zealand'],
    ],
    ['a day behind it', 'The [ORG Ferry Committee] on Monday met.', ['organisation Ferry Committee']],
    [
      'somebody behind "for"',
      'The [ORG Ferry Campaign] for [PER Anna Keller] paid.',
      ['organisation Ferry Campaign', 'person Anna Keller'],
    ],
    [
      'another body behind "and"',
      'The [ORG Office of Harbours] and [ORG Reuters] agreed.',
      ['organisation Office of Harbours', 'organisation Reuters'],
    ],
    [
      'a town behind the name of a town',
      'She left the [ORG University of Leeds], [LOC Hale] said.',
      ['organisation University of Leeds', 'place Hale'],
    ],
    ['one hyphen inside one name', 'The [ORG Baden-Post Bank] closed.', ['organisation Baden-Post Bank']],
  ])('and no longer than it is: %s', (_, marked, names) => {
    expect(namesIn(marked)).toEqual(names);
  });
});

describe('what stands before a body or behind it is no part of it', () => {
  it.each([
    ['who pays for it', 'The [ORG Oslo-sponsored Harbour Board] met.', ['organisation Harbour Board']],
    ['who backs it', 'A [ORG Union-backed Harbour Board] said so.', ['organisation Harbour Board']],
    ['who holds a chamber', 'The [ORG Tory-held Parliament] voted.', ['organisation Parliament']],
    ['the party of a chamber', 'A [ORG Republican Congress] would vote.', ['organisation Congress']],
    ['a year', 'The [ORG 2019 Harbour Board] report is out.', ['organisation Harbour Board']],
    ['the members of a party', '[ORG Senate Republicans] voted.', ['organisation Senate']],
    ['those of a state', '[ORG Ohio Democrats] voted.', ['place Ohio']],
    ['two chambers', 'The [ORG House and Senate] voted.', ['organisation House', 'organisation Senate']],
    [
      'another body',
      'The [ORG Harbour Department and Ostend Border Force] said so.',
      ['organisation Harbour Department', 'organisation Ostend Border Force'],
    ],
    [
      'whose it is',
      "The [ORG Harbour Department's Bridges Division] said so.",
      ['organisation Harbour Department', 'organisation Bridges Division'],
    ],
    [
      'where it is',
      'She left [ORG Ostend State University in London].',
      ['organisation Ostend State University', 'place London'],
    ],
    [
      'who preaches there',
      '[ORG Pastor Anna Keller of Quay Street Baptist Church] prayed.',
      ['person Anna Keller', 'organisation Quay Street Baptist Church'],
    ],
    ['where somebody is from', 'So did [ORG Anna Keller of Ohio].', ['person Anna Keller', 'place Ohio']],
    ['the state of a party member', 'a [ORG Democrat of Ohio] said so.', ['place Ohio']],
  ])('%s', (_, marked, names) => {
    expect(namesIn(marked)).toEqual(names);
  });
});

describe('the members of a party', () => {
  it.each([
    ['Democrats', 'The [ORG Democrats] voted against it.'],
    ['Republicans', '[ORG Republicans] said no, and [ORG Republicans] left.'],
    ['one of them', 'He is a [ORG Democrat] from there.'],
    ['both', '[ORG Democrats] met [ORG Republicans].'],
    ['of a place', '[ORG Democrats] in that state won.'],
  ])('are people where their party is not named: %s', (_, marked) => {
    expect(namesIn(marked)).toEqual([]);
  });

  it.each([
    ['by its name', 'The [ORG Democratic Party] met. [ORG Democrats] left.', 'Democratic Party'],
    ['by its initials', 'The [ORG GOP] met. [ORG Republicans] left.', 'Republicans'],
    ['before them', '[ORG Republicans] left. The [ORG Republican Party] met.', 'Republican Party'],
  ])('are their party where it is named too: %s', (_, marked, name) => {
    expect(namesIn(marked)).toEqual([`organisation ${name}`]);
  });
});

describe('a person', () => {
  it.each([
    [
      'whose given name the tagger gave to the office',
      '[ORG Harbour Board Chair Anna] [PER L. Keller] said so.',
      ['organisation Harbour Board', 'person Anna L. Keller'],
    ],
    ['whose given name it left out', 'So said Anna [PER L. Keller].', ['person Anna L. Keller']],
    ['with a suffix', 'So said John [PER G. Keller Jr.] there.', ['person John G. Keller Jr.']],
    ['called by two initials', 'So said [PER L. G. Keller].', ['person L. G. Keller']],
    ['behind a mayor and a town', '[LOC Chicago Mayor Anna Keller] said so.', ['place Chicago', 'person Anna Keller']],
    ['behind a mayor alone', 'A vote for [LOC Mayor Bill de Keller] is due.', ['person Bill de Keller']],
    ['of a council', 'So said Alderman [PER Anna Keller].', ['person Anna Keller']],
    [
      'of a party and a state',
      '[ORG Missouri Republican Roy Keller] said so.',
      ['place Missouri', 'person Roy Keller'],
    ],
    ['with what is hers', "[PER Anna Keller] spoke. Mrs. [PER Keller]'s plans failed.", ['person Anna Keller']],
    ['whose surname an editor put in', '"I know [PER Joni] [[PER Keller]] well," he said.', ['person Joni Keller']],
    ['with a rare given name behind an office', 'Then Sen. Rondo [PER Keller] left.', ['person Rondo Keller']],
    [
      'whose rare given name is found elsewhere too',
      'Senator Rondo [PER Keller] left. Three men and Rondo [PER Keller] stayed.',
      ['person Rondo Keller'],
    ],
  ])('%s', (_, marked, names) => {
    expect(namesIn(marked)).toEqual(names);
  });
});

describe('neither a person nor a body nor a place', () => {
  it.each([
    ['a case at court', 'Since [PER Keller v. Ostend], much has changed.'],
    ['a case against somebody', 'In [ORG Brandt v. Keller], the judges disagreed.'],
    ['a case against a place', 'In [LOC Keller vs. Ohio] they agreed.'],
    ['a case with a state first', 'After [ORG Ohio v. Keller] it changed.'],
    ['a case of two firms', 'In [ORG Norwind v. Kassel] they agreed.'],
    ['a god', 'I thank [PER God], she said. [PER God] said so.'],
    ['a room', 'They met in the [LOC Oval Office].'],
    ['an aircraft', 'They flew on [ORG Air Force One].'],
    ['a law by its makers', 'They kept [ORG Dodd-Frank].'],
    ['a people', 'He spoke to [ORG Latinos] there.'],
    ['a district', 'The [ORG Third Congressional District] votes.'],
    ['a vote of a state', 'He won the [ORG Nevada Caucus].'],
  ])('%s', (_, marked) => {
    expect(namesIn(marked)).toEqual([]);
  });
});

describe('a place', () => {
  it.each([
    ['a lake', '[PER Lake Aune] froze.', 'Lake Aune'],
    ['a mount', 'They climbed [ORG Mount Quill] twice.', 'Mount Quill'],
    ['a building', 'He sold the [ORG Harbour Trust Building] there.', 'Harbour Trust Building'],
    ['a ranch', 'They met at [PER Keller Ranch] then.', 'Keller Ranch'],
    ['a dateline with nothing but a dash', '[ORG CLEVELAND] - The mayor left early that day.', 'Cleveland'],
    ['a dateline of two words', '[ORG DES MOINES] — The mayor left early that day.', 'Des Moines'],
  ])('is told by how it is called or printed: %s', (_, marked, name) => {
    expect(namesIn(marked)).toEqual([`place ${name}`]);
  });

  it.each([
    ['a town behind a hyphen', 'A New York-based firm closed.', ['New York']],
    ['a town in letters', 'A D.C.-based firm closed.', ['D.C.']],
    ['two states', 'They met at the U.S.-Mexico border.', ['US', 'Mexico']],
    ['two other states', 'An Iran-Iraq pipeline was built.', ['Iran', 'Iraq']],
    ['a state cut short in brackets', 'So said the senator (Tex.) then.', ['Texas']],
    ['a state cut short behind a town', 'He came from [LOC Hale], Miss., by train.', ['Hale', 'Mississippi']],
    ['a state in two letters', 'He came from [LOC Hale], OH, by train.', ['Hale', 'Ohio']],
  ])('is found where the tagger missed it: %s', (_, marked, names) => {
    expect(namesIn(marked)).toEqual(names.map((name) => `place ${name}`));
  });

  it.each([
    ['one state of two names', 'Guinea-Bissau voted.', []],
    ['a young lady', 'Yes, Miss, said the boy.', []],
    ['a cry', 'But, Oh, it was late.', []],
  ])('is not: %s', (_, marked, names) => {
    expect(namesIn(marked)).toEqual(names);
  });

  it('is no heading before a dash', () => {
    expect(namesIn('SUMMARY - The mayor left early that day.')).toEqual([]);
  });
});

describe('a state of two words', () => {
  it.each([
    ['New Hampshire', 'He lost [ORG New Hampshire] by two points.'],
    ['South Carolina', '[ORG South Carolina] votes first.'],
    ['West Virginia', 'The miners of [ORG West Virginia] voted.'],
    ['Rhode Island', 'For [ORG Rhode Island] it was late.'],
    ['New Jersey', 'Then [ORG New Jersey] said no.'],
  ])('is a place: %s', (name, marked) => {
    expect(namesIn(marked)).toEqual([`place ${name}`]);
  });
});
