/** What the probe is told. */
export interface ProbeTask {
  readonly host: string;
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds until the first answer must have begun. */
  readonly readyMs: number;
  /** Milliseconds that an answer may take. */
  readonly answerMs: number;
  /** Asks once: the first answer is the one that counts. */
  readonly once: boolean;
}

/** What the probe saw; without `status` there was no answer. */
export interface ProbeResult {
  /** The machine's monotonic clock when the first answer began, in nanoseconds. */
  readonly ready?: string;
  readonly status?: number;
  readonly seconds?: number;
  /** The first 64 KiB. */
  readonly body?: string;
  /** Why the last try failed. */
  readonly failure?: string;
}

/**
 * Asks until there is an answer, then once more for the time an answer takes. It runs in a Node.js of its own, within
 * the container's network, as text (`probeProgram`): it can use nothing but what stands inside it.
 */
export async function probe(task: ProbeTask): Promise<ProbeResult> {
  const http = process.getBuiltinModule('node:http');
  const ask = (timeoutMs: number) =>
    new Promise<{ status: number; began: bigint; seconds: number; body: string }>((resolve, reject) => {
      const { host, port, method, path, headers, body } = task;
      const start = process.hrtime.bigint();
      const request = http.request({ host, port, method, path, headers, agent: false }, (response) => {
        const began = process.hrtime.bigint();
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          if (text.length < 65536) text = (text + piece).slice(0, 65536);
        });
        response.on('error', reject);
        response.on('end', () => {
          clearTimeout(timer);
          const seconds = Number(process.hrtime.bigint() - start) / 1e9;
          resolve({ status: response.statusCode ?? 0, began, seconds, body: text });
        });
      });
      const timer = setTimeout(() => request.destroy(new Error('no answer in time')), timeoutMs);
      request.on('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
      request.end(body);
    });
  const end = performance.now() + task.readyMs;
  let failure = 'nothing was tried';
  while (performance.now() < end) {
    try {
      const first = await ask(Math.max(task.once ? task.answerMs : end - performance.now(), 1));
      const counts = task.once ? first : await ask(task.answerMs);
      const { status, seconds, body } = counts;
      return { ready: String(first.began), status, seconds, body };
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      failure = code ?? message;
      // An answer that never came will not come to a second request either.
      if (task.once && failure === 'no answer in time') break;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { failure };
}

/** The program that runs `probe` on what `input` gives, for `node --eval`. */
export const probeProgram = `let text = ''; process.stdin.setEncoding('utf8').on('data', (piece) => { text += piece; }).on('end', () => {
(${probe.toString()})(JSON.parse(text)).then((result) => process.stdout.write(JSON.stringify(result)));
});`;
