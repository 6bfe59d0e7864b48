#!/usr/bin/env node
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(`error: Sealift needs Node.js 24 or newer, and this is ${process.versions.node}\n`);
  process.exit(2);
}
const { cli } = await import('./index.js');
await cli();
