/**
 * What sites print between and around the paragraphs of an article: invitations, labels, additions of content
 * management systems (WordPress, Blogger, Drupal …), in the languages of their templates.
 */

/** How labels begin. */
const LABEL_BEGINNINGS = {
  en: `advertisement|sponsored|promoted|share(?: this| on|:)|shares?$|tweet|pin it|email|print|save|follow (?:us|me|@)|the post .{1,200} (?:appeared first|first appeared) on|like us|like this:|subscribe|sign up|sign in|log ?in|register|join (?:us|the|our)|read (?:more|next|also|the full|:)|see also|further reading|more (?:on|from|about|:)|related|recommended|most (?:read|popular|viewed)|popular|trending|up next|watch|listen|unsubscribe|view (?:(?:this |the )?e?mail )?in (?:your )?browser|view (?:gallery|comments|all)|click here|tap (?:here|to )|(?:click|zoom) to enlarge|latest posts by|continue reading|story continues|article continues|scroll (?:down|for)|loading|skip to|back to (?:top|the top)|comments?(?:$| \\()|\\d+ comments?|comments are closed|leave a (?:comment|reply)|post a comment|add a comment|what do you think|have your say|photo(?:graph)?s?(?::| by| credit)|image(?::| credit| source| copyright)|picture:|getty|credit:|caption|video:|source:|via:|tags?:|tagged(?: with|:| in)|filed under|posted (?:in|by|on)|this (?:entry|post) was (?:posted|filed|published|written)|(?:previous|next|older|newer) (?:post|article|story|entry|posts)|post navigation|text size|font size|your email address will not|notify me of|categories|category ?:|topics?:|social share|news date|(?:suggested|recommended) citation|how to cite|copyright|\\(c\\)|all rights reserved|terms of|privacy|cookie|we use cookies|this site uses|by (?:continuing|using)|newsletter|get (?:the|our) (?:latest|best|free|daily)|don.t miss|download (?:the|our) app|support (?:our|us)|donate|contact us|about the author|written by|published (?:on|by|in|:)|updated|last updated|edited by|reporting by`,
  de: `anzeige|werbung|zum (?:vergrößern|starten)|zur vergrößerung|quelle der|weiter(?: zu[mr]?| lesen| mit|$)|quellen (?:ein|aus)blenden|zitiervorschlag|(?:empfohlene )?zitierweise|dies ist teil \\d|lesen sie (?:auch|mehr|dazu|hier)|auch interessant|mehr (?:zum|zu diesem) |(?:zum )?weiterlesen|zum thema|artikel (?:teilen|drucken|merken|versenden)|diese[nrs]? (?:artikel|beitrag|seite|geschichte|meldung) (?:teilen|drucken|merken|empfehlen|weiterempfehlen|bewerten)|teilen(?: mit:?| auf|:|$)|drucken|kommentare|kommentar (?:schreiben|verfassen)|kommentare? (?:deaktiviert|geschlossen)|schreibe? einen kommentar|hinterlasse eine? |diskutieren|gefällt mir|veröffentlicht (?:am|in|von|unter|:)|diese[rs] (?:eintrag|beitrag|artikel) wurde|verschlagwortet|schlagw[oö]rter|schlagworte|getaggt|kategorien?:|vorheriger (?:beitrag|artikel)|nächster (?:beitrag|artikel)|beitragsnavigation|deine e-mail|benachrichtige mich|diese website verwendet|zum inhalt|zurück (?:zur?|nach)|nach oben|bild(?:er|quelle|nachweis|rechte)?:|fotos?:|quelle:|lesedauer|impressum|datenschutz|empfehlungen? der redaktion|jetzt (?:abonnieren|anmelden|teilen)|folgen sie uns`,
  fr: `publicité|lire (?:aussi|également|la suite|:)|à lire|voir aussi|partage[rz](?: sur| cet| :|$)|imprimer|envoyer (?:par|à)|publié (?:le|par|dans)|cet? (?:entrée|article) a été publié|laisser un commentaire|articles? (?:précédent|suivant)|étiquettes|mots-clés|votre adresse e-mail ne sera|crédits? (?:photo|:)|photo :|abonnez-vous|suivez-nous|j.aime (?:chargement|:)`,
  es: `publicidad|leer más|lea también|lee también|te puede interesar|compart[ei]r?(?: en|:|$)|imprimir|publicado (?:en|por|el)|deja (?:un comentario|una respuesta)|etiquetas|tu dirección de correo|síguenos|suscríbete|me gusta:|foto:`,
  others: `leggi anche|condividi|lascia un commento|pubblicato (?:il|da|in)|annonce|lees ook|lees meer|deel dit|reageer|leia (?:também|mais)|compartilhe|partilhar|deixe um comentário|czytaj (?:też|także|również|więcej)|przeczytaj (?:też|także|również)|zobacz (?:też|także|również|więcej)|udostępnij|podziel się|reklama|źródło:|fot\\.`,
};
const LABEL = new RegExp(
  `^(?:(?:…|\\.\\.\\.) ?)?(?:©|(?:${Object.values(LABEL_BEGINNINGS).join('|')})(?![\\p{L}\\p{N}]))`,
  'iu',
);

