// A smoke run that is going to be killed: tells its state, then runs an image that does not end.
import { readLayout } from '../../src/oci/layout.ts';
import { openRunFolder } from '../../src/run-folder.ts';
import { smoke } from '../../src/steps/smoke.ts';
import { liveDeps } from './build.ts';
import { smokeDeps, smokePlan } from './smoke.ts';

const [root = '', folder = ''] = process.argv.slice(2);
const deps = await liveDeps(openRunFolder(root));
const layout = await readLayout(folder);
const [image] = layout.images;
if (!image) throw new Error('the layout holds no image');
const onState = (state: unknown) => void process.stdout.write(JSON.stringify(state));
await smoke(layout, image, smokePlan(), smokeDeps(deps, { onState }));
