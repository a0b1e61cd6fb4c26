/** Texts as arrays of UTF-16 code units: a character of an array costs half of what one of a string does. */
export class UnitBuffer {
  /** The units of the text last taken, with a 0 behind them. */
  units = new Uint16Array(0);
  private bytes = Buffer.alloc(0);

  /** Overwrites what was taken before. */
  take(text: string): Uint16Array {
    if (this.units.length <= text.length) {
      this.units = new Uint16Array(Math.max(8192, text.length * 2));
      this.bytes = Buffer.from(this.units.buffer);
    }
    this.bytes.write(text, 'utf16le');
    this.units[text.length] = 0;
    return this.units;
  }
}