/** When an entry of a live blog was written, and by whom: "09:40", "7m ago", "vor 5 Minuten", "14.22 Uhr Anna Berg". */
const ENTRY_STAMP =
  /^(?:\d{1,2}[:.]\d\d ?(?:uhr|h|[ap]\.?m\.?|gmt|bst|utc|c?e[sd]?t)?|\d{1,3} ?(?:m|mins?|minutes?|h|hrs?|hours?|days?) ago|vor \d{1,3} (?:min|minuten?|stunden?|tagen?)\.?|il y a \d{1,3} (?:min|minutes?|heures?)|hace \d{1,3} (?:min|minutos?|horas?))$/iu;
/** The same with a name, whose capitals tell it from a heading: "13.05 Fuel duty frozen". */
const SIGNED_STAMP =
  /^\d{1,2}[:.]\d\d ?(?:[Uu]hr|h|[AaPp]\.?[Mm]\.?|GMT|BST|UTC|C?E[SD]?T)?[ ,|·–-]+\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){1,2}$/u;

/** Whole blocks that are labels. */
const WHOLE_LABEL =
  /^(?:follow \p{L}[^.!?]{1,60} on (?:twitter|facebook|instagram|x|threads|bluesky)\b.{0,40}|reply|antworten|répondre|responder|permalink|like|tweet|teilen|twitter|facebook|pinterest|whatsapp)\.?$/iu;

/** Headings above comments and lists of other stories. */
const END_HEADING = new RegExp(
  `^(?:${[
    '(?:\\d+ )?comments?(?: \\(\\d+\\))?|leave a (?:comment|reply)|join the (?:conversation|discussion)|related (?:articles?|stories|posts|links|content|coverage|topics)|more (?:from|stories|on this|news|in).{0,40}|you (?:may|might) also (?:like|be interested).{0,20}|read next|recommended(?: for you| stories| reading)?|most (?:read|popular)|(?:\\d+ )?responses? to .{0,100}|(?:\\d+ )?thoughts on .{0,100}|what to read next|popular (?:posts|stories)|see also|about the author|tags?|share this(?: article| story| post)?|external links|references|(?:press|media) (?:contacts?|inquiries|enquiries)|(?:further|more|additional) information|sources?|authors?|discover more.{0,40}|(?:\\d+ )?replies|reader comments.{0,20}|visitor comments.{0,20}',
    '(?:\\d+ )?kommentare?(?: \\(\\d+\\))?|kommentar (?:schreiben|verfassen)|schreibe? einen kommentar|hinterlasse (?:eine antwort|einen kommentar)|(?:\\d+ )?antworten (?:auf|zu) .{0,100}|(?:\\d+ )?gedanken zu .{0,100}|das könnte (?:sie|dich|euch) auch interessieren.{0,10}|auch interessant|mehr zum thema|verwandte (?:artikel|themen|beiträge)|ähnliche (?:artikel|beiträge|themen)|weitere (?:artikel|beiträge|meldungen|nachrichten|themen).{0,30}|diesen (?:artikel|beitrag) teilen|über den autor|über die autorin|(?:presse|medien)?kontakte?|(?:presse|medien)anfragen|ansprechpartner(?:in)?|rückfragehinweis|(?:weitere|weiterführende) (?:informationen|infos|links)|(?:zum )?weiterlesen|quellen?|einzelnachweise|autor(?:in|en)?|entdecke (?:weitere|mehr).{0,40}|(?:artikel|videos|mehr)(?: und \\p{L}+)? zum thema',
    'articles (?:liés|similaires)|sur le même (?:sujet|thème)|(?:\\d+ )?commentaires?|laisser un commentaire|à lire aussi|(?:\\d+ )?réactions|(?:\\d+ )?réponses à .{0,100}',
    'noticias relacionadas|entradas relacionadas|(?:\\d+ )?comentarios?|deja (?:un comentario|una respuesta)|te puede interesar|articoli correlati|lascia un commento|powiązane artykuły|zobacz (?:też|także|również)|komentarze(?: \\(\\d+\\))?|artigos relacionados|comentários',
  ].join('|')}) ?:?$`,
  'iu',
);

