/** Titles of error pages, of servers and of the bot protection in front of them. */
const ERROR_TITLE =
  /^(?:(?:http )?(?:error|fehler|erreur)[ :-]{1,3})?(?:4\d\d|5\d\d)\b|\b(?:page )?not found\b|^access denied|^forbidden|^just a moment|^attention required|^service (?:temporarily )?unavailable|^bad gateway|^internal server error|are you (?:a )?(?:robot|human)|seite nicht gefunden|page introuvable|página no encontrada/i;
/** Texts of error pages without a telling title. */
const ERROR_TEXT =
  /(?:enable|turn on|activate) (?:javascript|cookies)|javascript is (?:disabled|required)|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|requested (?:url|page|resource)\b.{0,200}\b(?:not (?:be )?found|does not exist)|unusual traffic from your/i;
/** A longer text is an article about such pages. */
const MAX_ERROR_PAGE_CHARACTERS = 600;
const MAX_TITLE_CHARACTERS = 200;

/** Whether a site sent this page in place of an article: it was not found, or access was denied. */
export const isErrorPage = (title: string | undefined, text: string): boolean =>
  text.length <= MAX_ERROR_PAGE_CHARACTERS &&
  (ERROR_TITLE.test(title?.slice(0, MAX_TITLE_CHARACTERS) ?? '') || ERROR_TEXT.test(text));
