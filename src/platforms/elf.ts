/** What the first bytes of a program say about it. */
export interface Elf {
  readonly bits: 32 | 64;
  /** OCI's name of the processor; undefined for one it has no name for. */
  readonly architecture: string | undefined;
  /** The number in the file, for what has no name. */
  readonly machine: number;
  readonly kind: 'program' | 'shared' | 'other';
  /**
   * `static` needs no loader. `unknown` where the program headers are not among these bytes.
   */
  readonly linking: 'dynamic' | 'static' | 'unknown';
  /** The loader it names, absolute: `/lib64/ld-linux-x86-64.so.2`. */
  readonly interpreter?: string;
}

/** Reads the first bytes of an ELF file (System V ABI, "ELF Header"); undefined when they are none. */
export function readElf(head: Uint8Array): Elf | undefined {
  if (!isElf(head) || head.length < 52) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const little = head[5] !== 2;
  const bits = head[4] === 1 ? 32 : 64;
  if (bits === 64 && head.length < 64) return undefined;
  const machine = view.getUint16(18, little);
  const type = view.getUint16(16, little);
  const loader = readLoader(view, bits, little);
  return {
    bits,
    architecture: architectureOf(machine, bits, little),
    machine,
    kind: type === 2 ? 'program' : type === 3 ? 'shared' : 'other',
    linking: loader === undefined ? 'unknown' : loader === 'none' ? 'static' : 'dynamic',
    ...(loader && loader !== 'none' && loader !== 'elsewhere' && { interpreter: loader }),
  };
}

export function isElf(head: Uint8Array): boolean {
  return head[0] === 0x7f && head[1] === 0x45 && head[2] === 0x4c && head[3] === 0x46;
}

/** The line that makes a file a script; undefined when these bytes do not begin with one. */
export interface Script {
  readonly interpreter: string;
  /** All of the rest of the line is one argument to the kernel. */
  readonly argument?: string;
}

export function readScript(head: Uint8Array): Script | undefined {
  if (head[0] !== 0x23 || head[1] !== 0x21) return undefined;
  const [line = ''] = new TextDecoder().decode(head.subarray(2, 256)).split('\n');
  const [, interpreter, argument] = /^[ \t]*([^ \t\0]+)[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
  if (!interpreter) return undefined;
  return { interpreter, ...(argument && { argument }) };
}

/** The path of PT_INTERP; `none` without one, `elsewhere` when its text is further on. */
function readLoader(view: DataView, bits: 32 | 64, little: boolean): string | undefined {
  const wide = bits === 64;
  const word = (at: number) => (wide ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little));
  const start = word(wide ? 32 : 28);
  const size = view.getUint16(wide ? 54 : 42, little);
  const count = view.getUint16(wide ? 56 : 44, little);
  if (count === 0) return 'none';
  if (size < (wide ? 56 : 32) || start + size * count > view.byteLength) return undefined;
  for (let at = start; at < start + size * count; at += size) {
    if (view.getUint32(at, little) !== 3) continue;
    const from = word(at + (wide ? 8 : 4));
    const length = word(at + (wide ? 32 : 16));
    if (from + length > view.byteLength) return 'elsewhere';
    const text = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + from, length));
    return text.replace(/\0.*$/s, '') || 'elsewhere';
  }
  return 'none';
}

/** Go's names of processors, which OCI takes, by e_machine (the registry of the System V ABI). */
function architectureOf(machine: number, bits: 32 | 64, little: boolean): string | undefined {
  switch (machine) {
    case 3:
      return '386';
    case 8:
      return `mips${bits === 64 ? '64' : ''}${little ? 'le' : ''}`;
    case 20:
      return 'ppc';
    case 21:
      return little ? 'ppc64le' : 'ppc64';
    case 22:
      return 's390x';
    case 40:
      return 'arm';
    case 62:
      return 'amd64';
    case 183:
      return 'arm64';
    case 243:
      return bits === 64 ? 'riscv64' : 'riscv';
    case 258:
      return 'loong64';
    default:
      return undefined;
  }
}
