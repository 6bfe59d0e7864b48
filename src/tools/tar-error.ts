/** What is wrong with an archive, as the end of a sentence about it: `it ends too early`. */
export class TarError extends Error {
  override readonly name = 'TarError';
}
