import { describe, expect, it } from 'vitest';
import { read } from '../reading.ts';

describe('asked', () => {
  it.each([
    'Police asked anybody with photographs of the quay to come forward.',
    'Detectives asked drivers who passed the bridge on Monday to call them.',
    'Tom Brandt asked the court to jail him.',
    'The council asked residents to boil their water.',
    'Nora Keller asked ministers for a public inquiry.',
    'The judge told him to pay the widow.',
  ])('to do something, somebody is urged: %s', (sentence) => {
    const [statement] = read(sentence);
    expect(statement).toMatchObject({ stance: 'urges' });
  });

  it.each([
    '"Let us begin with the crane. Who knew of it?" said Ada Holm.',
    '"Let us be frank: who paid for the yard?" Tom Reid said.',
    '"You should tell us now. Will you stand again?" Nora Keller said.',
    'The minister asked whether the bridge was safe.',
    'Nora Keller asked why nobody had told her to leave.',
    'Tom Brandt asked who was to pay for the crane.',
  ])('a question, nobody is: %s', (sentence) => {
    expect(read(sentence)[0]).toMatchObject({ stance: 'asks' });
  });
});

it('rain that is called for is forecast', () => {
  const stances = [
    'Forecasters called for an inch of rain by Friday.',
    'The weather office called for 20 centimetres of snow.',
    'Ada Holm called for an inch of the land.',
  ].map((text) => read(text)[0]!.stance);
  expect(stances).toEqual(['asserts', 'asserts', 'urges']);
});
