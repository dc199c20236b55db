import { describe, expect, it } from 'vitest';
import { readFile } from '../../../../lib/text/article/read-file.ts';
import { bytesOf } from '../story.ts';

const BODY = [
  'The harbour board of Tarn said on Monday that two of its five cranes would be taken down before the winter storms.',
  'Its head, Ilse Marn, told the council that the cranes were older than most of those who climbed them every morning.',
  'The union asked for a list of the posts that would go with the cranes, and was promised one by the end of the week.',
];
const p = (texts: string[]): string => texts.map((text) => `<p>${text}</p>`).join('');
const page = (inside: string, lang = 'en'): string =>
  `<html lang="${lang}"><head><title>Cranes to go before winter</title></head><body><ul><li><a href="/">Home</a></li></ul>${inside}</body></html>`;
const article = (inside: string): string => page(`<article><h1>Cranes to go before winter</h1>${inside}</article>`);
const paragraphsOf = async (html: string): Promise<string[]> =>
  (await readFile(bytesOf(html), { key: 'page.html' })).articles[0]!.article.paragraphs;

describe('the summary between headline and text', () => {
  const SUMMARY = 'Two of five cranes come down, and nobody can say what becomes of those who work on them.';
  const text = `<div class="article-body">${p(BODY)}</div>`;

  it.each([
    ['named a teaser', `<h1>Cranes to go before winter</h1><div class="teaser-text"><p>${SUMMARY}</p></div>${text}`],
    ['in a heading', `<h1>Cranes to go before winter</h1><h2>${SUMMARY.slice(0, -1)}</h2>${text}`],
    ['without any name', `<h1>Cranes to go before winter</h1><p>${SUMMARY}</p><div>9 March</div>${text}`],
    ['in a figure', `<figure class="teaser"><h1>Cranes to go before winter</h1><p>${SUMMARY}</p></figure>${text}`],
    ['in the header', `<header><h1>Cranes to go before winter</h1><p class="x1">${SUMMARY}</p></header>${text}`],
    [
      'above a list of links',
      `<h1>Cranes to go before winter</h1><p>${SUMMARY}</p><ul><li><a href="#1">Harbour</a></li><li><a href="#2">Board</a></li></ul>${text}`,
    ],
  ])('is read: %s', async (_, inside) => {
    const paragraphs = await paragraphsOf(page(`<main>${inside}</main>`));
    expect(paragraphs.join(' ')).toContain(SUMMARY.slice(0, -1));
    expect(paragraphs.slice(-3)).toEqual(BODY);
  });

  it.each([
    ['a byline', '<p>By Ann Other, harbour correspondent</p>'],
    ['a caption', '<p>Cranes on the quay of Tarn on Monday (Photo: Njal Orre)</p>'],
    ['an invitation', '<p>Sign up for our newsletter and get the harbour news in your inbox.</p>'],
    ['a short label', '<h2>Harbour and trade</h2>'],
    ['links', '<p><a href="/x">Ferry company to raise its fares in the spring, and nobody is pleased.</a></p>'],
  ])('is not %s', async (_, inside) => {
    expect(await paragraphsOf(page(`<main><h1>Cranes to go before winter</h1>${inside}${text}</main>`))).toEqual(BODY);
  });
});

describe('boxes and names', () => {
  it.each([
    ['field field--name-field-simple-text field--label-hidden'],
    ['section height_auto for_sidebar at_right'],
    ['story-wrapper__with-sidebar'],
    ['more'],
    ['hidden-xs'],
    ['content_body'],
  ])('a name that says little hides no running text: %s', async (name) => {
    const text = [...BODY, 'Nobody was hurt.'];
    const html = page(
      `<main><h1>Cranes to go before winter</h1><div class="${name}">${p(text.slice(0, 2))}</div><div class="${name}">${p(text.slice(2))}</div></main>`,
    );
    expect(await paragraphsOf(html)).toEqual(text);
  });

  it('an element within a sentence is a part of it, whatever it is called', async () => {
    const [first = '', ...rest] = BODY;
    const marked = first.replace(
      'two of its five cranes',
      '<span class="tooltip">two of its</span> <a class="lexicon related" href="/c">five cranes</a>',
    );
    expect(await paragraphsOf(article(`<p>${marked}</p>${p(rest)}`))).toEqual(BODY);
  });
});

