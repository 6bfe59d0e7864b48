import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChallenges } from '../../../src/oci/challenge.ts';

describe('parseChallenges', () => {
  it.each([
    ['', []],
    ['Basic', [{ scheme: 'basic', parameters: {} }]],
    ['Basic realm="a, b"', [{ scheme: 'basic', parameters: { realm: 'a, b' } }]],
    [
      'Bearer realm="https://auth.example/token",service="registry.example",scope="repository:a/b:pull,push"',
      [
        {
          scheme: 'bearer',
          parameters: {
            realm: 'https://auth.example/token',
            service: 'registry.example',
            scope: 'repository:a/b:pull,push',
          },
        },
      ],
    ],
    [
      'bearer Realm = https://auth.example/token , service=x',
      [{ scheme: 'bearer', parameters: { realm: 'https://auth.example/token', service: 'x' } }],
    ],
    [
      'Negotiate, NTLM TlRMTVNTUA==, Basic realm="x", Bearer realm="y",error="insufficient_scope"',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'ntlm', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'x' } },
        { scheme: 'bearer', parameters: { realm: 'y', error: 'insufficient_scope' } },
      ],
    ],
    ['Basic realm="say \\"hi\\" \\\\"', [{ scheme: 'basic', parameters: { realm: 'say "hi" \\' } }]],
    [', ,Basic realm=x,', [{ scheme: 'basic', parameters: { realm: 'x' } }]],
    ['Basic realm="first", realm="second"', [{ scheme: 'basic', parameters: { realm: 'first' } }]],
  ])('reads %j', (header, challenges) => {
    expect(parseChallenges(header)).toEqual(challenges);
  });

  it('reads back what was written', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/);
    const challenge = fc.record({
      scheme: name,
      parameters: fc.dictionary(name, fc.string(), { minKeys: 1, noNullPrototype: true }),
    });
    fc.assert(
      fc.property(fc.array(challenge, { maxLength: 4 }), (challenges) => {
        const quoted = (value: string) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
        const header = challenges
          .map(({ scheme, parameters }) => {
            const list = Object.entries(parameters).map(([key, value]) => `${key}=${quoted(value)}`);
            return `${scheme} ${list.join(', ')}`;
          })
          .join(', ');
        // A line break cannot stand in a header.
        fc.pre(!/[\r\n\u2028\u2029]/.test(header));
        expect(parseChallenges(header)).toEqual(challenges);
      }),
    );
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (header) => Array.isArray(parseChallenges(header))));
    const broken = fc.array(fc.constantFrom('Basic', ' ', ',', '"', '\\', '=', 'realm', 'a'), {
      maxLength: 60,
    });
    fc.assert(fc.property(broken, (parts) => Array.isArray(parseChallenges(parts.join('')))));
  });
});
