/** The candidate a mistyped word most likely means: one it is a whole part of, else at most a third of its letters wrong, at least one letter right. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const names = [...candidates];
  // `ecr` is `aws-ecr` rather than `ghcr`.
  const part = names
    .filter((name) => name.toLowerCase().split('-').includes(word.toLowerCase()))
    .toSorted((a, b) => a.length - b.length)[0];
  if (part !== undefined) return part;
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of names) {
    const d = distance(word.toLowerCase(), candidate.toLowerCase());
    if (d < bestDistance && d < Math.max(word.length, candidate.length)) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}

/** Levenshtein's: the fewest letters to insert, delete or replace. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
