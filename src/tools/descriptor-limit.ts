import { readFile } from 'node:fs/promises';

/** The capability that lets limits be raised, by its bit (linux/capability.h). */
const sysResource = 24n;

/** The limit of descriptors that we can give a program, of the one that is wanted: more than our own only with the right to. */
export async function descriptorLimit(wanted: number | undefined): Promise<number | undefined> {
  if (wanted === undefined) return undefined;
  const [limits, status] = await Promise.all([
    readFile('/proc/self/limits', 'utf8').catch(() => ''),
    readFile('/proc/self/status', 'utf8').catch(() => ''),
  ]);
  const hard = Number(/^Max open files\s+\S+\s+(\d+)/m.exec(limits)?.[1] ?? wanted);
  const capabilities = BigInt(`0x${/^CapEff:\s+([0-9a-f]+)/m.exec(status)?.[1] ?? '0'}`);
  const mayRaise = ((capabilities >> sysResource) & 1n) === 1n;
  return mayRaise ? wanted : Math.min(wanted, hard);
}