describe('paragraphs that are links', () => {
  const LINKED = 'On Friday the board’s own engineer, Pål Rud, had called the cranes safe for another ten years.';
  const link = `<p><a href="/x">${LINKED}</a></p>`;

  it.each([
    ['between paragraphs', [BODY[0], LINKED, BODY[1], BODY[2]]],
    ['after the first paragraph', [BODY[0], LINKED, ...BODY.slice(1)]],
    ['before the last', [BODY[0], BODY[1], LINKED, BODY[2]]],
    ['at the end', [...BODY, LINKED]],
  ])('are read: %s', async (_, texts) => {
    expect(
      await paragraphsOf(article(texts.map((text) => (text === LINKED ? link : `<p>${text}</p>`)).join(''))),
    ).toEqual(texts);
  });

  it.each([
    ['a headline', '<p><a href="/x">Ferry company to raise its fares in the spring, says new owner</a></p>'],
    ['a question', '<p><a href="/x">Who pays for the old lighthouse if nobody wants to live in it?</a></p>'],
    ['after "See also:"', `<p>See also:</p>${link}`],
    ['a label and a link', `<p>Read more: <a href="/x">${LINKED}</a></p>`],
    [
      'one of a list of links',
      `${link}<p><a href="/y">The ferry sails again on Sunday, if the wind allows it.</a></p>`,
    ],
  ])('are left out: %s', async (_, inside) => {
    expect(await paragraphsOf(article(`${p(BODY.slice(0, 2))}${inside}<p>${BODY[2]}</p>`))).toEqual(BODY);
  });

  it.each(['The case continues.', 'He denies it.', 'No date was set.', 'Trading goes on.', 'Two escaped.'])(
    'a short closing sentence is read: %s',
    async (closing) => {
      expect(await paragraphsOf(article(p([...BODY, closing])))).toEqual([...BODY, closing]);
    },
  );
});

describe('a short article beside a long request for consent', () => {
  const SHORT = [
    'The ferry to Tarn sails again.',
    'It has a new engine, the harbour master, Ilse Marn, said on Sunday.',
  ];
  const CONSENT = [
    'We and our 812 partners store and read information on your device, such as cookies, and process personal data to show you advertisements and to measure them.',
    'You may withdraw your consent at any time in our privacy policy. Some vendors rely on their legitimate interest, to which you may object.',
    'We will ask you again on your next visit if you refuse, as we have no other way to remember what you said.',
  ];
  const GERMAN = [
    'Wir und unsere Drittanbieter verwenden Cookies und verarbeiten mit Ihrer Einwilligung personenbezogene Daten, um Ihnen Werbung zu zeigen und sie zu messen.',
    'Ihre Zustimmung können Sie jederzeit in den Hinweisen zum Datenschutz widerrufen, die Sie am Ende jeder Seite finden.',
  ];

  it.each([
    [
      'OneTrust',
      `<div id="onetrust-consent-sdk"><div role="dialog"><h2>Privacy Preference Center</h2>${p(CONSENT)}</div></div>`,
    ],
    ['Didomi', `<div id="didomi-host"><div class="didomi-popup-notice">${p(CONSENT)}</div></div>`],
    ['Usercentrics', `<div id="usercentrics-root"><div>${p(CONSENT)}</div></div>`],
    ['Cookiebot', `<div id="CybotCookiebotDialog">${p(CONSENT)}</div>`],
    [
      'a box without a telling name',
      `<div class="site-message"><h2>Before you read</h2>${p(CONSENT)}<button>I agree</button></div>`,
    ],
    ['a German box', `<section class="hinweis"><h3>Ihre Privatsphäre</h3>${p(GERMAN)}</section>`],
    [
      'a dialog element',
      `<dialog open><p>${'Please tell us how you would like to go on with the reading of this page. '.repeat(8)}</p></dialog>`,
    ],
  ])('is what is read: %s', async (_, box) => {
    for (const inside of [
      `${box}<main><h1>Cranes to go before winter</h1>${p(SHORT)}</main>`,
      `<main><h1>Cranes to go before winter</h1>${p(SHORT)}</main>${box}`,
    ])
      expect(await paragraphsOf(page(inside))).toEqual(SHORT);
  });

  it('an article about consent is read', async () => {
    const texts = [
      'The data office of Tarn has fined a newspaper over the box in which it asks for consent to cookies.',
      'The box hid the button that refuses third parties, said its head, Ilse Marn, and so the consent to the use of personal data was void.',
      ...BODY,
    ];
    expect(await paragraphsOf(article(p(texts)))).toEqual(texts);
  });
});

