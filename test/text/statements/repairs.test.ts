import { describe, expect, it } from 'vitest';
import type { Entity, Reference } from '../../../lib/text/language/document.ts';
import { readDocument } from '../../../lib/text/language/read-document.ts';
import type { Attribution, TokenRange } from '../../../lib/text/statements/attribution.ts';
import { delimitContent, dropTail } from '../../../lib/text/statements/delimit-content.ts';
import { delimitCue } from '../../../lib/text/statements/delimit-cue.ts';
import type { Draft } from '../../../lib/text/statements/draft.ts';
import { isNoStatement, saysNothing } from '../../../lib/text/statements/exclusions.ts';
import { dropAfterthoughts } from '../../../lib/text/statements/pieces.ts';
import { repaired } from '../../../lib/text/statements/repairs.ts';
import { settleSentences } from '../../../lib/text/statements/shared-sentences.ts';
import { cueSpan } from '../../../lib/text/statements/span-columns.ts';
import { SpeakerResolver } from '../../../lib/text/statements/speakers.ts';
import { attitudeOf } from '../../../lib/text/statements/stance.ts';
import { findSubject } from '../../../lib/text/statements/subjects.ts';
import { type TokenTable, tokenAt, tokenTable } from '../../../lib/text/statements/token-table.ts';
import { resolveSpeakers } from '../../../lib/text/statements/turns-of-speech.ts';
import { variants } from '../../../lib/text/statements/variants.ts';

/** What the taggers might make of a text, told by its words: the rules mend it whatever the weights are. */
const given = (text: string) => {
  const table = tokenTable(readDocument([text]));
  const rangeOf = (words: string): TokenRange => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`not in the text: ${words}`);
    return { from: tokenAt(table, start), to: tokenAt(table, start + words.length - 1) + 1 };
  };
  const cueOf = (words: string) => {
    const { from, to } = rangeOf(words);
    return cueSpan(table, from, to);
  };
  const wordsOf = ({ from, to }: TokenRange): string => text.slice(table.start[from]!, table.end[to - 1]!);
  return { text, table, rangeOf, cueOf, wordsOf };
};

const mended = (text: string, source: string | undefined, cue: string, ...rest: (string | number)[]) => {
  const content = rest.filter((part) => typeof part === 'string');
  const contentful = rest.find((part) => typeof part === 'number') ?? 0.9;
  const { table, rangeOf, cueOf, wordsOf } = given(text);
  const span = cueOf(cue);
  const attribution: Attribution = {
    cue: span,
    source: source === undefined ? undefined : rangeOf(source),
    content: content.map(rangeOf),
    confidence: 0.9,
    contentful,
    contentSureness: 0.9,
    sourceSureness: 0.9,
    odds: new Float32Array(span.end - span.first).fill(0.5),
  };
  const found = repaired(table, attribution);
  return {
    source: found.source && wordsOf(found.source),
    cue: wordsOf(found.cue),
    content: found.content.map(wordsOf),
  };
};

