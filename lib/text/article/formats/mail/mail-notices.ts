import { trimEnd } from '../../../trim.ts';
import { isSiteNotice } from '../markup/site-labels.ts';

/** What programs and mailing services print below or above a mail, in the languages of their templates. */
const NOTICES = [
  // Telephones and programs.
  'sent (?:from|via|with|using) (?:my |the )?(?:i(?:phone|pad)|android|blackberry|samsung|galaxy|mobile|phone|outlook|mail|yahoo|proton|gmail)',
  'get outlook for',
  'von meinem (?:i(?:phone|pad)|handy|mobil\\p{L}*|samsung|smartphone)\\b.{0,40}gesendet',
  '(?:von|mit) .{2,30} (?:für i(?:phone|pad)|mail|app) gesendet',
  'gesendet (?:von|mit) ',
  'holen sie sich outlook',
  'envoyé (?:de|depuis|à partir de) (?:mon|outlook|yahoo|mail)',
  'télécharge[rz] outlook',
  '(?:enviado|enviada) (?:desde|do|a partir do|con) (?:mi|meu|outlook|yahoo|correo|mail)',
  '(?:obtener|obtenha|obter) (?:o )?outlook',
  '(?:verstuurd|verzonden) (?:vanaf|vanuit|met|via) ',
  'outlook voor .{2,20} downloaden',
  'inviato (?:da|dal) (?:i(?:phone|pad)|il mio|mio|outlook|yahoo)',
  'scarica outlook',
  // Mailing services.
  '(?:to |click here to |click to )?unsubscribe\\b',
  '(?:if you )?(?:no longer |do not |don.t )(?:want|wish) to receive',
  'you(?:.re| are)? (?:are )?(?:receiv(?:e|ing)|received|getting|subscribed|signed up)',
  'you received this (?:e-?mail|message|newsletter)',
  'this (?:e-?mail|message|newsletter) (?:was|is being|has been|is) (?:sent|intended|delivered) (?:to|by|for|from)',
  '(?:manage|update|change) (?:your )?(?:e?-?mail )?(?:preferences|subscriptions?|settings)',
  '(?:view|read|open) (?:this |the )?(?:e-?mail|message|newsletter|post|it)? ?(?:online|on the web|in (?:your|a) (?:web ?)?browser)',
  'thanks for (?:reading|subscribing)',
  '(?:can.t|cannot|can not|having trouble|trouble) (?:see|seeing|view|viewing|read|reading|open|opening) this',
  '(?:falls|wenn|sollte) (?:diese|sie diese).{0,40}(?:nicht (?:richtig|korrekt)|probleme).{0,60}(?:angezeigt|darstell|dargestellt|lesen)',
  '.{0,40}(?:im|in ihrem) browser (?:anzeigen|ansehen|öffnen|anschauen|lesen)',
  '(?:wenn|falls|sollten) sie .{0,60}(?:nicht (?:mehr|länger)|keine weiteren|keinen).{0,40}(?:erhalten|bekommen|empfangen|beziehen)',
  '(?:newsletter )?abbestellen|(?:hier |vom newsletter )?abmelden|sie erhalten diese|diese (?:e-?mail|nachricht) wurde (?:an|von) .{2,80} (?:gesendet|verschickt|versandt)',
  '(?:pour|cliquez ici pour) (?:vous |se )?(?:désabonner|désinscrire|ne plus recevoir)|se désabonner|se désinscrire|vous recevez (?:ce|cet|cette)|si vous ne souhaitez plus|cet (?:e-?mail|courriel) (?:a été envoyé|vous est adressé)|(?:voir|afficher|lire) .{0,40}(?:dans (?:votre|le) navigateur|en ligne)',
  'si (?:no|ya no) (?:desea|deseas|quiere|quieres)|(?:para|haga clic aquí para) (?:darse|cancelar|dejar)|darse de baja|darme de baja|cancelar (?:la )?suscripción|(?:ha )?recib(?:e|es|ido|ió|iste) este (?:correo|boletín|mensaje|e-?mail)|este (?:correo|mensaje|boletín) (?:fue|ha sido|se ha|es) (?:enviado|dirigido)|ver (?:este|el) (?:correo|mensaje|boletín) en (?:el|su|tu) navegador',
  '(?:se )?(?:não (?:deseja|quer)|deseja cancelar)|cancelar (?:a )?(?:inscrição|assinatura|subscrição)|(?:você )?(?:recebeu|está recebendo|recebe) est[ea]',
  '(?:als )?u (?:deze|ons|onze).{0,40}(?:niet (?:meer|langer)).{0,40}(?:ontvangen|wilt)|(?:hier )?(?:uitschrijven|afmelden)|u ontvangt (?:deze|dit)|(?:deze|dit) (?:e-?mail|bericht|nieuwsbrief) (?:is|werd) (?:verzonden|verstuurd|gericht)|(?:bekijk|lees) .{0,40}(?:in (?:je|uw) browser|online)|schrijf (?:je|u) .{0,20}uit',
  '(?:se )?non (?:desideri|desidera|vuoi|vuole) (?:più )?ricevere|(?:per )?(?:cancellarsi|cancellare|annullare|disiscriversi|disiscriverti)|(?:hai ricevuto|ricevi|riceve|ha ricevuto) quest[ao]|quest[ao] (?:e-?mail|messaggio|newsletter) (?:è|e) (?:stat[ao] )?(?:inviat|indirizzat)|visualizza .{0,40}(?:nel|nel tuo|nel suo) browser',
  // Confidentiality.
  '(?:confidentiality|legal|privacy) (?:notice|disclaimer)\\b|disclaimer:|(?:rechtlicher|vertraulichkeits)hinweis|avertissement ?:|avis de confidentialité|aviso (?:legal|de confidencialidad)|avviso (?:legale|di riservatezza)|antes de imprimir',
  '(?:the information (?:contained )?in )?this (?:e-?mail|message|communication)(?: message)?(?:,| and| is| may| \\(| contains).{0,120}(?:confidential|privileged|intended)',
  'diese (?:e-?mail|nachricht|mitteilung).{0,80}(?:vertraulich|bestimmt)',
  'ce (?:message|courriel|mail|courrier).{0,100}(?:confidentiel|destiné)',
  '(?:este|esta|la información).{0,20}(?:mensaje|correo|mensagem|e-?mail).{0,120}(?:confidencia|destinad|dirigid)',
  '(?:dit|deze) (?:bericht|e-?mail).{0,80}(?:vertrouwelijk|bestemd)',
  '(?:questo|questa|le informazioni).{0,20}(?:messaggio|e-?mail|comunicazione).{0,120}(?:riservat|confidenzial|destinat)',
  'please (?:consider|think of) the environment|bitte (?:denken|prüfen) sie .{0,60}(?:umwelt|drucken)|(?:pensez|merci de penser) .{0,40}(?:environnement|imprimer)',
  // Gateways.
  '(?:caution|warning|achtung|attention|vorsicht|let op|attenzione|precaución|atención) ?:.{0,80}(?:external|outside|extern|esterno)|\\[?external (?:e-?mail|sender)\\b',
  'you don.t often get e-?mail from|sie erhalten nicht (?:oft|häufig) e-?mails von|vous n.obtenez pas souvent|no suele recibir correos?',
  '(?:copyright|©|\\(c\\)) ?(?:©|\\(c\\))? ?\\d{4}\\b',
  '(?:our|unsere|notre|nuestra) (?:mailing|post)?(?:address|anschrift|adresse|dirección)(?: is)? ?:',
];
const NOTICE = new RegExp(`^[\\s*_|>–—-]*(?:${NOTICES.join('|')})`, 'iu');
const MAX_NOTICE_CHARACTERS = 1500;
/** A link to unsubscribe ends a longer footer too. */
const CLICK =
  /\b(?:unsubscribe|opt[- ]out|haga clic|haz clic|clique aqui|cliquez ici|klicken sie hier|klik hier|clicca qui|click here)\b/iu;
