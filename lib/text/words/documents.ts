import { wordSet } from './word-list.ts';

/** What is written, published or recorded, and may say something without being anybody. */
export const DOCUMENT_NOUNS = wordSet(
  `statement report survey poll study results findings letter lawsuit suit complaint memo email e-mail article column
  headline editorial ad advertisement website tweet post message book memoir album filing ruling verdict judgment
  indictment warrant affidavit order law bill act treaty agreement data figures statistics analysis average index review
  paper document transcript video footage recording tape programme broadcast dossier audit petition resolution notice`,
);
