import type { Listener } from '../platforms/smoke-report.ts';

/** The state LISTEN in proc_net_tcp(5). */
const listening = '0A';

/** The sockets that listen, in the text of `/proc/PID/net/tcp` or `tcp6`. */
export function listeners(table: string): Listener[] {
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === listening)
    .map((fields) => {
      const [address = '', port = ''] = (fields[1] ?? '').split(':');
      return { address: addressOf(address), port: Number.parseInt(port, 16) };
    });
}

/** The kernel writes words of four bytes as they are in memory, so on all platforms we know the last byte first. */
function addressOf(hex: string): string {
  const bytes = hex.match(/.{8}/g)?.flatMap((word) => word.match(/../g)?.reverse() ?? []) ?? [];
  if (bytes.length === 4) return bytes.map((byte) => Number.parseInt(byte, 16)).join('.');
  const groups = Array.from({ length: 8 }, (_, at) => `${bytes[2 * at]}${bytes[2 * at + 1]}`);
  if (groups.slice(0, 5).every((group) => group === '0000') && groups[5]?.toLowerCase() === 'ffff') {
    return bytes
      .slice(12)
      .map((byte) => Number.parseInt(byte, 16))
      .join('.');
  }
  const short = groups.map((group) => group.toLowerCase().replace(/^0{1,3}/, '')).join(':');
  return short.replace(/(^|:)0(:0)+(:|$)/, '::');
}
