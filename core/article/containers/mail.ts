import type { ByteFormat } from '../format';
import { loadMailParser } from '../heavy-parsers';

/** The head of a mail stands at its beginning; so many bytes are enough to know it by. */
const HEAD = 8_192;
/** Fields that letters pasted as text do not have, unlike From and Subject. */
const MAIL_FIELDS = new Set(
  'received return-path message-id mime-version delivered-to content-type dkim-signature'.split(' '),
);
/** RFC 5322 allows all printable characters but the colon; no field in use has others than these. */
const FIELD = /^([\w.-]{1,76}):/;

/** How a header may begin; nearly all copy begins otherwise, and need not be taken apart. */
const OPENING = /^\s{0,8192}(?:From |[\w.-]{1,76}:)/;

/** A mail (RFC 5322). */
export const mail: ByteFormat = {
  name: 'mail',
  recognises: ({ bytes, extension, contentType }) => {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('latin1');
    if (!OPENING.test(head)) return false;
    const fields = fieldsOf(head);
    if (extension === 'eml' || contentType?.startsWith('message/rfc822')) return fields.length > 0;
    const named = fields.filter((field) => MAIL_FIELDS.has(field)).length;
    return named > 1 || (named === 1 && fields.includes('from'));
  },
  async parse(file, context) {
    const { parseMail } = await loadMailParser();
    return parseMail(file, context);
  },
};

/** Names of the header's fields, lower case; none when something else stands before the first empty line. */
function fieldsOf(head: string): string[] {
  const fields: string[] = [];
  for (const line of head.split(/\r?\n/)) {
    if (line.trim() === '') {
      if (fields.length === 0) continue;
      break;
    }
    if (/^[ \t]/.test(line) && fields.length > 0) continue;
    // The first line of a mailbox file.
    if (fields.length === 0 && line.startsWith('From ')) continue;
    const field = FIELD.exec(line)?.[1];
    // The last line of what is looked at may be cut.
    if (field === undefined) return line.length < 2 || head.endsWith(line) ? fields : [];
    fields.push(field.toLowerCase());
  }
  return fields;
}
