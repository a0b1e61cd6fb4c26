import { gunzipSync } from 'node:zlib';
import { Rejection } from '../../errors';
import type { ByteFormat } from '../format';
import { MAX_BYTES } from '../limits';

/** What gzip packed, read as if it had been dropped itself. */
export const gzip: ByteFormat = {
  name: 'gzip',
  recognises: ({ bytes }) => bytes[0] === 0x1f && bytes[1] === 0x8b,
  parse({ bytes, name, receivedAt }, context) {
    return context.parseInner({ bytes: unpack(bytes), name: name?.replace(/\.gz$/i, ''), receivedAt });
  },
};

function unpack(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new Rejection('TOO_COMPLEX');
    throw new Rejection('MALFORMED', 'It is not valid gzip.', { cause });
  }
}