describe('headings and labels in a paragraph', () => {
  const TEXT = 'The board will take down forty-one beams, the harbour master said.';

  it.each([
    ['<b>The plan at a glance</b><br>', 'The plan at a glance'],
    ['<strong>The plan at a glance<br></strong>', 'The plan at a glance'],
    ['<strong>What the board says</strong> ', 'What the board says'],
    ['<b>WHERE: </b>', 'WHERE:'],
    ['<strong>Wann</strong>: ', 'Wann:'],
  ])('a heading has a line of its own: %s', async (lead, heading) => {
    const html = article(`${p(BODY)}<p>${lead}${TEXT}</p>${p(['It will take a month.'])}`);
    const paragraphs = await paragraphsOf(html);
    expect(paragraphs.slice(3)).toEqual([heading, TEXT, 'It will take a month.']);
  });

  it.each([
    [
      'a name in bold',
      '<b>Ilse Marn</b> told the council that the beams were old.',
      'Ilse Marn told the council that the beams were old.',
    ],
    [
      'the speaker of an interview',
      '<b>Ilse Marn:</b> The beams are old, and I am older.',
      'Ilse Marn: The beams are old, and I am older.',
    ],
    [
      'the speaker of an interview on a line',
      '<strong>Marn:</strong><br>The beams are old, and I am older.',
      'Marn: The beams are old, and I am older.',
    ],
    ['a bold sentence', '<b>The beams are old.</b> The board knows it.', 'The beams are old. The board knows it.'],
    [
      'a wrapped line',
      'The beams are older than<br>most of those who climb them.',
      'The beams are older than most of those who climb them.',
    ],
  ])('other bold text and lines stay together: %s', async (_, inside, line) => {
    expect((await paragraphsOf(article(`${p(BODY)}<p>${inside}</p>`))).at(-1)).toBe(line);
  });

  it('short lines are lines', async () => {
    const html = article(`${p(BODY)}<p>Boats: 14<br>Cranes: 5<br>Posts: 61</p><p>Nobody was hurt.</p>`);
    expect((await paragraphsOf(html)).slice(3)).toEqual(['Boats: 14', 'Cranes: 5', 'Posts: 61', 'Nobody was hurt.']);
  });

  it.each([
    [
      '<div class="cap">T</div><p>he board met in the evening, and it met again at night.</p>',
      'The board met in the evening, and it met again at night.',
    ],
    [
      '<p>“W</p><p>e stood there with torches,” the harbour master said.</p>',
      '“We stood there with torches,” the harbour master said.',
    ],
    [
      '<div>A</div><p>fter the storm the board met in the evening, and again at night.</p>',
      'After the storm the board met in the evening, and again at night.',
    ],
    [
      '<div>A</div><p>new crane costs nine million crowns, the harbour master said.</p>',
      'A new crane costs nine million crowns, the harbour master said.',
    ],
    [
      '<p><span class="dropcap">T</span>he board met in the evening, and again at night.</p>',
      'The board met in the evening, and again at night.',
    ],
  ])('a large first letter begins its word: %s', async (inside, line) => {
    expect(await paragraphsOf(article(`${inside}${p(BODY)}`))).toEqual([line, ...BODY]);
  });
});

