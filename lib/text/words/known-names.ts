/** Names that every reader of news knows: what they are, and which of them are one. */

/**
 * Organisations that are never anything else, as they are printed: found even where the tagger misses them. Parties and
 * parliaments, courts and offices, bodies of the world, newspapers and broadcasters, and a few firms whose names tell
 * nothing. A longer list of firms, universities and clubs found no more in articles that nobody had looked at.
 */
export const KNOWN_ORGANISATIONS: readonly string[] = `
GOP|Republican Party|Democratic Party|Labour|Labour Party|Tories|Conservatives|Conservative Party|Lib Dems|New Labour
Liberal Democrats|Scottish National Party|SNP|Plaid Cymru|Sinn Fein|Sinn Féin|Fine Gael|Fianna Fáil|Fianna Fail|SDLP|DUP|UKIP|Green Party|Congress|Tea Party
Likud|Knesset|Bundestag|Bundesrat|Duma|White House|Kremlin|Pentagon|Christian Democrats|Social Democrats|African National Congress|ANC
Fatah|Hamas|Hezbollah|Hizbollah|Taliban|al-Qaeda|Al-Qaeda|Al Qaeda|al Qaeda|al-Qaida|Al-Qaida|Islamic Jihad|Islamic State|ISIS|ISIL|Boko Haram
Al-Shabab|al-Shabab|FARC|IRA|Muslim Brotherhood|Ku Klux Klan|Palestinian Authority|Democratic National Committee
Republican National Committee|DNC|RNC|European Commission|European Parliament|European Central Bank|European Council
Council of Europe|European Court of Human Rights|European Court of Justice|International Criminal Court|United Nations
Security Council|General Assembly|World Bank|International Monetary Fund|IMF|World Trade Organization|WTO
World Trade Organisation|World Health Organization|World Health Organisation|Nato|NATO|Opec|OPEC|OECD|Unesco|UNESCO
Unicef|UNICEF|UNHCR|Interpol|Europol|African Union|Arab League|G8|G7|G20|Red Cross|Red Crescent|Amnesty International
Human Rights Watch|Greenpeace|Oxfam|Save the Children|Friends of the Earth|Federal Reserve|Bank of England|Bank of Japan
Bundesbank|Nasdaq|London Stock Exchange|New York Stock Exchange|Wall Street Journal|Financial Times|New York Times
New York Post|Washington Post|Los Angeles Times|USA Today|USA TODAY|Daily Mail|Daily Mirror|Daily Telegraph|Daily Express
Sunday Times|Sunday Telegraph|Mail on Sunday|News of the World|Evening Standard|Le Monde|Le Figaro|Der Spiegel|Die Zeit
El Pais|Reuters|Associated Press|Agence France-Presse|AFP|Press Association|BBC|BBC News|BBC Radio|ITV|ITN|BSkyB|Sky News
Channel 4|Channel 4 News|CNN|CBS|CBS News|NBC|NBC News|ABC News|Fox News|MSNBC|CNBC|PBS|NPR|C-SPAN|MTV|Al Jazeera
Al-Jazeera|al-Jazeera|al-Arabiya|Xinhua|Interfax|Itar-Tass|Kyodo|Google|Yahoo|Microsoft|YouTube
WhatsApp|LinkedIn|Facebook|Twitter|Instagram|Snapchat|TikTok|Reddit|Tumblr|Pinterest|Wikipedia|eBay|PayPal|IBM|Intel|T-Mobile|Vodafone|McDonald's|Moody's|Standard & Poor's
Standard and Poor's|FBI|CIA|NSA|MI5|MI6|Mossad|KGB|NASA|Nasa|Secret Service|National Guard|Department of Homeland Security
State Department|Justice Department|Treasury Department|Defense Department|Labor Department|Commerce Department
Supreme Court|US Supreme Court|High Court|Court of Appeal|Crown Court|Old Bailey|House of Commons|House of Lords
House of Representatives|US Senate|Scottish Parliament|Welsh Assembly|Foreign Office|Home Office|Cabinet Office
Scotland Yard|Metropolitan Police|Ministry of Defence|Crown Prosecution Service|Serious Fraud Office|Inland Revenue
Competition Commission|Office of Fair Trading|Financial Services Authority|Environment Agency|Audit Commission
National Audit Office|Electoral Commission|Ofcom|Ofsted|Ofgem|Ofwat|NHS|National Trust|RSPCA|NSPCC|CBI|TUC|Church of England
Fifa|FIFA|Uefa|UEFA|International Olympic Committee|IOC|Football Association|Football League
`
  .trim()
  .split(/[\n|]/);