describe('what the taggers found is mended', () => {
  it('"according to" somebody at the head of a sentence', () => {
    expect(
      mended(
        'According to the company, copies of all letters were kept.',
        undefined,
        'According to',
        'the company, copies of all letters were kept',
      ),
    ).toMatchObject({ source: 'the company', content: ['copies of all letters were kept'] });
  });

  it('"according to" somebody of whom more is told', () => {
    expect(
      mended(
        'According to two clerks, who asked not to be named, the safe was open.',
        'two clerks',
        'According to',
        'who asked not to be named, the safe was open',
      ).content,
    ).toEqual(['the safe was open']);
  });

  it('the article of what is rejected', () => {
    expect(
      mended('The ambassador, Lena Orsova, rejected the claim.', 'Lena Orsova', 'rejected the', 'claim'),
    ).toMatchObject({ cue: 'rejected', content: ['the claim'] });
  });

  it('the helper of what is said, and who says it in a relative clause', () => {
    expect(
      mended(
        'President Hale won an election that the opposition says was stolen by the army.',
        'President Hale',
        'says was',
        'stolen by the army',
      ),
    ).toEqual({ source: 'the opposition', cue: 'says', content: ['was stolen by the army'] });
  });

  it('what somebody claims to have done', () => {
    expect(
      mended('Lindholm claimed to have been offered a sample.', 'Lindholm', 'claimed to have been offered', 'a sample'),
    ).toMatchObject({ cue: 'claimed', content: ['to have been offered a sample'] });
  });

  it('who speaks behind a conjunction', () => {
    expect(
      mended(
        'He resigned, after a councillor alleged that it was rigged.',
        'after a councillor',
        'alleged',
        'that it was rigged',
      ).source,
    ).toBe('a councillor');
  });

  it('the subject of a headline', () => {
    expect(mended('Opposition alleges fraud', undefined, 'Opposition alleges', 'fraud')).toMatchObject({
      source: 'Opposition',
      cue: 'alleges',
    });
  });

  it('a clause behind "that", where the tagger doubts that there is one', () => {
    const { content } = mended(
      'Okafor replied that the register had been moved to a new system that winter.',
      'Okafor',
      'replied',
      'that the register had been',
      0.2,
    );
    expect(content).toEqual(['that the register had been moved to a new system that winter']);
  });

  it('the day on which it was said', () => {
    expect(
      mended(
        'The clinics acknowledged on Friday that records leaked.',
        'The clinics',
        'acknowledged on Friday',
        'that records leaked',
      ).cue,
    ).toBe('acknowledged');
  });

  it('what is told of the speaker between the name and the verb', () => {
    expect(
      mended(
        'A doctor in Kestra, who would lose his job because he was not allowed to speak, said most were children.',
        'A doctor in Kestra, who',
        'said',
        'because he was not allowed to speak',
        'most were children',
      ).content,
    ).toEqual(['most were children']);
  });

  it('the object of one verb is not the subject of the next', () => {
    expect(
      mended(
        'Paul Imrie blamed an update by Hubline and said suppliers had acted.',
        'an update by Hubline and',
        'said',
        'suppliers had acted',
      ).source,
    ).toBeUndefined();
  });

  it('a "that" by itself is no piece of a content either', () => {
    const text = 'Cerny has always maintained that they talked about football.';
    expect(mended(text, 'they', 'talked about', 'that', 'football').content).toEqual(['football']);
  });

  it('"according to" documents that somebody has seen', () => {
    expect(
      mended(
        'According to documents seen by TechLine, data was pouring out.',
        undefined,
        'According to documents seen',
        'data was pouring out',
      ),
    ).toMatchObject({ source: 'documents seen by TechLine', content: ['data was pouring out'] });
  });

  it('a clause before who said it in a statement', () => {
    expect(
      mended(
        'The river may have been reached, its agency said in a statement.',
        'its agency',
        'said in',
        'a statement',
      ),
    ).toMatchObject({ cue: 'said', content: ['The river may have been reached'] });
  });

  it('the helpers of a verb belong to the cue', () => {
    expect(mended('He would not confirm the report.', 'He would not', 'confirm', 'the report')).toMatchObject({
      source: 'He',
      cue: 'would not confirm',
    });
  });

  it('a pronoun, or the rest of a name, is no piece of a content', () => {
    expect(
      mended(
        'She said the ships were clean, though nobody had boarded them.',
        'She',
        'said',
        'the ships were clean',
        'them',
      ).content,
    ).toEqual(['the ships were clean']);
    expect(
      mended(
        "The Bank Workers' Association accused Meridian of breaking its word.",
        'The Bank Workers',
        'accused',
        'Association',
        'Meridian of breaking its word',
      ),
    ).toMatchObject({ source: "The Bank Workers' Association", content: ['Meridian of breaking its word'] });
  });
});

const drafted = (text: string, cue: string, ...pieces: string[]) => {
  const { table, cueOf } = given(text);
  const spans = pieces.map((piece) => ({ start: text.indexOf(piece), end: text.indexOf(piece) + piece.length }));
  const draft: Draft = {
    cue: cueOf(cue),
    source: undefined,
    pieces: spans,
    quotations: table.quotations.flatMap(({ outer }, q) =>
      spans.some(({ start, end }) => outer.start < end && outer.end > start) ? [q] : [],
    ),
    confidence: 0.9,
  };
  const delimitedBy = (rule: (table: TokenTable, draft: Draft) => void) => {
    rule(table, draft);
    const { from, to } = draft.cue!;
    return {
      cue: text.slice(table.start[from]!, table.end[to - 1]!),
      content: draft.pieces.map(({ start, end }) => text.slice(start, end)),
    };
  };
  return { table, draft, delimitedBy };
};