const MAX_CLICK_CHARACTERS = 400;

/** Words that end a letter, or a press release. */
const CLOSING =
  /^(?:(?:(?:for )?(?:media|press) (?:contacts?|enquiries|inquiries)|pressekontakt|ansprechpartner(?:in)?|contacts? presse|contacto (?:de )?prensa|perscontact|contatti? stampa)(?: ?:.{0,80})?|(?:with )?(?:best|kind|warm|many)(?:est)? (?:regards|wishes|thanks)|regards|sincerely|yours .{3,12}|cheers|thanks|thank you|(?:mit )?(?:freundliche[nr]?|beste[nr]?|herzliche[nr]?|viele[nr]?|liebe) gr(?:ü|ue)(?:ß|ss)en?|mfg|cordialement|bien (?:à vous|cordialement)|(?:un )?(?:cordial(?:es)? )?saludos?(?: cordiales)?|atentamente|atenciosamente|cumprimentos|met (?:vriendelijke|hartelijke) groete?n?|groeten?|cordiali saluti|distinti saluti|saluti)$/iu;
/** What marks a signature, and the rule above a mailing list's footer. */
const SIGNATURE = /^(?:--|[_=-]{10,})\s*$/;
/** A signature marked by two hyphens without a space may be no longer than this. */
const MAX_SIGNATURE_CHARACTERS = 1000;
const MAX_SIGNATURE_LINES = 15;

