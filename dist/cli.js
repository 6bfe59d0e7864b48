#!/usr/bin/env node
const { node } = process.versions;
if (Number(node.split('.')[0]) < 24) {
  process.stderr.write('error: Sealift needs Node.js 24 or newer, and this is ' + node + '\n');
  process.exit(2);
}
const { cli } = await import('./index.js');
await cli();
