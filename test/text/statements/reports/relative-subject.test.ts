import { describe, expect, it } from 'vitest';
import { lines } from '../reading.ts';

describe('what is said in a relative clause', () => {
  it.each([
    [
      'The state funding system, which advocates say disadvantages needy schools, was changed in May.',
      'advocates: The state funding system disadvantages needy schools',
    ],
    ['Keller backs the road, which residents say floods every spring.', 'residents: the road floods every spring'],
    [
      'The fight is over a rule change that Keller said would make it harder to vote.',
      'Keller: a rule change would make it harder to vote',
    ],
    ['The plan has flaws that engineers say were known for years.', 'engineers: flaws were known for years'],
  ])('has the noun it is about: %s', (text, expected) => {
    expect(lines(text)).toContain(expected);
  });

  it.each([
    ['Keller told Hale, who was late, that residents say the road floods.', 'residents: the road floods'],
    ['The way in which residents say it floods is new.', 'residents: it floods'],
  ])('but no other noun: %s', (text, expected) => {
    expect(lines(text).filter((line) => line.startsWith('residents'))).toEqual([expected]);
  });
});
