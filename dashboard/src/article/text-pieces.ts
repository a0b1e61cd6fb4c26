/** A stretch of the text that some tags rest on. Offsets are UTF-16 code units. */
export interface Mark {
  start: number;
  end: number;
  /** Which tag or finding it is evidence of. */
  owner: string;
}

export interface TextPiece {
  start: number;
  text: string;
  owners: string[];
}

/** Cuts a text at the ends of the marks, so that each piece is under the same marks from end to end. */
export function textPieces(text: string, marks: readonly Mark[]): TextPiece[] {
  const valid = marks.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const cuts = [...new Set([0, text.length, ...valid.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const opening = [...valid].sort((a, b) => a.start - b.start);
  const pieces: TextPiece[] = [];
  let open: Mark[] = [];
  let next = 0;
  for (let index = 0; index + 1 < cuts.length; index += 1) {
    const start = cuts[index] as number;
    open = open.filter(({ end }) => end > start);
    while (next < opening.length && (opening[next] as Mark).start <= start) {
      open.push(opening[next] as Mark);
      next += 1;
    }
    pieces.push({
      start,
      text: text.slice(start, cuts[index + 1]),
      owners: [...new Set(open.map(({ owner }) => owner))],
    });
  }
  return pieces;
}
