import { Rejection } from '../../errors';
import type { ByteFormat } from '../format';

interface Magic {
  what: string;
  /** Latin-1. `?` stands for any byte. */
  bytes: string;
  offset?: number;
}

const PICTURE = 'It is a picture.';
const SOUND = 'It is a sound recording.';
const FILM = 'It is a film.';
const PROGRAM = 'It is a program.';
const ARCHIVE = 'It is an archive of a kind this desk does not open: send a ZIP.';
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/** How files begin that hold no article this desk can read, so that the refusal can say what they are. */
const MAGICS: readonly Magic[] = [
  { what: PICTURE, bytes: '\x89PNG\r\n' },
  { what: PICTURE, bytes: '\xff\xd8\xff' },
  { what: PICTURE, bytes: 'GIF87a' },
  { what: PICTURE, bytes: 'GIF89a' },
  { what: PICTURE, bytes: 'RIFF????WEBP' },
  { what: PICTURE, bytes: 'II*\0' },
  { what: PICTURE, bytes: 'MM\0*' },
  { what: PICTURE, bytes: 'BM????\0\0\0\0' },
  { what: PICTURE, bytes: '8BPS\0' },
  { what: PICTURE, bytes: '\0\0\x01\0' },
  { what: PICTURE, bytes: 'ftypavif', offset: 4 },
  { what: PICTURE, bytes: 'ftyphei', offset: 4 },
  { what: PICTURE, bytes: 'ftypmif1', offset: 4 },
  { what: SOUND, bytes: 'ftypM4A', offset: 4 },
  { what: FILM, bytes: 'ftyp', offset: 4 },
  { what: FILM, bytes: 'moov', offset: 4 },
  { what: FILM, bytes: 'RIFF????AVI ' },
  { what: FILM, bytes: '\x1aE\xdf\xa3' },
  { what: FILM, bytes: '\0\0\x01\xba' },
  { what: FILM, bytes: 'FLV\x01' },
  { what: SOUND, bytes: 'RIFF????WAVE' },
  { what: SOUND, bytes: 'ID3\x02' },
  { what: SOUND, bytes: 'ID3\x03' },
  { what: SOUND, bytes: 'ID3\x04' },
  { what: SOUND, bytes: '\xff\xfb\x90' },
  { what: SOUND, bytes: 'OggS\0' },
  { what: SOUND, bytes: 'fLaC\0' },
  { what: SOUND, bytes: 'MThd\0' },
  { what: PROGRAM, bytes: '\x7fELF' },
  { what: PROGRAM, bytes: 'MZ\x90\0' },
  { what: PROGRAM, bytes: 'MZ?\0?\0\0\0' },
  { what: PROGRAM, bytes: '\xca\xfe\xba\xbe' },
  { what: PROGRAM, bytes: '\xfe\xed\xfa' },
  { what: PROGRAM, bytes: '\xcf\xfa\xed\xfe' },
  { what: PROGRAM, bytes: '\0asm\x01' },
  { what: ARCHIVE, bytes: 'Rar!\x1a\x07' },
  { what: ARCHIVE, bytes: '7z\xbc\xaf\x27\x1c' },
  { what: ARCHIVE, bytes: '\xfd7zXZ\0' },
  { what: ARCHIVE, bytes: 'BZh?1AY&SY' },
  { what: ARCHIVE, bytes: '\x28\xb5\x2f\xfd' },
  { what: ARCHIVE, bytes: 'ustar', offset: 257 },
  { what: 'It is a database.', bytes: 'SQLite format 3\0' },
  { what: 'It is PostScript: send a PDF, or the text.', bytes: '%!PS-Adobe' },
  { what: 'It is a font.', bytes: 'OTTO\0' },
  { what: 'It is a font.', bytes: 'wOF' },
  { what: 'It is a document or mail of an older Office program: save it as DOCX, or send the text.', bytes: OLE },
];
/** The stream that holds an encrypted DOCX in an OLE file, as UTF-16LE, and how far its name may stand. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
const OLE_DIRECTORY = 100_000;

function begins(bytes: Uint8Array, { bytes: magic, offset = 0 }: Magic): boolean {
  for (let at = 0; at < magic.length; at++) {
    if (magic[at] !== '?' && bytes[offset + at] !== magic.charCodeAt(at)) return false;
  }
  return true;
}

/** Pictures, sound, films, programs and foreign archives: refused with a word of what they are. */
export const refused: ByteFormat = {
  name: 'refused',
  recognises: ({ bytes }) => MAGICS.some((magic) => begins(bytes, magic)),
  parse({ bytes }) {
    const found = MAGICS.find((magic) => begins(bytes, magic))!;
    if (found.bytes === OLE) {
      const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, OLE_DIRECTORY));
      if (start.includes(ENCRYPTED_PACKAGE)) throw new Rejection('ENCRYPTED');
    }
    throw new Rejection('UNSUPPORTED_FORMAT', found.what);
  },
};
