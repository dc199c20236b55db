/**
 * Expressions that take more than linear time, or so much for each character that it cannot be told, by what
 * `npm run expressions` prints for them; and what keeps the text short that they see.
 */
export const BOUNDED: Readonly<Record<string, string>> = {
  cbfac0aae64f6319: 'ERROR_TEXT: 600 characters, MAX_ERROR_PAGE_CHARACTERS of html/error-page.ts',
  '6ad4000ac166decf': 'VERB: some 430 characters, which is all that ATTRIBUTION of mail/forwarded.ts may match',
  f6b92c8f59e7e016: 'an address of a sender: MAX_SENDER_CHARACTERS of mail/mail-head.ts',
  '94f96e4e01ec2a7c': 'SIGNATURE of a post: MAX_POST_CHARACTERS of html/posts.ts, in linesOf',
  '6b25bb6439649af0': 'SITE_STATEMENT: MAX_NOTICE_CHARACTERS of markup/site-labels.ts, in isSiteNotice',
  '7b64b85b9882c06c': 'PICTURE_CREDIT: MAX_CREDIT_CHARACTERS of markup/site-labels.ts, in isCaptionText',
  '2f28a61bcc58b2f1': 'SIGNATURE of a post in the text: LONGEST_SIGNATURE of page/signed-posts.ts',
  '29ea80d008c6df9d': 'LINKS: LONGEST_LINKS of page/signed-posts.ts',
};