describe('tables', () => {
  const table = (rows: string[][], cell = 'td'): string =>
    `<table>${rows.map((row) => `<tr>${row.map((text) => `<${cell}>${text}</${cell}>`).join('')}</tr>`).join('')}</table>`;

  it.each([
    [
      'facts',
      [
        ['Height', '41 metres'],
        ['Built in', '1961'],
      ],
      ['Height: 41 metres', 'Built in: 1961'],
    ],
    [
      'amounts',
      [
        ['200 g', 'flour'],
        ['2', 'eggs'],
      ],
      ['200 g flour', '2 eggs'],
    ],
    [
      'standings',
      [
        ['1', 'Halden Rovers', '54'],
        ['2', 'Tarn United', '51'],
      ],
      ['1 | Halden Rovers | 54', '2 | Tarn United | 51'],
    ],
    [
      'labels with a colon',
      [
        ['Height:', '41 metres'],
        ['Built:', '1961'],
      ],
      ['Height: 41 metres', 'Built: 1961'],
    ],
    [
      'empty cells',
      [
        ['Crane', '', '41'],
        ['Quay', '', '9'],
      ],
      ['Crane: 41', 'Quay: 9'],
    ],
  ])('a row is a line: %s', async (_, rows, lines) => {
    const html = article(`${p(BODY)}${table(rows)}<p>The board will publish the rest of the figures in May.</p>`);
    expect((await paragraphsOf(html)).slice(3, -1)).toEqual(lines);
  });

  it('a table that lays out the page is none', async () => {
    const html = page(
      `<table><tr><td><a href="/">Home</a></td><td>${p(BODY)}</td></tr><tr><td>x</td><td>y</td></tr></table>`,
    );
    expect(await paragraphsOf(html)).toEqual(BODY);
  });
});