describe('who speaks is found', () => {
  const subjectOf = (text: string, cue: string, content: string, source?: string) => {
    const { table, draft } = drafted(text, cue, content);
    if (source !== undefined) draft.source = given(text).rangeOf(source);
    findSubject(table, draft);
    const words = (range: TokenRange | undefined) =>
      range && text.slice(table.start[range.from]!, table.end[range.to - 1]!);
    return { source: words(draft.source), cue: words(draft.cue) };
  };

  it.each([
    ['Video shows that the car stopped.', 'Video shows', 'the car stopped', 'Video', 'shows'],
    ['But growers fear that the frost is not over.', 'growers fear', 'the frost is not over', 'growers', 'fear'],
    ['He spoke of cuts. It is denouncing the plan.', 'It is denouncing', 'the plan', 'It', 'is denouncing'],
    ['The inspectors later confirmed the leak.', 'inspectors later confirmed', 'the leak', undefined, undefined],
  ])('in the cue: %s', (text, cue, content, source, verb) => {
    expect(subjectOf(text, cue, content)).toEqual({ source, cue: verb ?? cue });
  });

  it('nearer than behind a comma', () => {
    const text = 'Should the dam fail, engineers warn that the town has an hour.';
    expect(subjectOf(text, 'engineers warn', 'the town has an hour', 'Should the dam fail')).toEqual({
      source: 'engineers',
      cue: 'warn',
    });
  });

  it('at the head of the sentence, not in the object beside a participle', () => {
    const text = 'A federal judge on Wednesday halted the expansion of the mine, ruling that nobody had listened.';
    expect(subjectOf(text, 'ruling', 'nobody had listened', 'the expansion of the mine').source).toBe(
      'A federal judge',
    );
    const whole = 'A court on Friday acquitted the former chief, ruling that nobody had proved it.';
    expect(
      subjectOf(whole, 'ruling', 'nobody had proved it', 'A court on Friday acquitted the former chief').source,
    ).toBe('A court');
    const beside = 'In May the board met the owner, saying that nobody had listened.';
    expect(subjectOf(beside, 'saying', 'nobody had listened', 'the owner').source).toBe('the owner');
  });

  it('before who tells of it', () => {
    expect(subjectOf('The engineers, he added, had warned the owner.', 'had warned', 'the owner').source).toBe(
      'The engineers',
    );
  });

  it('before an apposition, however long', () => {
    const text = 'Norway, a neighbour on land and at sea and the last to trade there, said it was worried.';
    expect(subjectOf(text, 'said', 'it was worried').source).toBe('Norway');
  });

  it.each([
    ['It was not expected to last.', 'It was not expected', 'to last'],
    ['It appears that the ferry left early.', 'It appears', 'the ferry left early'],
    ['In May, a month after the vote, said a clerk, nothing had changed.', 'said', 'nothing had changed'],
  ])('or nobody: %s', (text, cue, content) => {
    expect(subjectOf(text, cue, content).source).toBeUndefined();
  });
});

