import { describe, expect, it } from 'vitest';
import { read, readRows } from './reading.ts';

const rows = (text: string): string[] => readRows(text).map(({ speaker, content }) => `${speaker}: ${content}`);

describe('what somebody keeps to himself is negated', () => {
  it.each([
    'Ada Holm refused to say whether the crane would be sold.',
    'Ada Holm declined to say how much the crane had cost.',
    'Ada Holm was unable to say when the road would open.',
    'Ada Holm has yet to say whether she will stand again.',
    'Ada Holm would not say whether the council will sue the port.',
    'Ada Holm was not prepared to say whether the road would open.',
    'Ada Holm has so far refused to admit that the crane was unsafe.',
    'Ada Holm refused to rule out closing the port.',
    'Ada Holm has yet to explain how the letters were lost.',
    'Ada Holm did not reveal whose money it was.',
    'Ada Holm did not explain how.',
  ])('%s', (text) => {
    expect(readRows(text)[0]).toMatchObject({ speaker: 'Ada Holm', stance: 'asserts', negated: true });
  });

  it.each([
    'Ada Holm refused to apologise, saying the crane was safe.',
    'Ada Holm was able to say that the road would open in May.',
    'No 10 said the plan would go ahead.',
  ])('but not what is said beside it: %s', (text) => {
    expect(readRows(text)[0]).toMatchObject({ negated: false });
  });
});

describe('nothing is reported by', () => {
  it.each([
    [
      'a press against something',
      'Viewers were spread across the lawn and pressed against a fence, listening to the mayor.',
    ],
    ['who notices something', 'Ole Brandt noticed that the lamps were being sold at night.'],
    ['who discovers something', 'Ada Holm discovered her wages had been paid to a stranger.'],
    ['who finds something hard', 'Ole Brandt found it hard to sleep after the flood.'],
    ['who finds what he can do', 'Ada Holm found she could read the words on the stone.'],
    ['a request that is turned down', 'The judge rejected a request by the port to close the road.'],
    ['an application that is dismissed', 'The High Court dismissed an application by the fishermen for an order.'],
    ['what somebody is denied', 'The government denied his party the victory.'],
    ['what the writer supposes', 'Say Keller demanded that the port be closed.'],
    ['what the writer invites to suppose', "Let's say you think the port should close."],
    ['what the writer pretends', 'Suppose the council announced that it would sell the port.'],
    ["what becomes of the writer's reader", 'Unless you believe the town, the channel will accuse you of lying.'],
    ['what the writer asks', 'But has Ada Holm called for changing any of the rules that help her?'],
    ['what not everyone does', 'Not everyone finds it funny.'],
    ['a topic', 'That was what Ada Holm said when she resigned.'],
    ['one put aside', 'The council wants a date for it, not that it is calling for the mayor to resign at once.'],
    ['a condition', 'The mayor is finished if the emails show that he lied.'],
    [
      'a condition before its consequence',
      "If the council's plan rejected single mothers, poor families would suffer.",
    ],
    ['a condition with "unless"', 'The port will sue unless Ada Holm denies it.'],
    ['little that is said', 'Ada Holm isn’t saying much about the crane.'],
    ['nothing that is said', 'The mayor and her aides have not said anything about how the port is run.'],
    ['a denial that is missing', 'The spokesman did not deny that a meeting took place.'],
    ['one that never came', 'Ada Holm never denied taking the money.'],
    ['one that could not be given', 'Ada Holm could not deny that she knew the driver.'],
    ['one that is refused', 'Ada Holm refused to deny that she had met the driver.'],
    ['a missing dispute', 'Ada Holm did not dispute that the crane was old.'],
    ['words stopped short of', 'Tom Reid stopped short of calling for Ada Holm to go.'],
    ['words that somebody leaves without', 'Ada Holm resigned on Monday without saying why the crane had failed.'],
    ['words avoided', 'Ada Holm avoided saying whether she would stand again.'],
    ['neither of two', 'Neither Ada Holm nor her deputy, Tom Reid, said that jobs were safe.'],
    ['neither of two pronouns', 'Neither she nor her officials said that jobs were safe.'],
    ['neither of them', 'Neither company said that it had won.'],
    ['not one of several', 'Not one of the directors said that the port was for sale.'],
    ['a suspicion', 'Police have seized a cargo ship suspected of cutting a cable under the sea.'],
    ['somebody reported missing', 'A man reported missing in May was found.'],
    ['what somebody is busy with', 'Ada Holm has made decrying outsourced jobs central to her campaign.'],
    ['how somebody spends his time', 'Tom Reid spent the summer blaming immigrants for low pay.'],
    ['thanks for nothing told', 'Ada Holm thanked her.'],
    ['a deed that somebody declines', 'A panel agreed, and the High Court declined to step into the fray.'],
    ['a deed that is refused', 'The council refused to sell the yard, which closed in May.'],
    ['one that two refuse', 'Ada Holm and Tom Reid refused to step aside for each other.'],
    ['a note on the article', 'An earlier version of this article said the crane was new.'],
    ['a deed in a relative clause', 'Tom Reid resigned after messages in which he mocked tenants were leaked.'],
    ['a deed behind a subject', 'Messages in which the vicar joked about the roof were read out.'],
  ])('%s', (_, text) => {
    expect(rows(text)).toEqual([]);
  });

  it.each([
    ['He did not have a gun, as some newspapers had reported.'],
    ['The dead man, Tom Reid, was never a spy, as two papers had claimed.'],
  ])('an aside behind a negation: %s', (text) => {
    expect(rows(text)).toEqual([]);
  });

  it('but by an aside behind what is affirmed', () => {
    expect(rows('The bridge closed on Monday, as the council had announced.')).toEqual([
      'the council: The bridge closed on Monday',
    ]);
  });
});

