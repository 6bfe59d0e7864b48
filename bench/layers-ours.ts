import { readLayout } from '../src/oci/layout.ts';
import { fileFindings } from '../src/platforms/file-checks.ts';
import { sizeReport } from '../src/platforms/size-report.ts';
import { listLayers } from '../src/steps/layer-listing.ts';
import { serviceLike } from '../test/support/layers.ts';

// One reading of all layers of a layout, with everything that is made of it, in a process of its own, so that its
// memory is its own: layers-ours.ts LAYOUT
const [, , folder = ''] = process.argv;
const layout = await readLayout(folder);
const before = process.resourceUsage().maxRSS * 1024;
const started = performance.now();
let entries = 0;
for (const image of layout.images) {
  const layers = await listLayers(layout.folder, image, { signal: new AbortController().signal });
  fileFindings(layers, image.config, serviceLike);
  sizeReport(layers);
  entries += layers.reduce((sum, layer) => sum + layer.entries.length, 0);
}
const milliseconds = performance.now() - started;
const rssBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ milliseconds, rssBytes, growth: rssBytes - before, entries }));