describe('embedded posts', () => {
  const TEXT = 'The city has paid for its half. Where is yours, @rud? #cranes';
  const SENTENCE = `Ilse Marn (@marn) wrote: “${TEXT}”`;

  it.each([
    [
      'X',
      `<blockquote class="twitter-tweet"><p lang="en">The city has paid for its half. Where is yours, <a href="https://twitter.com/rud">@rud</a>? <a href="#">#cranes</a> <a href="https://t.co/Ab1">pic.twitter.com/Ab1</a></p>&mdash; Ilse Marn (@marn) <a href="https://twitter.com/marn/status/1">March 3, 2026</a></blockquote>`,
      SENTENCE,
    ],
    [
      'X, in a block editor’s figure',
      `<figure class="wp-block-embed wp-block-embed-twitter"><div class="wp-block-embed__wrapper"><blockquote class="twitter-tweet"><p>${TEXT} https://t.co/Ab1</p>&mdash; Ilse Marn (@marn) <a href="#">March 3, 2026</a></blockquote><script src="w.js"></script></div></figure>`,
      SENTENCE,
    ],
    [
      'X, without its class',
      `<blockquote><p>${TEXT}</p><p>— Ilse Marn (@marn) March 3, 2026</p></blockquote>`,
      SENTENCE,
    ],
    [
      'Bluesky',
      `<blockquote class="bluesky-embed" data-bluesky-uri="at://x"><p lang="en">${TEXT}</p>&mdash; Ilse Marn (<a href="#">@marn.bsky.social</a>) <a href="#">March 3, 2026 at 4:12 PM</a></blockquote>`,
      `Ilse Marn (@marn.bsky.social) wrote: “${TEXT}”`,
    ],
    [
      'Instagram',
      `<blockquote class="instagram-media"><div><a href="#"><div>View this post on Instagram</div></a><p><a href="#">${TEXT}</a></p><p>A post shared by <a href="#">Ilse Marn</a> (@marn) on <time>Mar 3, 2026 at 4:12pm PST</time></p></div></blockquote>`,
      SENTENCE,
    ],
    [
      'Facebook',
      `<div class="fb-post"><blockquote cite="#" class="fb-xfbml-parse-ignore"><p>${TEXT}</p>Posted by <a href="#">Ilse Marn</a> on <a href="#">Tuesday, 3 March 2026</a></blockquote></div>`,
      `Ilse Marn wrote: “${TEXT}”`,
    ],
    [
      'Mastodon, as a card',
      `<div class="toot-embed"><div class="toot-header"><span class="display-name">Ilse Marn</span> <span class="acct">@marn</span></div><div class="toot-text">${TEXT}</div><div>3 March 2026 <span>31 Boosts</span></div></div>`,
      SENTENCE,
    ],
    [
      'a card that is a link',
      `<div class="tweet-embed"><a href="#"><div class="tweet-header"><span class="tweet-author-name">Ilse Marn</span> <span class="tweet-author-handle">@marn</span></div><div class="tweet-text">${TEXT}</div><div class="tweet-footer">4:12 PM <span>212 Likes</span></div></a></div>`,
      SENTENCE,
    ],
  ])('become a sentence with their author: %s', async (_, post, sentence) => {
    const html = article(`${p(BODY.slice(0, 2))}${post}<p>${BODY[2]}</p>`);
    expect(await paragraphsOf(html)).toEqual([BODY[0], BODY[1], sentence, BODY[2]]);
  });

  it('have the verb of the page’s language, or a colon', async () => {
    const post =
      '<blockquote class="twitter-tweet"><p>Ich sage „nein“.</p>&mdash; Ilse Marn (@marn) <a href="#">3. März 2026</a></blockquote>';
    const at = async (lang: string) =>
      (await paragraphsOf(page(`<article>${p(BODY)}${post}<p>Nobody was hurt on Monday.</p></article>`, lang)))[3];
    expect(await at('de')).toBe('Ilse Marn (@marn) schrieb: “Ich sage ‘nein’.”');
    expect(await at('pl')).toBe('Ilse Marn (@marn): “Ich sage ‘nein’.”');
  });

  it('are left out if they have no text', async () => {
    const frame =
      '<blockquote class="instagram-media"><a href="#"><div>Sieh dir diesen Beitrag auf Instagram an</div></a><p>Ein Beitrag geteilt von Ilse Marn (@marn)</p></blockquote>';
    expect(await paragraphsOf(article(`${p(BODY.slice(0, 2))}${frame}<p>${BODY[2]}</p>`))).toEqual(BODY);
  });

  it('are not quotations of other texts', async () => {
    const quotation =
      '<blockquote><p>The cranes were built to last, and they have.</p><p>— from the board’s report of 1961</p></blockquote>';
    const paragraphs = await paragraphsOf(article(`${p(BODY.slice(0, 2))}${quotation}<p>${BODY[2]}</p>`));
    expect(paragraphs).toContain('The cranes were built to last, and they have.');
  });
});

