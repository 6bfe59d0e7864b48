import { silentLog } from '../src/log.ts';
import { layoutContent } from '../src/oci/image-content.ts';
import { readLayout } from '../src/oci/layout.ts';
import { liveHttp } from '../src/oci/live-http.ts';
import { parseRepository } from '../src/oci/reference.ts';
import { createRegistryClient } from '../src/oci/registry-client.ts';
import { push } from '../src/steps/push.ts';

// One push in a process of its own, so that its memory is its own: push-ours.ts LAYOUT REPOSITORY
const [, , folder = '', repository = ''] = process.argv;
const client = createRegistryClient({
  http: liveHttp({}),
  log: silentLog,
  clock: () => new Date(),
  credentials: async () => undefined,
  insecure: () => false,
});
const started = performance.now();
await push(await layoutContent(await readLayout(folder)), [parseRepository(repository)], client, {
  log: silentLog,
});
const milliseconds = performance.now() - started;
client.close();
process.stdout.write(JSON.stringify({ milliseconds, rssBytes: process.resourceUsage().maxRSS * 1024 }));