describe('a speaker is named', () => {
  const resolving = (text: string, names: readonly string[] = []) => {
    const { table, rangeOf, cueOf } = given(text);
    const document = readDocument([text]);
    const entities = names.map((name): Entity => ({ name, type: 'person', aliases: [], count: 1 }));
    const references = names.map((name, entity): Reference => {
      const start = text.indexOf(name);
      return { start, end: start + name.length, entity, kind: 'name' };
    });
    const resolver = new SpeakerResolver(names.length > 0 ? { ...document, entities, references } : document, table);
    const draftOf = (cue: string, content: string, source?: string): Draft => {
      const start = text.indexOf(content);
      return {
        cue: cueOf(cue),
        source: source === undefined ? undefined : rangeOf(source),
        pieces: [{ start, end: start + content.length }],
        quotations: [],
        confidence: 0.9,
      };
    };
    return { table, resolver, draftOf };
  };

  it('without the verb of another', () => {
    const { resolver, draftOf } = resolving('The report says employees of the mill had complained about the noise.');
    const draft = draftOf('had complained about', 'the noise', 'says employees of the mill');
    expect(resolver.resolve(draft).mention).toBe('employees of the mill');
  });

  it('without the verb that a headline was taken to end his name with', () => {
    const text = 'Ingrid Halvorsen Shrugs Off The Plan.';
    const { resolver, draftOf } = resolving(text, ['Ingrid Halvorsen Shrugs']);
    expect(resolver.resolve(draftOf('Shrugs', 'The Plan', 'Ingrid Halvorsen')).mention).toBe('Ingrid Halvorsen');
  });

  it.each([
    [
      'behind a relative clause',
      'The port authority, which runs the terminal, said no more.',
      'said',
      'which runs the terminal',
      'The port authority',
    ],
    [
      'before what it did',
      'The head of the hospital resigned, saying no more.',
      'saying',
      'The head of the hospital resigned',
      'The head of the hospital',
    ],
    [
      'before what it would do',
      'His office would neither confirm nor deny it.',
      'deny',
      'His office would neither confirm nor',
      'His office',
    ],
    [
      'behind the time that has gone by',
      'It came a day after a former partner told the court.',
      'told',
      'a day after a former partner',
      'a former partner',
    ],
  ])('%s', (_, text, cue, source, name) => {
    const { resolver, draftOf } = resolving(text);
    expect(resolver.resolve(draftOf(cue, cue, source)).name).toBe(name);
  });

  it('before what a company did', () => {
    const text = 'Airline Norwind cut its forecast for the year on Wednesday, saying no more.';
    const { resolver, draftOf } = resolving(text, ['Norwind']);
    expect(
      resolver.resolve(draftOf('saying', 'no more', 'Airline Norwind cut its forecast for the year on Wednesday')).name,
    ).toBe('Norwind');
  });

  it('the person "he" goes on with', () => {
    const { table, resolver, draftOf } = resolving('The envoy denied it. He added that it was late.');
    const drafts = [draftOf('denied', 'it', 'The envoy'), draftOf('added', 'it was late', 'He')];
    expect(resolveSpeakers(resolver, table, drafts).map(({ name }) => name)).toEqual(['The envoy', 'The envoy']);
  });

  it('two of them together', () => {
    const { resolver, draftOf } = resolving('Two of them, Nordline and Castor, said so.', ['Castor']);
    expect(resolver.resolve(draftOf('said', 'so', 'Two of them, Nordline and Castor')).name).toBe(
      'Nordline and Castor',
    );
  });

  it('who goes on with a participle', () => {
    const text = 'Peabody called the deal fair, adding that nobody had been misled.';
    const { table, resolver, draftOf } = resolving(text, ['Peabody']);
    const drafts = [draftOf('called', 'the deal fair', 'Peabody'), draftOf('adding', 'nobody had been misled')];
    expect(resolveSpeakers(resolver, table, drafts).map(({ name }) => name)).toEqual(['Peabody', 'Peabody']);
  });
});