/** Newspapers that are words too: an organisation only behind "the", as printed. */
export const NEWSPAPERS: ReadonlySet<string> = new Set(
  'Guardian Times Sun Independent Observer Economist Mirror Telegraph Scotsman Herald Express Mail Standard'.split(' '),
);

/** Places that the tagger takes for organisations or people, as they are printed. */
export const KNOWN_PLACES: readonly string[] = `
Downing Street|Westminster|Capitol Hill|Hollywood|Guantanamo Bay|Camp David|Wall Street|Silicon Valley|World Trade Center|Ground Zero
Number 10|No 10|West Bank|Gaza Strip|Middle East|Far East|Home Counties|East Anglia|East Midlands|West Midlands|Merseyside|Tyneside
Wearside|Teesside|Humberside|Thames Valley|West Country|Highlands|Bedfordshire|Berkshire|Buckinghamshire|Cambridgeshire
Cheshire|Cornwall|Cumbria|Derbyshire|Devon|Dorset|Essex|Gloucestershire|Hampshire|Herefordshire|Hertfordshire
Kent|Lancashire|Leicestershire|Lincolnshire|Norfolk|Northamptonshire|Northumberland|Nottinghamshire|Oxfordshire|Rutland
Shropshire|Somerset|Staffordshire|Suffolk|Surrey|Sussex|East Sussex|West Sussex|Warwickshire|Wiltshire|Worcestershire
Yorkshire|North Yorkshire|South Yorkshire|West Yorkshire|Isle of Wight|Isle of Man|County Durham|Greater Manchester
Anglesey|Gwynedd|Powys|Pembrokeshire|Carmarthenshire|Ceredigion|Aberdeenshire|Lanarkshire|Ayrshire|Fife|Orkney|Shetland
County Antrim|County Down|County Armagh|County Tyrone|County Fermanagh|Ulster|Latin America|Central America
North America|South America|Southeast Asia|South East Asia|Central Asia|Eastern Europe|Western Europe|Americas|Caribbean
Balkans|Scandinavia|Las Vegas|Los Angeles|San Francisco|New Orleans|Long Island|Manhattan|Brooklyn|Queens
Staten Island|Bronx|Harlem|Midwest|Deep South|New England|Pacific Northwest|West Coast|East Coast
`
  .trim()
  .split(/[\n|]/);

/** People whom news calls by their last name alone. */
export const KNOWN_PEOPLE: ReadonlySet<string> = new Set(
  `Obama Trump Clinton Biden Putin Yeltsin Gorbachev Merkel Sarkozy Macron Blair Thatcher Cameron Reagan Nixon Kissinger
   Hitler Stalin Lenin Mao Castro Chavez Mandela Mugabe Gaddafi Mubarak Arafat Netanyahu Sharon Zelensky Erdogan
   Berlusconi Schroeder Chirac Bush Kerry Rumsfeld Cheney Romney McCain Sanders Pelosi`
    .trim()
    .split(/\s+/),
);

