import { isElf } from './elf.ts';
import type { LayerEntry } from './listing.ts';
import { isSecretCandidate } from './secret-files.ts';

type Named = Pick<LayerEntry, 'path' | 'mode'>;

/** How many of a file's first bytes are looked at. */
export function headLength({ path, mode }: Named): number {
  if (accounts.has(path)) return 64 * 1024;
  if (isSecretCandidate(path)) return 4096;
  // The program headers of an ELF file and the name of its loader are at its start, as linkers write it.
  return mode & 0o111 ? 4096 : 0;
}

/** What of these bytes is kept; of a program only as much as tells its kind, for an image may have many. */
export function keptHead(entry: Named, head: Uint8Array): Uint8Array | undefined {
  if (head.length === 0) return undefined;
  if (accounts.has(entry.path) || isSecretCandidate(entry.path)) return head;
  if (isElf(head)) return head.slice(0, 4096);
  // The kernel reads so much of the line that names the interpreter (BINPRM_BUF_SIZE).
  if (head[0] === 0x23 && head[1] === 0x21) return head.slice(0, 256);
  return head.slice(0, 16);
}

const accounts = new Set(['etc/passwd', 'etc/group']);
