/** Exports of newspaper databases: two articles in every layout and language. */

export const TITLES = ['Ferry to Osterholm to stop in June', 'Council buys the old dairy for one crown'] as const;
export const BODIES = [
  [
    'The ferry to Osterholm will stop running in June after ninety years, its owner said on Wednesday.',
    '“We have carried what there was to carry,” said the captain, Henrik Aas, who has steered it since 1998.',
  ],
  [
    'The town council of Elster voted on Tuesday to buy the old dairy for one crown and to turn it into a library.',
    'Mayor Lotte Brix said that the shelves would be open in two years and that nobody would have to whisper.',
  ],
] as const;
export const [FERRY, DAIRY] = [BODIES[0].join('\n\n'), BODIES[1].join('\n\n')] as const;
/** Wrapped as in deliveries. */
const wrapped = (text: string): string => text.replace(/(.{50,72}) /g, '$1\n');
export const centred = (line: string): string => line.padStart(40 + line.length / 2);

const COVER = `



Download Request: Selected Items: 1-2
Time Of Request: Friday, March 20, 2026  16:51:31

Send To:
2152 311G
UNIVERSITY LIBRARY
HILL STREET

Terms: (ferry) and Date(geq(01/03/2026) and leq(31/03/2026))

Source: The Elster Courier
Project ID: None

`;

const CLASSIC = `${COVER}
${centred('1 of 2 DOCUMENTS')}


${centred('The Elster Courier (Elster)')}

${centred('March 4, 2026 Wednesday')}
${centred('Edition 1;')}
${centred('North')}

${TITLES[0]}

BYLINE: Karl Lund

SECTION: NEWS; Pg. 6

LENGTH: 677 words


${wrapped(FERRY)}

LOAD-DATE: March 5, 2026

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

JOURNAL-CODE: ELC


${centred('Copyright 2026 Elster Media Ltd')}
${centred('All Rights Reserved')}

${centred('2 of 2 DOCUMENTS')}

${centred('The Elster Courier (Elster)')}

${centred('March 5, 2026, Thursday, Late Edition - Final')}

Council buys the old dairy
for one crown

BYLINE: By Anna Berg

LENGTH: 68 words

HIGHLIGHT: Nobody will have to whisper

BODY:

${wrapped(DAIRY)}

GRAPHIC: Photo, the dairy in 1911

LOAD-DATE: March 6, 2026

${centred('Copyright 2026 Elster Media Ltd')}
`;

const GERMAN = `
${centred('Dokument 1 von 2')}

${centred('Copyright 2026 Elster Medien GmbH')}
${centred('Alle Rechte vorbehalten')}

${centred('The Elster Courier')}

${centred('Mittwoch 4. März 2026')}

${TITLES[0]}

AUTOR: Karl Lund

RUBRIK: POLITIK; S. 4

LÄNGE: 312 Wörter

${wrapped(FERRY)}

UPDATE: 5. März 2026

SPRACHE: GERMAN; DEUTSCH

PUBLICATION-TYPE: Zeitung

${centred('Dokument 2 von 2')}

${centred('The Elster Courier')}

${centred('5. März 2026')}

ÜBERSCHRIFT: ${TITLES[1]}

AUTOR: Anna Berg

LÄNGE: 68 Wörter

${wrapped(DAIRY)}

LADEDATUM: 6. März 2026
`;

const FRENCH = `
${centred('Document 1 de 2')}

${centred('The Elster Courier')}

${centred('4 mars 2026 mercredi')}

${TITLES[0]}

AUTEUR: Karl Lund

RUBRIQUE: POLITIQUE; Pg. 4

LONGUEUR: 312 mots

ENCART: Après quatre-vingt-dix ans

${FERRY}

DATE-CHARGEMENT: 5 mars 2026

LANGUE: FRENCH; FRANÇAIS

TYPE-PUBLICATION: Journal

${centred('Copyright 2026 The Elster Courier')}
${centred('tous droits réservés')}

${centred('Document 2 de 2')}

${centred('The Elster Courier')}

${centred('5 mars 2026 jeudi')}

${TITLES[1]}

AUTEUR: Anna Berg

LONGUEUR: 68 mots

${DAIRY}

DATE-CHARGEMENT: 6 mars 2026
`;

const DUTCH = `
${centred('1 van 2 DOCUMENTEN')}

${centred('Copyright 2026 The Elster Courier')}

${centred('The Elster Courier')}

${centred('4. Maart 2026')}

${centred('March 4, 2026')}

LENGTE: 158 woorden

KOP: ${TITLES[0]}

AUTEUR: LUND, KARL

TEKST:

${FERRY}

PUB-TYPE: Paper

TAAL: Dutch / Nederlands

LOAD-DATE: March 5, 2026

${centred('2 van 2 DOCUMENTEN')}

${centred('The Elster Courier')}

${centred('5 maart 2026 donderdag')}

KOP: ${TITLES[1]}

RUBRIEK: Binnenland

LENGTE: 44 woorden

DATUM: 5 maart 2026

${DAIRY}
`;

