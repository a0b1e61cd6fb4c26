/**
 * The floor that speeds are quoted against: what it costs to turn bytes into a string and look at every character once.
 * Fixed, so that ratios stay comparable: the bench prints this file's hash beside them.
 */
export function base(bytes: Buffer): number {
  const text = bytes.toString('utf8');
  let letters = 0;
  for (let position = 0; position < text.length; position++) {
    const unit = text.charCodeAt(position);
    if ((unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || unit > 0x7f) letters++;
  }
  return letters;
}