describe('reported words end before the verb of the clause around them', () => {
  it.each([
    ['Emails in which Ada Holm warned that the crane was unsafe were found in May.', 'the crane was unsafe'],
    ['A nurse who said the ward was unsafe was sacked.', 'the ward was unsafe'],
    [
      'A letter in which Ada Holm said the crane was safe and the port was dull was lost.',
      'the crane was safe and the port was dull',
    ],
  ])('%s', (text, content) => {
    expect(readRows(text)[0]?.content).toBe(content);
  });

  it.each([
    [
      'Ada Holm met the owner, who said the crane was safe and was mended in May.',
      'the crane was safe and was mended in May',
    ],
    [
      'Ada Holm sent a letter in which she warned that the cranes they sold were unsafe.',
      'the cranes they sold were unsafe',
    ],
  ])('but not where it has had its verb: %s', (text, content) => {
    expect(readRows(text)[0]?.content).toBe(content);
  });
});

it('who disagrees does not say what he disagrees with', () => {
  expect(
    rows('Analysts at Berenberg said that a sale was unlikely, while the bank’s Kate Orr disagreed.').join(),
  ).not.toContain('Kate Orr');
});

it('what a speaker does before he speaks is not what he says', () => {
  expect(rows('Tom Reid did not deny that money was owed but said the sum was small.').join()).not.toContain('owed');
});

describe('a condition before the report goes with the clause behind it', () => {
  it.each([
    ['If the wall falls, warned the Rev Ian Vane, people will die.', 'If the wall falls people will die'],
    ['When the money runs out, said Ada Holm, the port will close.', 'When the money runs out the port will close'],
    ['Unless the rain stops, says Tom Reid, the race is off.', 'Unless the rain stops the race is off'],
  ])('%s', (text, content) => {
    expect(readRows(text).map((row) => row.content)).toEqual([content]);
  });

  it.each([
    'The port will close, said Ada Holm, who has run it since May.',
    'The port will close, said Ada Holm, and the crane will be sold.',
  ])('but not what goes on behind a whole sentence: %s', (text) => {
    expect(readRows(text)[0]?.content).toBe('The port will close');
  });
});

it('what somebody is not given is no denial, however likely', () => {
  expect(read('The port denied Ada Holm entry.').filter(({ cue }) => cue === 'denied')).toEqual([]);
});

it.each([
  ['a turn of phrase', 'He proposed dropping the fee as promised, but analysts agreed it was a poor plan.', 'promised'],
  [
    "a turn of the writer's",
    'It is a good bill. (Having said that, there are some economists who argue that taxes should be very little.)',
    'said',
  ],
])('%s is no report, and what stands beside it is one', (_, text, cue) => {
  const cues = readRows(text).map((row) => row.cue);
  expect(cues).toHaveLength(1);
  expect(cues).not.toContain(cue);
});

describe('a question put to somebody is not asked by them', () => {
  it.each([
    'Ines Calder, pressed on whether she would stand again, smiled.',
    'The mayor, asked about the bill, left the room.',
  ])('%s', (text) => {
    expect(readRows(text)).toEqual([]);
  });

  it('but who takes notes may ask', () => {
    expect(readRows('Ada Holm took notes, asked whether the price was fixed, and left.')[0]?.cue).toBe('asked');
  });
});