describe('a draft is delimited', () => {
  it('by a cue without what joins it on', () => {
    const { delimitedBy } = drafted(
      'It was concerned and urged the council to act.',
      'and urged',
      'the council to act',
    );
    expect(delimitedBy(delimitCue).cue).toBe('urged');
  });

  it('goes on behind who says it', () => {
    const interrupted = (text: string, cue: string, content: string): string[] => {
      const { draft, delimitedBy } = drafted(text, cue, content);
      draft.source = { from: draft.cue!.from - 1, to: draft.cue!.from };
      return delimitedBy(delimitContent).content;
    };
    expect(
      interrupted('The engineers, he added, had warned the owner; nobody answered.', 'added', 'The engineers'),
    ).toEqual(['The engineers', 'had warned the owner']);
    expect(interrupted('The bill, he opposed, never became law.', 'opposed', 'The bill')).toEqual(['The bill']);
  });

  it('behind the semicolon of what another says', () => {
    const text = 'Salo said they doubt it; the lamps were old, he added.';
    expect(
      drafted(text, 'added', 'Salo said they doubt it; the lamps were old').delimitedBy(delimitContent).content,
    ).toEqual(['the lamps were old']);
  });

  it('without where it was said', () => {
    const text = 'The union had warned in a 2023 memo that the lamps were old.';
    expect(drafted(text, 'warned in', 'a 2023 memo that the lamps were old').delimitedBy(delimitContent)).toEqual({
      cue: 'warned',
      content: ['the lamps were old'],
    });
  });

  it('by the comma of a relative clause', () => {
    const text = 'The lamps, which the company says were working, could not be seen.';
    const { table, draft, delimitedBy } = drafted(text, 'says', 'were working, could not be seen');
    draft.source = { from: tokenAt(table, text.indexOf('the company')), to: draft.cue!.from };
    expect(delimitedBy(delimitContent).content).toEqual(['were working']);
    const subject = 'Helen Tran, a Democrat who has supported the mine, was more cautious.';
    const other = drafted(subject, 'has supported', 'the mine, was more cautious');
    other.draft.source = { from: tokenAt(other.table, subject.indexOf('a Democrat')), to: other.draft.cue!.from - 1 };
    expect(other.delimitedBy(delimitContent).content).toEqual(['the mine']);
  });

  it('without whom it was told', () => {
    expect(
      drafted('The doctors have told her they cannot be sure.', 'told', 'her they cannot be sure').delimitedBy(
        delimitContent,
      ).content,
    ).toEqual(['they cannot be sure']);
  });

  it('where another begins to speak', () => {
    for (const [text, content] of [
      ['The union claimed one had been hurt; a police spokeswoman said nobody was.', 'one had been hurt'],
      ['Hollis said it had enough, while the maker Oakline said it had not.', 'it had enough'],
    ] as const) {
      const cue = text.includes('claimed') ? 'claimed' : 'said';
      const whole = text.slice(text.indexOf(content), -1);
      expect(drafted(text, cue, whole).delimitedBy(delimitContent).content).toEqual([content]);
    }
    // Who goes on is still the same.
    const text = 'The minister said the dam was safe; it said so too.';
    expect(drafted(text, 'said', 'the dam was safe; it said so too').delimitedBy(delimitContent).content).toEqual([
      'the dam was safe; it said so too',
    ]);
  });

  it('without its day, and who says it with the last of his words', () => {
    const text = 'The minister said on Saturday she would not resign.';
    expect(drafted(text, 'said on', 'Saturday she would not resign').delimitedBy(delimitContent)).toEqual({
      cue: 'said',
      content: ['she would not resign'],
    });
    const other = 'A person familiar with her thinking said she would go.';
    const { draft, delimitedBy } = drafted(other, 'thinking said', 'she would go');
    draft.source = { from: 0, to: draft.cue!.from };
    expect(delimitedBy(delimitCue).cue).toBe('said');
    expect(draft.source).toEqual({ from: 0, to: draft.cue!.from });
  });

  it('by a cue of two verbs', () => {
    const text = 'Lehto would neither confirm nor deny that.';
    expect(drafted(text, 'confirm', 'nor deny that').delimitedBy(delimitCue)).toEqual({
      cue: 'confirm nor deny',
      content: ['that'],
    });
  });

  it('behind "described … as"', () => {
    const { delimitedBy } = drafted(
      'The charge that the director described on Friday as a cruel invention stands.',
      'described on',
      'Friday as a cruel invention',
    );
    expect(delimitedBy(delimitCue)).toEqual({ cue: 'described', content: ['a cruel invention'] });
  });

  it('before "but" and another verb of its subject', () => {
    const { delimitedBy } = drafted(
      'The regulator confirmed it had approved the plans, but denied that it knew of the breaks.',
      'confirmed',
      'it had approved the plans, but denied that it knew of the breaks',
    );
    expect(delimitedBy(dropTail).content).toEqual(['it had approved the plans']);
  });

  it('where a name for somebody ends', () => {
    const { delimitedBy } = drafted(
      'He went on calling her a “nice woman” and he left.',
      'calling',
      'her a “nice woman” and he left',
    );
    expect(delimitedBy(dropTail).content).toEqual(['her a “nice woman”']);
  });

  it('without a title before the speaker', () => {
    const { delimitedBy } = drafted(
      'On an episode of “The Morning Show,” the minister said she wanted to speak.',
      'said',
      'The Morning Show,',
      'she wanted to speak',
    );
    expect(delimitedBy(dropAfterthoughts).content).toEqual(['she wanted to speak']);
  });
});