/** A line of a postal or net address, or of telephone numbers. */
const CONTACT =
  /^(?:https?:\/\/\S+|www\.\S+|@?[^\s@]+@[^\s@.]+\.\S+|(?:tel|telefon|teléfono|téléphone|phone|fax|mobile?|mob|handy|[tfm])\b ?[.:].{4,60}|[^.!?]{2,80} \| .{2,120}|\+?[\d ()/-]{8,25})$/iu;
const MAX_LINE_CHARACTERS = 120;
const SENTENCE = /\p{Ll}{2}[.!?…]["'”’»)]*$/u;
/** Paragraphs from the end that may belong to a footer. */
const MAX_FOOTER_BLOCKS = 25;
const MAX_HEADER_BLOCKS = 6;

const isNotice = (text: string): boolean =>
  (text.length <= MAX_NOTICE_CHARACTERS && NOTICE.test(text)) ||
  (text.length <= MAX_CLICK_CHARACTERS && CLICK.test(text)) ||
  isSiteNotice(text);

const isContact = (text: string): boolean =>
  text.split('\n').every((line) => line.length <= MAX_LINE_CHARACTERS && CONTACT.test(line.trim()));

/** No sentence, as between the parts of a footer. */
const isShort = (text: string): boolean => text.length <= MAX_LINE_CHARACTERS && !SENTENCE.test(text);

/** The lines above the signature: two hyphens on a line, or the words that end a letter. */
export const withoutSignature = (lines: readonly string[]): string[] => {
  const last = lines.findLastIndex((line) => SIGNATURE.test(line));
  const below = last === -1 ? [] : lines.slice(last + 1);
  const isShort = lengthOf(below) <= MAX_SIGNATURE_CHARACTERS && !below.some(isSentence);
  const isMarked = last !== -1 && (lines[last] === '-- ' || isShort);
  const kept = isMarked ? lines.slice(0, last) : [...lines];
  const closing = kept.findLastIndex((line) => CLOSING.test(trimEnd(line.trimStart(), /[\s,.!]/)));
  const rest = kept.slice(closing + 1).filter((line) => line.trim() !== '');
  const ends = closing !== -1 && rest.length <= MAX_SIGNATURE_LINES && !rest.some(isSentence);
  return ends ? kept.slice(0, closing) : kept;
};

const isSentence = (line: string): boolean => line.length > 60 && SENTENCE.test(line.trim()) && !isNotice(line.trim());

/**
 * The paragraphs of a mail's text without what programs, gateways and mailing services print around it.
 *
 * @param blocks paragraphs, of one or more lines
 */
export const withoutNotices = (blocks: readonly string[]): string[] => {
  let start = 0;
  for (let at = 0; at < Math.min(MAX_HEADER_BLOCKS, blocks.length); at++) {
    if (isNotice(blocks[at]!)) start = at + 1;
    else if (!isShort(blocks[at]!)) break;
  }
  let end = blocks.length;
  for (let at = end - 1; at >= Math.max(start + 1, blocks.length - MAX_FOOTER_BLOCKS); at--) {
    const block = blocks[at]!;
    if (isNotice(block) || (at === end - 1 && isContact(block))) end = at;
    else if (!isShort(block)) break;
  }
  return blocks.slice(start < end ? start : 0, end);
};

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length, 0);
