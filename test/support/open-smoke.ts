// A smoke run as another user than the tests': takes a run folder, a layout, runc, and says what came out.
import { readLayout } from '../../src/oci/layout.ts';
import { openRunFolder } from '../../src/run-folder.ts';
import { smoke } from '../../src/steps/smoke.ts';
import { liveDeps } from './build.ts';
import { smokeDeps, smokePlan } from './smoke.ts';

const [root = '', folder = '', runc = '', dockerHost = ''] = process.argv.slice(2);
const deps = await liveDeps(openRunFolder(root));
const layout = await readLayout(folder);
const [image] = layout.images;
if (!image) throw new Error('the layout holds no image');
const result = await smoke(
  layout,
  image,
  smokePlan({ user: 993 }),
  smokeDeps(deps, {
    runc: async () => runc,
    ...(dockerHost && { env: { ...deps.env, DOCKER_HOST: dockerHost } }),
  }),
);
process.stdout.write(JSON.stringify(result));