it('a pronoun behind "asked about" says nothing', () => {
  const { table, draft } = drafted('Asked about that, she laughed.', 'Asked', 'about that');
  expect(saysNothing(table, draft)).toBe(true);
  const other = drafted('Asked about the ferry, she laughed.', 'Asked', 'about the ferry');
  expect(saysNothing(other.table, other.draft)).toBe(false);
});

describe('what is no cue makes no statement', () => {
  it.each([
    [
      'the object of an accusation',
      'Cole accused ministers of having looked away.',
      'ministers',
      'of having looked away',
    ],
    ['a day', 'They failed on Thursday to agree on who should look.', 'Thursday to agree on', 'who should look'],
    [
      'a word that tells what kind of lights',
      'It was dark and the warning lights could not be seen.',
      'warning',
      'lights could not be seen',
    ],
    ['the first word of a name', 'Hope Hicks, the spokeswoman, vowed to return.', 'Hope', 'vowed to return'],
    ['what he was asked', 'Ortiz told CNN when asked about the cracks.', 'asked about', 'the cracks'],
    ['what is still to be done', 'It would have to be confirmed by her.', 'confirmed', 'by her'],
    ['under what condition', 'A clerk spoke on condition of anonymity.', 'spoke on condition of', 'anonymity'],
    ['what he was asked, between commas', 'Dahl, asked about the vote, said no more.', 'asked about', 'the vote'],
    [
      'an answer nobody gave',
      'They did not respond to requests for comment.',
      'did not respond to requests',
      'for comment',
    ],
    ['whom a hospital took in', 'Dozens were admitted to hospitals on Sunday.', 'admitted', 'to hospitals'],
    ['what kind of election', "She lost in last year's disputed election.", 'disputed', 'election'],
    ['where it has it from', 'The report, citing a memo, said no more.', 'citing', 'a memo'],
    ['the way to an answer', 'Asked if he would return, Cerny smiled at them.', 'smiled', 'Asked if he would return'],
    ['who keeps silent', 'Both sides have not commented.', 'have not commented', 'Both sides'],
    ['by what name', 'An aide, identified only as Peter M., left.', 'identified', 'as Peter M.'],
    [
      'on what condition',
      'He spoke on condition that his name not be used.',
      'spoke on',
      'condition that his name not be used',
    ],
    ['what is traded', 'Ministers trade blame as the inquiry opens.', 'blame', 'as the inquiry opens'],
    [
      'a name that is not to be given',
      'Two clerks, speaking on condition of anonymity, left.',
      'speaking',
      'anonymity',
    ],
    ['a name withheld', 'A doctor who asked not to be named left.', 'asked', 'not to be named'],
    ['what is said of its own source', 'Reid was dismissed in May.', 'was dismissed', 'Reid'],
    ['who was to blame', 'The panel will decide who was to blame for it all.', 'blame', 'for it all'],
  ])('%s', (_, text, cue, content) => {
    const { table, draft } = drafted(text, cue, content);
    // Not an article alone, which would be reason enough.
    draft.source = { from: 0, to: /^(?:The|An?)$/.test(table.text[0]!) ? 2 : 1 };
    expect(isNoStatement(table, text, draft)).toBe(true);
  });
});

it('an article says nothing', () => {
  const text = 'The claim the owner rejected was old.';
  const { table, draft } = drafted(text, 'claim', 'the owner rejected');
  draft.source = { from: 0, to: 1 };
  expect(isNoStatement(table, text, draft)).toBe(true);
});

it('what is done to somebody is not said by him', () => {
  const text = 'He was banned for two years in 2009.';
  const { table, draft } = drafted(text, 'was banned', 'He', 'two years in 2009');
  expect(isNoStatement(table, text, draft)).toBe(true);
});

it('one half of "either … or" says nothing', () => {
  const { table, draft } = drafted('Either she knew of it, or not.', 'knew', 'Either');
  expect(saysNothing(table, draft)).toBe(true);
});

it('no content is made longer than up to a word that reports', () => {
  const text = 'The federation, which had urged a cut, said it was disappointed, and left.';
  const { table, rangeOf, cueOf, wordsOf } = given(text);
  const cue = cueOf('had urged');
  const odds = new Float32Array(cue.end - cue.first);
  const ways = variants(table, {
    cue,
    source: rangeOf('which'),
    content: [rangeOf('a cut')],
    confidence: 0.9,
    contentful: 0.9,
    contentSureness: 0.9,
    sourceSureness: 0.9,
    odds,
  });
  for (const ranges of ways) for (const range of ranges) expect(wordsOf(range)).not.toContain('said');
});

