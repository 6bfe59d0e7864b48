/** What `--progress rawjson` told about a build, so far. */
export interface BuildProgress {
  /** Takes one line of standard error; returns the lines a person would want to read. */
  read(line: string): string[];
  /** The step that failed, with what it printed last. */
  failure(): { step?: string; output: readonly string[]; error: string };
  /** Lint warnings of the Dockerfile. */
  readonly warnings: readonly string[];
}

const keptLines = 30;

/** Reads BuildKit's solve status (moby/buildkit client/graph.go), one JSON object for each line. */
export function buildProgress(): BuildProgress {
  const names = new Map<string, string>();
  const outputs = new Map<string, LastLines>();
  const told = new Set<string>();
  const plain: string[] = [];
  const warnings = new Set<string>();
  let failed: Vertex | undefined;

  const tellOnce = (key: string, text: string) => {
    if (told.has(key)) return [];
    told.add(key);
    return [text];
  };

  const readVertex = (vertex: Vertex): string[] => {
    names.set(vertex.digest, vertex.name);
    // A step that was only cancelled because another failed says so; the other is the one to name.
    if (vertex.error && !/context canceled/.test(vertex.error)) failed ??= vertex;
    if (vertex.error) return tellOnce(`${vertex.digest} error`, `${vertex.name}: ${vertex.error}`);
    if (vertex.cached) return tellOnce(`${vertex.digest} cached`, `${vertex.name} (cached)`);
    return vertex.started ? tellOnce(vertex.digest, vertex.name) : [];
  };

  const readLog = (log: StepLog): string[] => {
    const output = outputs.get(log.vertex) ?? new LastLines();
    outputs.set(log.vertex, output);
    return output.add(Buffer.from(log.data ?? '', 'base64').toString('utf8'));
  };

  return {
    get warnings() {
      return [...warnings];
    },
    read(line) {
      const status = parseStatus(line);
      if (!status) {
        if (line.trim() === '') return [];
        plain.push(line);
        return [line];
      }
      for (const warning of status.warnings ?? []) {
        warnings.add(Buffer.from(warning.short ?? '', 'base64').toString('utf8'));
      }
      return [...(status.vertexes ?? []).flatMap(readVertex), ...(status.logs ?? []).flatMap(readLog)];
    },
    failure() {
      // buildx ends with the place in the Dockerfile and the error, as plain text.
      const start = plain.findLastIndex((line) => line.startsWith('ERROR: '));
      const error = (start === -1 ? plain : plain.slice(start)).join('\n').replace(/^ERROR: /, '');
      const place = start === -1 ? [] : plain.slice(0, start);
      const output = failed ? (outputs.get(failed.digest)?.all() ?? []) : [];
      return {
        ...(failed && { step: failed.name }),
        output: [...output, ...place].slice(-keptLines),
        error: error || (failed?.error ?? ''),
      };
    },
  };
}

interface Vertex {
  readonly digest: string;
  readonly name: string;
  readonly started?: string;
  readonly cached?: boolean;
  readonly error?: string;
}

interface StepLog {
  readonly vertex: string;
  /** Base64; may end in the middle of a line. */
  readonly data?: string;
}

interface Status {
  readonly vertexes?: readonly Vertex[];
  readonly logs?: readonly StepLog[];
  readonly warnings?: readonly { readonly short?: string }[];
}

function parseStatus(line: string): Status | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Status;
  } catch {
    return undefined;
  }
}

/** The last whole lines a step printed. */
class LastLines {
  readonly #lines: string[] = [];
  #open = '';

  add(text: string): string[] {
    const lines = (this.#open + text).split(/\r?\n/);
    this.#open = lines.pop() ?? '';
    this.#lines.push(...lines);
    this.#lines.splice(0, this.#lines.length - keptLines);
    return lines;
  }

  all(): string[] {
    return this.#open === '' ? [...this.#lines] : [...this.#lines, this.#open];
  }
}
