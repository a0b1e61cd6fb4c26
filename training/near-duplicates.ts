const SHINGLE = 4;
const SKETCH = 24;
const SHARED_FOR_SAME_STORY = 5;

/**
 * Groups articles that share sentences, so that a story and its copies never stand on both sides of a split. Compares
 * the smallest hashes of four-word shingles (bottom-k sketches; Broder 1997).
 * @param documents the words of each article as numbers
 * @returns by article: the index of the first article of its group
 */
export function groupNearDuplicates(documents: readonly ArrayLike<number>[]): Int32Array {
  const group = Int32Array.from(documents, (_, index) => index);
  const find = (index: number): number => {
    while (group[index] !== index) index = group[index] = group[group[index]!]!;
    return index;
  };
  const holders = new Map<number, number[]>();
  documents.forEach((words, index) => {
    const shared = new Map<number, number>();
    for (const hash of sketch(words)) {
      const list = holders.get(hash);
      if (!list) {
        holders.set(hash, [index]);
        continue;
      }
      // A shingle of very many articles is boilerplate, not a story.
      if (list.length < 40) {
        for (const other of list) shared.set(other, (shared.get(other) ?? 0) + 1);
        list.push(index);
      }
    }
    for (const [other, count] of shared) {
      if (count < SHARED_FOR_SAME_STORY) continue;
      const [low, high] = [find(other), find(index)].sort((a, b) => a - b) as [number, number];
      group[high] = low;
    }
  });
  return group.map((_, index) => find(index));
}

function sketch(words: ArrayLike<number>): number[] {
  const hashes = new Set<number>();
  for (let first = 0; first + SHINGLE <= words.length; first++) {
    let hash = 0x811c9dc5;
    for (let index = first; index < first + SHINGLE; index++) {
      hash = Math.imul(hash ^ words[index]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    hashes.add(hash >>> 0);
  }
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH);
}