describe('what the cue takes in and should not', () => {
  it.each([
    [
      'a day',
      'She warned on Thursday that rates would rise.',
      'warned on',
      'rates would rise',
      'warned',
      'rates would rise',
    ],
    ['an adjective', 'She promised full cooperation.', 'promised full', 'cooperation', 'promised', 'full cooperation'],
    [
      'a clause',
      'He said Moscow had been informed of the terms.',
      'said Moscow had been informed of',
      'the terms',
      'said',
      'Moscow had been informed of the terms',
    ],
    ['what was asked about', 'Asked about the cuts, she left.', 'Asked about', 'the cuts', 'Asked', 'about the cuts'],
    [
      'no "that"',
      'He demanded that experts be let in.',
      'demanded',
      'experts be let in',
      'demanded',
      'experts be let in',
    ],
  ])('%s', (_, text, cue, content, verb, words) => {
    expect(drafted(text, cue, content).delimitedBy(delimitCue)).toEqual({ cue: verb, content: [words] });
  });
});

it('a dash, and what it is called, is no content', () => {
  const text = 'He accused the ministry of pressing witnesses - a claim it denied.';
  const { delimitedBy } = drafted(text, 'accused', 'the ministry of pressing witnesses - a claim it denied');
  expect(delimitedBy(dropTail).content).toEqual(['the ministry of pressing witnesses']);
});

it('a source begins behind the dateline', () => {
  const text = 'VALENZA, Aug 20 (AP) -- Sprinter Kira Olsen denied doping.';
  const { table, draft, delimitedBy } = drafted(text, 'denied', 'VALENZA', 'doping');
  draft.source = { from: 4, to: draft.cue!.from };
  expect(delimitedBy(delimitContent).content).toEqual(['doping']);
  expect(table.text.slice(draft.source.from, draft.source.to).join(' ')).toBe('Sprinter Kira Olsen');
});

describe('drafts of one sentence', () => {
  it('end where a participle begins to tell who speaks', () => {
    const text = '"It fails," said Pires of the group, adding that others would follow.';
    const { table, draft } = drafted(text, 'said', 'It fails');
    draft.source = given(text).rangeOf('Pires of the group, adding');
    expect(settleSentences(table, [draft])).toEqual([draft]);
    expect(table.text.slice(draft.source.from, draft.source.to)).toEqual(['Pires', 'of', 'the', 'group']);
  });

  it('have the nearer subject', () => {
    const text = 'Svoboda said he must go, while the party called on him to quit, saying the cuts were his.';
    const said = drafted(text, 'said', 'he must go').draft;
    const called = drafted(text, 'called on', 'him to quit').draft;
    const { table, draft } = drafted(text, 'saying', 'the cuts were his');
    said.source = given(text).rangeOf('Svoboda');
    called.source = given(text).rangeOf('the party');
    draft.source = given(text).rangeOf('Svoboda');
    settleSentences(table, [said, called, draft]);
    expect(draft.source).toEqual(called.source);
  });

  it('are without one inside another whose verb reports nothing', () => {
    const text = 'The laboratory released a gas, the report said.';
    const { table, draft } = drafted(text, 'said', 'The laboratory released a gas');
    const inner = { ...drafted(text, 'released', 'a gas').draft, confidence: 0.4 };
    expect(settleSentences(table, [inner, draft])).toEqual([draft]);
  });
});

describe('a stance is told', () => {
  const stanceOf = (text: string, cue: string, content: string) => {
    const { table, draft } = drafted(text, cue, content);
    return attitudeOf(table, text, draft, content).stance;
  };

  it.each([
    [
      'in spite of "long"',
      'Guides have long claimed the prints were made.',
      'have long claimed',
      'the prints were made',
      'alleges',
    ],
    ['by what it is called', 'It has called baseless a charge of theft.', 'has called baseless', 'a charge', 'denies'],
    ['by both verbs', 'The police neither confirmed nor denied this.', 'denied', 'this', 'doubts'],
  ])('%s', (_, text, cue, content, stance) => {
    expect(stanceOf(text, cue, content)).toBe(stance);
  });
});