export const UNI_LINES = [
  'Date and Time: Friday, March 20, 2026 4:51:00 PM CET',
  'Job Number: 164923177',
  'Documents (2)',
  `1. ${TITLES[0]}`,
  'Client/Matter: -None-',
  'Search Terms: ferry or dairy',
  `2. ${TITLES[1]}`,
  'Client/Matter: -None-',
  'Search Terms: ferry or dairy',
  TITLES[0],
  'The Elster Courier',
  'March 4, 2026 Wednesday',
  'Copyright 2026 Elster Media All Rights Reserved',
  'Section: NEWS; Pg. 6',
  'Length: 677 words',
  'Byline: Karl Lund',
  'Highlight: After ninety years',
  'Body',
  ...BODIES[0],
  'Graphic',
  'The ferry in 1936',
  'Load-Date: March 5, 2026',
  'End of Document',
  TITLES[1],
  'The Elster Courier',
  'March 5, 2026 Thursday',
  'Copyright 2026 Elster Media All Rights Reserved',
  'Length: 68 words',
  'Byline: Anna Berg',
  'Body',
  ...BODIES[1],
  'Classification',
  'Language: ENGLISH',
  'Load-Date: March 6, 2026',
  'End of Document',
];

const CODED = `SE\tDomestic
HD\t${TITLES[0]}
BY\tKarl Lund
WC\t677 words
PD\t4 March 2026
ET\t10:15
SN\tThe Elster Courier
SC\tELSTER
PG\t6
LA\tEnglish
CY\t(c) 2026 Elster Media

LP\t
${BODIES[0][0]}

TD\t
${BODIES[0][1]}

CO\telsfer : Elster Ferries AS
IN\ti74 : Water Transport | itsp : Transport
NS\tgcat : Political/General News
RE\tnorw : Norway
PUB\tElster Media
AN\tDocument ELSTER0020260304em340001a

HD\t${TITLES[1]}
BY\tBy Anna Berg
WC\t68 words
PD\t5 March 2026
SN\tThe Elster Courier
SC\tELSTER
LA\tEnglish
LP\t${BODIES[1][0]}
TD\t${BODIES[1][1]}
NS\tgcat : Political/General News
AN\tDocument ELSTER0020260305em350002b

Search Summary
Text\tferry or dairy
`;

const CODES_ALONE = CODED.replace(/^([A-Z]{2,3})\t(?=\S)/gm, '$1\n');
export const CODES_WITH_A_SPACE = CODED.replace(/^([A-Z]{2,3})\t/gm, '$1 ').replace('“We', 'IN 1998 “we');

const uncoded = (words: string, days: [string, string], language: string, document: string): string =>
  `Domestic
${TITLES[0]}

Karl Lund
677 ${words}
${days[0]}
10:15
The Elster Courier
ELSTER
6
${language}
(c) 2026 Elster Media. All rights reserved.

${FERRY}

${document} ELSTER0020260304em340001a

Page 2 of 3 © 2026 Factiva, Inc. All rights reserved.

${TITLES[1]}
By Anna Berg
1,068 ${words}
${days[1]}
The Elster Courier
ELSTER
${language}
Copyright 2026. Elster Media.

${DAIRY}

Elster Media

${document} ELSTER0020260305em350002b

Search Summary
`.replace('\nKarl Lund\n', '\nBy Karl Lund\n');

const proquest = (title: string, text: string, author: string, date: string, id: number): string => `${title}
Author: ${author}
ProQuest document link

Full text: ${text}

Subject: Ferries; Local government

Location: Elster

Title: ${title}

Author: ${author}

Publication title: The Elster Courier; Elster

Pages: A4

Publication year: 2026

Publication date: ${date}

Section: News

Publisher: Elster Media

Source type: Newspapers

Language of publication: English

Document type: News

ProQuest document ID: ${id}

Document URL: https://www.proquest.example/docview/${id}

Copyright: Copyright Elster Media 2026

Last updated: 2026-03-20

Database: Global Newsstream
`;
const RULE = '_'.repeat(60);
export const PROQUEST = `${RULE}\n\nReport Information from ProQuest\n\n${RULE}\n\nDocument 1 of 2\n\n${proquest(TITLES[0], FERRY, 'Lund, Karl', 'Mar 4, 2026', 101)}\n${RULE}\n\nDocument 2 of 2\n\n${proquest(TITLES[1], DAIRY, 'Berg, Anna', 'Mar 5, 2026', 102)}\n${RULE}\n\nContact us at: http://www.proquest.example\n`;

export const EXPORTS: Record<string, string> = {
  'LexisNexis, classic': CLASSIC,
  'LexisNexis in German': GERMAN,
  'LexisNexis in French': FRENCH,
  'LexisNexis in Dutch': DUTCH,
  'Nexis Uni as text': UNI_LINES.join('\n\n'),
  'Nexis Uni without empty lines': `${UNI_LINES.slice(9).join('\n')}\n`,
  'Factiva with codes': CODED,
  'Factiva with codes on lines of their own': CODES_ALONE,
  'Factiva without codes': uncoded('words', ['4 March 2026', '5 March 2026'], 'English', 'Document'),
  'Factiva without codes in German': uncoded('Wörter', ['4. März 2026', '5. März 2026'], 'Englisch', 'Dokument'),
  'Factiva without codes in French': uncoded('mots', ['4 mars 2026', '5 mars 2026'], 'Anglais', 'Document'),
  ProQuest: PROQUEST,
};
