import { silentLog } from '../src/log.ts';
import { registryContent } from '../src/oci/image-content.ts';
import { liveHttp } from '../src/oci/live-http.ts';
import { parseReference, parseRepository } from '../src/oci/reference.ts';
import { createRegistryClient } from '../src/oci/registry-client.ts';
import { copyImage } from '../src/steps/copy.ts';

// One copy in a process of its own, so that its memory is its own: copy-ours.ts REFERENCE REPOSITORY
const [, , reference = '', repository = ''] = process.argv;
const client = createRegistryClient({
  http: liveHttp({}),
  log: silentLog,
  clock: () => new Date(),
  credentials: async () => undefined,
  insecure: () => false,
});
const started = performance.now();
const from = parseReference(reference);
const root = await client.manifestHead(from);
if (!root) throw new Error(`there is no ${reference}`);
const content = await registryContent(client, from, root);
const { attached, transfer } = await copyImage(content, from, parseRepository(repository), client, {
  log: silentLog,
});
const milliseconds = performance.now() - started;
client.close();
process.stdout.write(
  JSON.stringify({
    milliseconds,
    rssBytes: process.resourceUsage().maxRSS * 1024,
    referrers: attached.referrers,
    bytesUploaded: transfer.bytesUploaded,
  }),
);
