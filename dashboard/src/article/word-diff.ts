export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** More edits than this and the two texts are shown as one replaced by the other: nobody reads such a diff. */
const MAX_EDITS = 2000;

/** Words with the space after them, so that joining the pieces gives the text back. */
function words(text: string): string[] {
  return text.match(/\s+|\S+\s*/gu) ?? [];
}

/** What became of the words of `before` in `after`, by Myers' greedy algorithm: the fewest words added and removed. */
export function diffWords(before: string, after: string): DiffPart[] {
  const a = words(before);
  const b = words(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const parts: DiffPart[] = [
    { kind: 'same', text: a.slice(0, start).join('') },
    ...diffMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    { kind: 'same', text: a.slice(a.length - end).join('') },
  ];
  return joinEqualKinds(parts);
}

function diffMiddle(a: string[], b: string[]): DiffPart[] {
  const trace = shortestEdit(a, b);
  if (!trace) {
    return [
      { kind: 'removed', text: a.join('') },
      { kind: 'added', text: b.join('') },
    ];
  }
  const parts: DiffPart[] = [];
  let x = a.length;
  let y = b.length;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reached = trace[edits] as Map<number, number>;
    const k = x - y;
    const down = edits > 0 && (k === -edits || (k !== edits && at(reached, k - 1) < at(reached, k + 1)));
    const previousK = down ? k + 1 : k - 1;
    const previousX = edits === 0 ? 0 : at(reached, previousK);
    const previousY = edits === 0 ? 0 : previousX - previousK;
    while (x > previousX && y > previousY) {
      parts.push({ kind: 'same', text: a[x - 1] as string });
      x -= 1;
      y -= 1;
    }
    if (edits > 0) {
      parts.push(down ? { kind: 'added', text: b[y - 1] as string } : { kind: 'removed', text: a[x - 1] as string });
      x = previousX;
      y = previousY;
    }
  }
  return parts.reverse();
}

function at(reached: Map<number, number>, k: number): number {
  return reached.get(k) ?? -1;
}

/** For each number of edits, how far along each diagonal one could get before the last of them. */
function shortestEdit(a: string[], b: string[]): Map<number, number>[] | undefined {
  const reached = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let edits = 0; edits <= Math.min(a.length + b.length, MAX_EDITS); edits += 1) {
    trace.push(new Map(reached));
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && at(reached, k - 1) < at(reached, k + 1));
      let x = down ? at(reached, k + 1) : at(reached, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reached.set(k, x);
      if (x >= a.length && x - k >= b.length) return trace;
    }
  }
  return undefined;
}

function joinEqualKinds(parts: DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.text === '') continue;
    if (last?.kind === part.kind) last.text += part.text;
    else joined.push({ ...part });
  }
  return joined;
}