describe('notices of the site', () => {
  it.each([
    'For the latest stories and breaking news updates download the Tarn News apps for iOS and Android.',
    'The Courier is not responsible for the opinions, statements or media content presented by contributors.',
    'The views in this column do not necessarily reflect the views of the Courier.',
    'If you buy through our links we may earn an affiliate commission.',
    'Did you enjoy this article? Would you consider supporting our work?',
    'Submit your letter to the editor via this form.',
    'Die aktuelle Ausgabe gibt es jetzt am Kiosk, im Abo und als E-Paper.',
    'Dieser Beitrag wurde am Mittwoch, den 4. März 2026 um 15:21 Uhr veröffentlicht und unter Hafen abgelegt.',
    'Abbildung 4: Der Kran vor dem Abbau.',
    'Figure 2. The crane before it was taken down.',
    'Have you spotted an error? Click here.',
    'Zum Vergrößern bitte anklicken',
  ])('are left out: %s', async (notice) => {
    expect(await paragraphsOf(article(`${p(BODY.slice(0, 2))}<p>${notice}</p><p>${BODY[2]}</p>`))).toEqual(BODY);
  });

  it.each([
    'Fishermen will receive compensation of nine million crowns for the days they lost, the minister said.',
    'The council will consider making a new harbour its first task after the vote in May.',
    'Auditors found an error in the board’s books and asked for the bills of two years.',
    'Whoever follows the board on Twitter, Facebook or Instagram has seen the pictures of the cranes, which it posts at night when nobody is about, and has wondered what they show.',
    'Users of the app on Android phones could not open it on Monday, the harbour board said.',
    'When the board began, Facebook was three years old, YouTube was two and Twitter was one, and my own harbour had no telephone that anybody answered at night when the cranes stood still.',
    'The ministry subscribed to the view that the cranes were too old to be mended.',
  ])('are not what the article is about: %s', async (text) => {
    expect(await paragraphsOf(article(p([...BODY.slice(0, 2), text, BODY[2]!])))).toContain(text);
  });

  it.each(['Pressekontakt', 'Media contact:', 'Weitere Informationen', 'Sources', 'Kontakt:'])(
    'the text ends above "%s"',
    async (heading) => {
      const text = [
        ...BODY,
        ...BODY.map((line) => line.replace('Tarn', 'Halden').replace('Its', 'Whose').replace('The union', 'The guild')),
      ];
      const contact = '<p>Harbour board of Tarn</p><p>Quay 4, 1020 Tarn, telephone 0412 44 55 66</p>';
      expect(await paragraphsOf(article(`${p(text)}<p><b>${heading}</b></p>${contact}`))).toEqual(text);
    },
  );
});

describe('pull quotes', () => {
  const QUOTED =
    '“I have buried three cranes, and I have no intention of being the fourth,” the harbour master said, laughing.';
  const text = [BODY[0]!, QUOTED, BODY[1]!, BODY[2]!];

  it.each([
    [
      'a block editor’s',
      '<figure class="wp-block-pullquote"><blockquote><p>I have buried three cranes</p><cite>Ilse Marn</cite></blockquote></figure>',
    ],
    [
      'in an aside',
      '<aside class="pull"><p>“I have buried three cranes”</p><p>— Ilse Marn, harbour master</p></aside>',
    ],
    [
      'a quotation element',
      '<blockquote><p>I have buried three cranes, and I have no intention of being the fourth</p></blockquote>',
    ],
    [
      'shortened',
      '<div class="x"><p>“I have buried three cranes … no intention of being the fourth”</p><p>— Ilse Marn, harbour master</p></div>',
    ],
    [
      'under a name of its own',
      '<div class="zitat-box"><p>I have buried three cranes, and I have no intention of being the fourth</p></div>',
    ],
    [
      'in capitals',
      '<div class="bigquote">“I HAVE BURIED THREE CRANES, AND I HAVE NO INTENTION OF BEING THE FOURTH”</div>',
    ],
  ])('are left out: %s', async (_, quote) => {
    expect(await paragraphsOf(article(`${p(text.slice(0, 2))}${quote}${p(text.slice(2))}`))).toEqual(text);
    expect(await paragraphsOf(article(`${p(text.slice(0, 1))}${quote}${p(text.slice(1))}`))).toEqual(text);
  });

  it('a quotation that the text does not have is read', async () => {
    const other = 'A crane is a promise that somebody made to a ship.';
    const paragraphs = await paragraphsOf(
      article(`${p(text.slice(0, 2))}<blockquote><p>${other}</p></blockquote>${p(text.slice(2))}`),
    );
    expect(paragraphs).toContain(other);
  });
});

describe('notes on the writer', () => {
  const noted = (author: string, note: string): string =>
    page(`<article><h1>Cranes to go before winter</h1>${p(BODY)}<p>${note}</p></article>`).replace(
      '<head>',
      `<head><meta name="author" content="${author}">`,
    );

  it.each([
    ['Ann Other', 'Ann Other is a freelance writer who covers harbours.'],
    ['Ann Other', 'Ann Other writes about ports and ships for the Courier.'],
    ['Ann Other, Bo Else', 'Bo Else has reported from Tarn since 2011.'],
    ['Anna Berg', 'Anna Berg arbeitet seit 2011 für den Kurier.'],
    ['Anna Berg', 'Anna Berg, ist Redakteurin in Tarn.'],
  ])('are left out at the end: %s: %s', async (author, note) => {
    expect(await paragraphsOf(noted(author, note))).toEqual(BODY);
  });

  it('somebody else is part of the story', async () => {
    const last = 'Pål Rud is an engineer who has worked on the cranes since 1999.';
    expect(await paragraphsOf(noted('Ann Other', last))).toEqual([...BODY, last]);
  });
});