/** Words of a site's notices to its visitors. Two of one group in a short block make a notice. */
const CONSENT_WORDS = [
  /\bcookies?\b/i,
  /\bconsent|einwillig|einverständnis|\bzustimm|consentement|consentimiento/i,
  /privacy (?:policy|settings|notice|preference)|right to privacy|privatsphäre|vie privée|privacidad/i,
  /personal (?:data|information)|personenbezogen|données personnelles|datos personales/i,
  /legitimate interest|berechtigtes? interesse|intérêt légitime/i,
  /accept all|alle akzeptieren|tout accepter|opt[ -](?:in|out)\b/i,
  /\b(?:vendors|third[ -]part(?:y|ies)|drittanbieter\w*|drittplattform\w*)\b|\b\d{1,4} partners?\b|\bsome partners\b/i,
  /datenschutz/i,
  /on (?:your|a) (?:device|browser)|auf (?:ihrem|deinem|einem) (?:gerät|endgerät)|unique identifiers/i,
  /externe[rn]? (?:inhalte?|medien|dienste)/i,
];
const NOTICE_WORDS: RegExp[][] = [
  CONSENT_WORDS,
  [
    /\bnewsletters?\b/i,
    /\binbox\b/i,
    /\bsign(?:ing|ed)? up\b/i,
    /\bsubscribe\b/i,
    /\bunsubscribe\b/i,
    /email address|e-mail-adresse|adresse e-?mail/i,
    /abonnier|abonnez/i,
  ],
  [
    /\bsubscri(?:be|ber|bers|ption)\b/i,
    /\blog ?in\b|\bsign in\b/i,
    /free trial|free article/i,
    /already (?:a|have)/i,
    /\baccount\b/i,
    /unlimited access/i,
    /exclusive|exklusive/i,
    /\bmember(?:ship)?\b|\bmitglied\b/i,
  ],
  [
    /\bapps?\b/i,
    /\bandroid\b|\bgoogle play\b/i,
    /\biOS\b|\biphones?\b|\bapp store\b/i,
    /\bdownload|\bherunterladen\b/i,
  ],
];
/** The same of its accounts, in a short block or one with links. */
const ACCOUNT_WORDS = [
  /\bfollow (?:us|me|our|@)|\bfolg(?:e|t|en sie) (?:uns|mir)\b/i,
  /\bfacebook\b/i,
  /\btwitter\b/i,
  /\binstagram\b/i,
  /\btelegram\b|\bwhatsapp\b/i,
  /\byoutube\b/i,
  /\b(?:channel|kanal|canal)\b/i,
];
/** What only a site says of itself and its articles, whether or not it speaks to its visitors. */
const SITE_STATEMENT = new RegExp(
  [
    'do(?:es)? not (?:necessarily )?(?:reflect|represent) the (?:views?|opinions?|position)',
    'not (?:be )?(?:held )?responsible for (?:the |any )?(?:opinions|content|views)\\b',
    '\\b(?:we|wir|this site|diese seite)\\b.{0,20} (?:earn|receive|get|erhalten) .{0,30}\\b(?:commissions?|compensation|provision)\\b',
    '\\b(?:enjoy(?:ed)?|lik(?:e|ed)) (?:reading )?this (?:post|article|story|recipe)\\b',
    '(?:please|would you|bitte) consider (?:supporting|donating|subscribing|becoming|making a)',
    'support(?:ing)? (?:our|my) (?:work|journalism|reporting|newsroom)',
    '^(?:submit|send|e-?mail) (?:us )?(?:your|a) (?:letter|stor(?:y|ies)|tips?|news)',
    "(?:^|\\b(?:you|you’ve|you've) )(?:spotted|noticed|found|see) an? (?:error|mistake|typo)|^report an? (?:error|typo|correction)|^fehler (?:gefunden|entdeckt|melden)|vous avez repéré une erreur|^encontrou algo errado|^reporte un error",
    '^this (?:entry|post) was (?:posted|written|published|filed)\\b|follow any (?:comments|responses) to this (?:entry|post)',
    '^(?:for|download|get) .{0,100}\\bapps? (?:for|on) (?:ios|android|iphone)',
    'reach the (?:reporter|author|writer|editor)s? (?:of|behind)|contact the (?:reporter|author|writer) (?:of|at)\\b',
    'was this (?:e-?mail|newsletter) forwarded',
    'tried this recipe|\\bcomments? (?:section )?below[.!]?$|know in the comments|^leave (?:us )?a (?:comment|review)|^kommentare zu diesem',
    '\\b(?:clic|click|klick\\w*|tap) (?:aquí|aqui|here|hier|ici)[.!]?$',
    '^(?:sie (?:sind|haben) bereits (?:registriert|ein)|sie möchten (?:gerne? )?weiterlesen|(?:jetzt )?registrieren sie sich|already (?:registered|a (?:member|subscriber)))',
  ].join('|'),
  'iu',
);
/** What content management systems print below an article, its title in quotation marks. */
const PUBLICATION_NOTE =
  /^(?:der|dieser|diese) (?:beitrag|artikel|eintrag|meldung) (?:["“„»].{1,150} )?wurde am .{5,60}\b(?:veröffentlicht|geschrieben|verfasst|kategorie)/iu;
/** Two of these in a short block advertise the paper itself. */
const PAPER_WORDS = [
  /\b(?:im|probe|digital|jahres)-?abo\b/i,
  /\be-?paper\b/i,
  /kiosk/i,
  /\baktuellen? (?:ausgabe|heft)|\bcurrent issue|\b(?:latest|print) (?:issue|edition)/i,
  /\bsubscribers?\b/i,
];
const MAX_PAPER_NOTICE_CHARACTERS = 200;
const MAX_NOTICE_CHARACTERS = 500;
/** A longer text without links with two of the words may be about such things. */
const MIN_TOPIC_CHARACTERS = 160;
const MAX_CONSENT_CHARACTERS = 1500;
const ADDRESS_TO_VISITOR =
  /\b(?:you|your|we|our|us|my|wir|sie|ihre[nr]?|deine?[nr]?|meine[nr]?|du|euch|unsere[nr]?|vous|votre|nous|notre|nos|su|sus|nuestr[oa]s?)\b/i;

/** Whether a text begins like a label. The caller decides how long a label may be. */
export const isLabelText = (text: string): boolean =>
  LABEL.test(text) || WHOLE_LABEL.test(text) || ENTRY_STAMP.test(text) || SIGNED_STAMP.test(text);

/** Whether a text is the heading of comments or of a list of other stories. */
export const isEndHeading = (text: string): boolean => END_HEADING.test(text);

/** Whether a block is a part of a site's request for consent. */
export const isConsentNotice = (text: string): boolean =>
  text.length <= MAX_CONSENT_CHARACTERS &&
  ADDRESS_TO_VISITOR.test(text) &&
  !/["“”«»„]/.test(text) &&
  countOf(CONSENT_WORDS, text) > 1;

/** Where a newspaper's site says that its paper had the article too. */
const PRINT_NOTE =
  /^(?:an? (?:\p{L}+ )?version of )?this (?:article|story|piece|review|obituary) (?:also )?(?:appear(?:s|ed)|was (?:first |originally )?(?:published|printed)|ran) in (?:the )?(?:print\b|\p{L}+ \d{1,2},? \d{4},? (?:print )?(?:edition|issue))|\border reprints(?:\s*\||\s*$)/iu;

/**
 * Whether a block is a site's notice to its visitors: consent, newsletter, subscription, social media accounts, the printed
 * edition.
 */
export const isSiteNotice = (text: string, linkedCharacters = 0): boolean =>
  text.length <= MAX_NOTICE_CHARACTERS &&
  (PRINT_NOTE.test(text) ||
    PUBLICATION_NOTE.test(text) ||
    (!/["“”«»„]/.test(text) && isAddressed(text, linkedCharacters)));

const isAddressed = (text: string, linkedCharacters: number): boolean => {
  const most = linkedCharacters === 0 && text.length > MIN_TOPIC_CHARACTERS ? 2 : 1;
  return (
    SITE_STATEMENT.test(text) ||
    (text.length <= MAX_PAPER_NOTICE_CHARACTERS && countOf(PAPER_WORDS, text) > 1) ||
    (ADDRESS_TO_VISITOR.test(text) &&
      (NOTICE_WORDS.some((words) => countOf(words, text) > most) || (most === 1 && countOf(ACCOUNT_WORDS, text) > 1)))
  );
};

const countOf = (words: RegExp[], text: string): number => words.filter((word) => word.test(text)).length;

const MAX_WRITER_CHARACTERS = 100;
const BY = /^(?:by|von|par|por|di|da|door|av):?\s+/i;
const FULL_NAME = /^\p{Lu}[\p{L}.'’-]*\s+(?:(?:de|van|von|da|di|del|la|le|bin|al)\s+){0,2}\p{Lu}/u;

/**
 * Whether a text names the writer: "By ANNA BERG | 3/11/26", "Von Anna Berg", "Par JEAN PETIT Envoyé spécial à
 * Toulouse".
 */
export const namesWriter = (text: string): boolean => {
  const by = text.length < MAX_WRITER_CHARACTERS && !/[.!?…:]$/.test(text) ? BY.exec(text) : null;
  return by !== null && FULL_NAME.test(text.slice(by[0].length));
};

const AGENCY =
  '(?:AP(?: Photo)?|AFP|Reuters|Getty(?: Images)?|EPA|dpa|ANSA|TASS|PA|Corbis|Shutterstock|iStock|Icon SMI|Xinhua|Bloomberg|Zuma(?: Press)?|Alamy|Keystone)';
const PICTURE_CREDIT = new RegExp(
  [
    '\\((?:photo|image|picture|credit|foto|bild|symbol(?:bild|foto)|archiv(?:bild|foto|aufnahme)|crédit|file photo|courtesy)[^()]{0,80}\\)',
    "(?:^|[.!?] )(?:fotos?|photos?|bild(?:er)?|image|photo credit|credit)(?: by|:) ?[\\p{L}][\\p{L} .,/&'’-]{1,40}",
    // Not just "(Reuters)", which ends paragraphs of the agency's stories.
    `(?:/ ?${AGENCY}|\\(AP Photo)(?: ?[/.,] ?[\\p{L} .'’-]{0,40})?\\)`,
    `${AGENCY} ?/ ?[\\p{L} .'’-]{2,40}\\)?(?: -)?`,
    `[\\p{L} .'’-]{2,40} ?/ ?${AGENCY}`,
    "(?:^|[|/–—-] ?)© ?[\\p{L}][\\p{L} .,/&'’-]{1,60}",
    '[–—(/,-] ?(?:public domain|gemeinfrei|CC[ -]BY(?:-SA)?(?: \\d\\.\\d)?)\\)?',
  ]
    .map((form) => `(?:${form})$`)
    .join('|'),
  'iu',
);
/** How captions of numbered figures begin. */
const FIGURE = /^(?:abbildung|abb\.|figure|fig\.|bild|grafik|tafel) ?\d{1,3}(?:[a-z]|\.\d+)? ?[:.–—-]/iu;
const MAX_CAPTION_CHARACTERS = 300;
const MAX_CREDIT_CHARACTERS = 120;

/**
 * Whether a text is a picture caption although the markup does not say so: it has a figure's number, or ends with a
 * picture credit.
 */
export const isCaptionText = (text: string): boolean =>
  text.length <= MAX_CAPTION_CHARACTERS &&
  (FIGURE.test(text) || (/[\p{L})-]$/u.test(text) && PICTURE_CREDIT.test(text.slice(-MAX_CREDIT_CHARACTERS))));