/** Forms of one name, without full stops: a short form, an abbreviation, the members of a party. */
const FORMS_OF_ONE = `
conservative party|conservatives|tories|tory party|tory
labour party|labour
liberal democrats|lib dems|lib dem|liberal democrat|libdems
republican party|republicans|gop
democratic party|democrats|democrat party|dems
scottish national party|snp
uk independence party|ukip
al-qaeda|al qaeda|al-qaida|al qaida
islamic state|isis|isil|daesh|is|islamic state group
uk|britain|great britain
10 downing street|number 10|no 10|downing street
us|america
north korea|dprk
south korea|rok
new zealand|nz
russia|russian federation
new york city|nyc
los angeles|la
washington post|wash post
wall street journal|wsj
manchester united|man utd|man united
manchester city|man city
tottenham hotspur|tottenham|spurs
west bromwich albion|west brom
west ham united|west ham
wolverhampton wanderers|wolves
federal bureau of investigation|fbi
central intelligence agency|cia
national security agency|nsa
international monetary fund|imf
world health organization|world health organisation|who
world trade organization|world trade organisation|wto
north atlantic treaty organization|north atlantic treaty organisation|nato
federal reserve|fed|us federal reserve
european central bank|ecb
securities and exchange commission|sec
british broadcasting corporation|bbc
national health service|nhs
trades union congress|tuc
confederation of british industry|cbi
foreign and commonwealth office|foreign office|fco|commonwealth office
ministry of defence|mod
house of commons|commons
house of lords|lords
house of representatives|us house of representatives|us house
us senate|united states senate|senate
us congress|congress
us supreme court|supreme court
state department|us state department|department of state
justice department|us justice department|department of justice|doj
defense department|department of defense|us department of defense|pentagon
democratic national committee|dnc
republican national committee|rnc
ernst & young|ernst and young|e&y
marks & spencer|marks and spencer|m&s
johnson & johnson|johnson and johnson|j&j
procter & gamble|procter and gamble|p&g
texas instruments|ti
washington dc|washington d c|dc
`;

/** States and their abbreviations, the full name first. */
const FORMS_OF_STATES = `
alabama|ala|al
arizona|ariz|az
arkansas|ark|ar
california|calif|ca
colorado|colo
connecticut|conn|ct
florida|fla|fl
georgia|ga
illinois|ill|il
indiana|ind
kansas|kan|kans|ks
kentucky|ky
maryland|md
massachusetts|mass|ma
michigan|mich|mi
minnesota|minn|mn
missouri|mo
montana|mont|mt
nebraska|neb|ne
nevada|nev|nv
new hampshire|nh
new jersey|nj
new mexico|nm
north carolina|nc
new york|ny
north dakota|nd
oklahoma|okla|ok
oregon|ore
pennsylvania|pa|penn
south carolina|sc
tennessee|tenn|tn
texas|tex|tx
utah|ut
vermont|vt
virginia|va
west virginia|wva|wv
rhode island|ri
mississippi|miss
ohio|oh
iowa|ia
delaware|del
louisiana
maine
idaho
hawaii
alaska
wisconsin|wis|wisc|wi
wyoming|wyo|wy
`;

const FIRST_FORMS: ReadonlyMap<string, string> = new Map(
  [FORMS_OF_ONE, FORMS_OF_STATES]
    .flatMap((forms) => forms.trim().split('\n'))
    .flatMap((line) => {
      const forms = line.split('|');
      return forms.map((form) => [form, forms[0]!] as const);
    }),
);

/** One form for all the forms of a name that every reader knows to be one; others unchanged. @param key lower-case. */
export const firstFormOf = (key: string): string => FIRST_FORMS.get(key) ?? key;

const STATES: ReadonlySet<string> = new Set(
  FORMS_OF_STATES.trim()
    .split('\n')
    .map((line) => line.split('|')[0]!),
);

/** Whether it is the full name of an American state. @param name lower-case. */
export const isStateOfUnion = (name: string): boolean => STATES.has(name);

/** The full name of the state that this abbreviates, in lower case; undefined if it is none. @param key as above. */
export const stateOf = (key: string): string | undefined => {
  const full = firstFormOf(key);
  return full !== key && STATES.has(full) ? full : undefined;
};