describe('live blogs', () => {
  it.each([
    '09:40',
    '7m ago',
    '14 minutes ago',
    'vor 5 Minuten',
    '14.22 Uhr',
    '09:40 GMT',
    '09:40 | Ann Other',
    'il y a 3 min',
    'hace 5 minutos',
  ])('when an entry was written is no text: %s', async (stamp) => {
    const entries = BODY.map((text) => `<div class="entry"><div>${stamp}</div><p>${text}</p></div>`).join('');
    expect(await paragraphsOf(article(entries))).toEqual(BODY);
  });
});

describe('pages that list articles', () => {
  const HEADS = [
    'Ferry company to raise its fares',
    'Why the old lighthouse is for sale',
    'Storm closes three harbours',
    'A crane for the museum',
    'Salt on the roads again',
    'Who owns the quay of Tarn',
  ];
  const TEASERS = [
    'The new owner speaks of nine crowns a trip.',
    'Nobody has lived in it since the war, and it shows.',
    'The wind blew at forty knots on Sunday night.',
    'It weighs as much as sixty cars and is far older.',
    'The mayor says that there is enough for the winter.',
    'A judge has asked the council for its papers.',
  ];
  const index = (item: (head: string, text: string) => string): string =>
    page(`<main><h1>Harbour news</h1>${HEADS.map((head, at) => item(head, TEASERS[at]!)).join('')}</main>`);

  it.each([
    ['cards', index((head, text) => `<div class="card"><h2><a href="/a">${head}</a></h2><p>${text}</p></div>`)],
    [
      'articles',
      index(
        (head, text) => `<article><h3><a href="/a">${head}</a></h3><p>${text}</p><span>7 August 2025</span></article>`,
      ),
    ],
    ['items of a list', index((head, text) => `<li><a href="/a">${head}</a><p>${text}</p></li>`)],
    ['paragraphs', index((head, text) => `<p><a href="/a"><b>${head}</b></a></p><p>${text}</p>`)],
    ['links around all', index((head, text) => `<div><a href="/a"><h2>${head}</h2><p>${text}</p></a></div>`)],
    [
      'rows with a link to read on',
      index((head, text) => `<div><h2><a href="/a">${head}</a></h2><div>${text}</div><a href="/a">Read more</a></div>`),
    ],
  ])('are refused: %s', async (_, html) => {
    await expect(readFile(bytesOf(html), { key: 'page.html' })).rejects.toThrow(/lists articles|too short|no article/);
  });

  it.each([
    [
      'an article above such a list',
      `<article><h1>Cranes to go before winter</h1>${p(BODY)}</article>${HEADS.map((head, at) => `<div><h2><a href="/a">${head}</a></h2><p>${TEASERS[at]}</p></div>`).join('')}`,
    ],
    [
      'a short post whose title is a link',
      `<article><h2><a href="/post">Cranes to go before winter</a></h2><p>${BODY[0]}</p></article>${HEADS.map((head, at) => `<div><h2><a href="/a">${head}</a></h2><p>${TEASERS[at]}</p></div>`).join('')}`,
    ],
    [
      'a text in two paragraphs under each headline',
      HEADS.map(
        (head, at) =>
          `<h3><a href="/a">${head}</a></h3><p>${BODY[at % 3]} It is ${at} of six.</p><p>${TEASERS[at]}</p>`,
      ).join(''),
    ],
  ])('are not %s', async (_, inside) => {
    expect((await paragraphsOf(page(`<main>${inside}</main>`))).join(' ')).toContain(BODY[0]);
  });
});
