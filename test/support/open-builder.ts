// A run that is going to be killed: opens the embedded builder, tells its state, builds.
import { openRunFolder } from '../../src/run-folder.ts';
import { build } from '../../src/steps/build.ts';
import { openBuilder } from '../../src/steps/builder.ts';
import { buildOptions, buildPlan, buildReady, liveDeps, vouched } from './build.ts';

const [root = '', context = '', buildxPath = '', buildkitPath = ''] = process.argv.slice(2);
const buildx = vouched('buildx', buildxPath);
const deps = await liveDeps(openRunFolder(root));
const builder = await openBuilder(
  { kind: 'embedded' },
  { buildx, buildkit: async () => vouched('buildkit', buildkitPath) },
  deps,
  { host: { platform: process.platform, uid: process.getuid?.() } },
);
process.stdout.write(JSON.stringify(builder.state));
await build(buildPlan(buildOptions(context)), await buildReady(buildx, builder, deps.files), deps);
