import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readElf, readScript } from '../../../src/platforms/elf.ts';
import { elfProgram, machines } from '../../support/layers.ts';

describe('an ELF program', () => {
  test.each([
    ['amd64', { machine: machines.amd64 }, { architecture: 'amd64', bits: 64, linking: 'static' }],
    [
      'arm64 with a loader',
      { machine: machines.arm64, interpreter: '/lib/ld-linux-aarch64.so.1' },
      { architecture: 'arm64', linking: 'dynamic', interpreter: '/lib/ld-linux-aarch64.so.1' },
    ],
    [
      '386 with a loader',
      { machine: machines['386'], bits: 32, interpreter: '/lib/ld-linux.so.2' },
      { architecture: '386', bits: 32, interpreter: '/lib/ld-linux.so.2' },
    ],
    ['arm', { machine: machines.arm, bits: 32 }, { architecture: 'arm' }],
    ['s390x, the other way round', { machine: machines.s390x, big: true }, { architecture: 's390x' }],
    ['ppc64le', { machine: 21 }, { architecture: 'ppc64le' }],
    ['ppc64', { machine: 21, big: true }, { architecture: 'ppc64' }],
    ['mips64le', { machine: 8 }, { architecture: 'mips64le' }],
    ['mipsle', { machine: 8, bits: 32 }, { architecture: 'mipsle' }],
    ['riscv64', { machine: machines.riscv64 }, { architecture: 'riscv64' }],
    ['loong64', { machine: 258 }, { architecture: 'loong64' }],
    ['one nobody has heard of', { machine: 9999 }, { architecture: undefined, machine: 9999 }],
    ['position-independent and static', { type: 3 }, { kind: 'shared', linking: 'static' }],
  ] as const)('%s', (_, given, told) => {
    expect(readElf(elfProgram(given))).toMatchObject(told);
  });

  test('whose program headers are further on cannot be told', () => {
    const head = elfProgram({ interpreter: '/lib/ld.so' });
    expect(readElf(head.slice(0, 70))).toMatchObject({ architecture: 'amd64', linking: 'unknown' });
    expect(readElf(head.slice(0, -4))).toMatchObject({ linking: 'dynamic' });
    expect(readElf(head.slice(0, -4))?.interpreter).toBeUndefined();
  });

  test('no bytes make it fail', () => {
    const start = fc.constantFrom(...[elfProgram(), elfProgram({ bits: 32 }), new Uint8Array()]);
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 400 }), fc.nat(80), (elf, noise, at) => {
        const bytes = new Uint8Array(Math.max(elf.length, at + noise.length));
        bytes.set(elf);
        bytes.set(noise, at);
        readElf(bytes);
        readScript(bytes);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['#!/bin/sh\necho', { interpreter: '/bin/sh' }],
  ['#! /bin/sh -e \n', { interpreter: '/bin/sh', argument: '-e' }],
  ['#!/usr/bin/env -S node --x', { interpreter: '/usr/bin/env', argument: '-S node --x' }],
  ['#!/bin/sh\r\n', { interpreter: '/bin/sh\r' }],
  ['#!\n/bin/sh', undefined],
  ['#/bin/sh', undefined],
  ['', undefined],
])('%j is the script %j', (text, script) => {
  expect(readScript(Buffer.from(text))).toEqual(script);
});
