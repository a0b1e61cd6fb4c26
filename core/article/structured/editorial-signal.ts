import type { Signal, SupplierSignal } from '../article';
import type { SupplierVocabulary } from '../supplier-vocabulary';

const LONGEST = 40;
/** Numbers and joints of tags such as "2ND LEAD", "UPDATE 3-" and "1st Ld-Writethru". */
const PARTS = /\P{L}+/u;

/** The signal that the words of a status, signal or editorial-type field give, by the whole word: `sig:correction` is `correction`. */
export function signalOfField(value: string, { signals }: SupplierVocabulary): Signal | undefined {
  const word = value.trim().toLowerCase();
  if (word.length > LONGEST) return undefined;
  const bare = word.slice(word.lastIndexOf(':') + 1).replace(/[\s_-]+/g, '');
  return signals.get(word) ?? signals.get(bare);
}

/** The signal of a tag that stands before a headline or ends a slugline, by any of its words: "2ND LEAD", "1st Ld-Writethru". */
export function signalOfTag(tag: string, { signals }: SupplierVocabulary): Signal | undefined {
  if (tag.length > LONGEST) return undefined;
  const words = tag.toLowerCase().split(PARTS);
  const found = words.map((word) => signals.get(word)).filter((signal) => signal !== undefined);
  return found.find((signal) => signal !== 'update') ?? found[0];
}

/** The signal of a field as a supplier's fact; none when the words give none. */
export function fieldSignals(
  field: string,
  values: readonly string[],
  vocabulary: SupplierVocabulary,
): SupplierSignal[] {
  return values.flatMap((value) => {
    const signal = signalOfField(value, vocabulary);
    return signal ? [{ field, value, signal }] : [];
  });
}
