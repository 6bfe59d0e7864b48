import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gitRemote } from '../../../src/source/git-url.ts';

test.each<[string | undefined, string | undefined, string | undefined]>([
  ['https://github.com/acme/app.git', 'https://github.com/acme/app', 'acme/app'],
  ['https://jo:secret@github.com/acme/app', 'https://github.com/acme/app', 'acme/app'],
  ['https://git.example:8443/a/b/c.git/', 'https://git.example:8443/a/b/c', 'a/b/c'],
  ['http://git.example/acme/app?token=x#y', 'http://git.example/acme/app', 'acme/app'],
  ['git@github.com:acme/app.git', 'https://github.com/acme/app', 'acme/app'],
  ['github.com:acme/app', 'https://github.com/acme/app', 'acme/app'],
  ['ssh://git@git.example:2222/acme/app.git', 'https://git.example/acme/app', 'acme/app'],
  ['git://git.example/acme/app.git', 'https://git.example/acme/app', 'acme/app'],
  ['/srv/git/app.git', undefined, undefined],
  ['../app', undefined, undefined],
  ['file:///srv/git/app.git', undefined, undefined],
  ['C:\\git\\app', undefined, undefined],
  ['https://git.example/', undefined, undefined],
  ['', undefined, undefined],
  [undefined, undefined, undefined],
])('%s', (address, gitUrl, gitRepository) => {
  expect(gitRemote(address)).toEqual({ gitUrl, gitRepository });
});

test('never throws, and never hands on a password', () => {
  const word = fc.stringMatching(/^[a-z0-9]{8,12}$/);
  fc.assert(
    fc.property(word, word, fc.constantFrom('https', 'http', 'ssh'), (password, path, scheme) => {
      const { gitUrl } = gitRemote(`${scheme}://user:${password}X@git.example/${path}`);
      expect(gitUrl).not.toContain(`${password}X`);
      expect(gitUrl).toContain(path);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => void gitRemote(text)));
});
