import { describe, expect, test } from 'vitest';
import { terminalLog } from '../../src/log-terminal.ts';

function capture(isTTY: boolean) {
  const written: string[] = [];
  return {
    stream: { write: (text: string) => written.push(text), isTTY, columns: 40 },
    text: () => written.join(''),
  };
}

describe('terminalLog', () => {
  test('a step has a line at its start, and one at its end with the time taken', async () => {
    const { stream, text } = capture(false);
    await terminalLog(stream, { verbose: false, quiet: false }).step('Build', async () => {});
    expect(text()).toMatch(/^▸ Build\n✓ Build \(\d+\.\d s\)\n$/);
  });

  test('a failed step is marked and its error goes on', async () => {
    const { stream, text } = capture(false);
    const work = terminalLog(stream, { verbose: false, quiet: false }).step('Scan', async () => {
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(text()).toContain('✗ Scan');
  });

  test('progress is for terminals only, and is wiped before the next line', () => {
    const file = capture(false);
    terminalLog(file.stream, { verbose: false, quiet: false }).progress('50 %');
    expect(file.text()).toBe('');
    const terminal = capture(true);
    const log = terminalLog(terminal.stream, { verbose: false, quiet: false });
    log.progress('50 %');
    log.info('done');
    expect(terminal.text()).toBe('  50 %\r\u001b[K  done\n');
  });

  test('quiet leaves warnings and errors', () => {
    const { stream, text } = capture(false);
    const log = terminalLog(stream, { verbose: false, quiet: true });
    log.info('a');
    log.warn('b');
    log.error('c');
    expect(text()).toBe('  warning: b\nerror: c\n');
  });
});
