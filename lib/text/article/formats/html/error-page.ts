/** What servers, and the guards before them, call a page that is shown in place of an article. */
const TITLES =
  /^(?:(?:http )?(?:error|fehler|erreur)[ :-]{1,3})?(?:4\d\d|5\d\d)\b|\b(?:page )?not found\b|^access denied|^forbidden|^just a moment|^attention required|^service (?:temporarily )?unavailable|^bad gateway|^internal server error|are you (?:a )?(?:robot|human)|seite nicht gefunden|page introuvable|página no encontrada/i;
/** What it says where its title says nothing. */
const TEXTS =
  /(?:enable|turn on|activate) (?:javascript|cookies)|javascript is (?:disabled|required)|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|requested (?:url|page|resource)\b.{0,200}\b(?:not (?:be )?found|does not exist)|unusual traffic from your/i;
/** An article about such a page is longer. */
const LONGEST = 600;

/** Whether a page is what a site shows in place of an article: it was not there, or not for who asked. */
export const isErrorPage = (title: string | undefined, text: string): boolean =>
  text.length <= LONGEST && (TITLES.test(title?.slice(0, 200) ?? '') || TEXTS.test(text));
