/** What Windows-1252 has at 0x80–0x9F, where Latin-1 has control characters that no text uses; a space where it has nothing. */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const FIRST = 0x80;

/**
 * Characters that were read as Latin-1 as the Windows-1252 they were. Node.js up to 24 reads Windows-1252 as Latin-1 (its
 * issue 56542), so that quotation marks and dashes become control characters.
 */
export function asWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => {
    const character = WINDOWS[control.charCodeAt(0) - FIRST]!;
    return character === ' ' ? control : character;
  });
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes bytes of an encoding that TextDecoder knows.
 * @param fatal whether bytes that are not of it are an error; else they become U+FFFD
 * @throws RangeError when nobody knows the encoding, TypeError when bytes are not of it
 */
export function decodeBytes(encoding: string, bytes: Uint8Array, { fatal }: { fatal: boolean }): string {
  // What nearly all copy is decoded by is made once.
  const decoder = fatal && encoding === 'utf-8' ? strictUtf8 : new TextDecoder(encoding, { fatal });
  const text = decoder.decode(bytes);
  return decoder.encoding === 'windows-1252' ? asWindows1252(text) : text;
}
