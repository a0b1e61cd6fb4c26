/** Which of two versions of one object is the later: the rule that makes duplicates and late events harmless. */
export interface VersionOrder {
  /** S3's sequencer of the event; '' where there is none. */
  sequencer: string;
  /** Raised by every deployment or change of data. */
  generation: number;
}

const HEX_DIGITS = 64;

/**
 * A sequencer in the form that compares as a plain string: right-padded with zeros (Amazon S3 User Guide, "Event message
 * structure"), its case not relied on.
 */
function comparable(sequencer: string): string {
  return sequencer.toLowerCase().padEnd(HEX_DIGITS, '0');
}

/** Negative when `a` is earlier, positive when later, 0 when the two are the same version under the same generation. */
export function compareVersions(a: VersionOrder, b: VersionOrder): number {
  const [left, right] = [comparable(a.sequencer), comparable(b.sequencer)];
  if (left !== right) return left < right ? -1 : 1;
  return a.generation - b.generation;
}

/** Whether two are of one version of the object, whatever programs they are by. */
export function isSameVersion(a: VersionOrder, b: VersionOrder): boolean {
  return comparable(a.sequencer) === comparable(b.sequencer);
}
