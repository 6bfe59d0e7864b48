import { expect, test } from 'vitest';
import { listeners } from '../../../src/tools/socket-table.ts';

const head =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const line = (local: string, state: string) =>
  `   0: ${local} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000     0        0 4242 1\n`;

test.each([
  ['00000000:1F90', '0.0.0.0', 8080],
  ['0100007F:0BB8', '127.0.0.1', 3000],
  ['0B00007F:0035', '127.0.0.11', 53],
  ['00000000000000000000000000000000:1F90', '::', 8080],
  ['00000000000000000000000001000000:1F90', '::1', 8080],
  ['0000000000000000FFFF00000100007F:1F90', '127.0.0.1', 8080],
  ['B80D0120000000000000000001000000:0050', '2001:db8::1', 80],
])('%s is %s', (local, address, port) => {
  expect(listeners(head + line(local, '0A'))).toEqual([{ address, port }]);
});

test('what does not listen is passed over', () => {
  expect(listeners(head + line('00000000:1F90', '01') + line('00000000:1F90', '06'))).toEqual([]);
  expect(listeners('')).toEqual([]);
});
