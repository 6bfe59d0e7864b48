import { describe, expect, test } from 'vitest';
import { imageUser } from '../../../src/platforms/image-user.ts';

const passwd =
  'root:x:0:0:root:/root:/bin/sh\napp:x:1000:1001::/home/app:/bin/sh\nbroken:x\nshort:x:7:8\n#old:x:993:5::/:\n\n';
const group = 'root:x:0:\nweb:x:33:app,other\nstaff:x:50:\n';

describe('the user of an image', () => {
  test.each([
    ['', { uid: 0, gid: 0, additionalGids: [], home: '/root' }],
    ['app', { uid: 1000, gid: 1001, additionalGids: [33], home: '/home/app' }],
    ['1000', { uid: 1000, gid: 1001, additionalGids: [33], home: '/home/app' }],
    ['app:staff', { uid: 1000, gid: 50, additionalGids: [], home: '/home/app' }],
    ['app:7', { uid: 1000, gid: 7, additionalGids: [], home: '/home/app' }],
    ['993', { uid: 993, gid: 0, additionalGids: [], home: undefined }],
    ['993:993', { uid: 993, gid: 993, additionalGids: [], home: undefined }],
    ['short', { uid: 7, gid: 8, additionalGids: [], home: undefined }],
    ['nobody', undefined],
    ['app:nobody', undefined],
    ['broken', undefined],
  ])('%j', (text, user) => {
    expect(imageUser(text, passwd, group)).toEqual(user);
  });

  test('an image without the files knows numbers only', () => {
    expect(imageUser('', '', '')).toMatchObject({ uid: 0, gid: 0 });
    expect(imageUser('root', '', '')).toBeUndefined();
  });
});
