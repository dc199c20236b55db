import { RejectedFile } from '../../rejected-file.ts';
import type { ExtractedRecord } from '../extracted-article.ts';
import { MBOX_LINE } from './mbox-line.ts';
import { readMail } from './read-mail.ts';

/** The mails of a mailbox. */
export async function* readMbox(bytes: Uint8Array): AsyncGenerator<ExtractedRecord> {
  let record = 0;
  for (const mail of mailsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'))) {
    record++;
    try {
      yield { record, extracted: await readMail(Buffer.from(mail, 'latin1')) };
    } catch (error) {
      if (!(error instanceof RejectedFile)) throw error;
      yield { record, problem: error.reason };
    }
  }
}

/** An empty line is before it. */
const SEPARATOR = new RegExp(`(?:^|\\r?\\n\\r?\\n)(?=${MBOX_LINE.source})`);

/** A line of a mail that would begin like the one before a mail has a ">" in front of it. */
const mailsOf = (box: string): string[] =>
  box
    .split(SEPARATOR)
    .filter((mail) => mail.trim() !== '')
    .map((mail) => mail.replace(/^From .*\r?\n/, '').replace(/^>(>*From )/gm, '$1'));
