import { describe, expect, test } from '@jest/globals';
import { packageFolder, packagesIn } from '../../../tools/modules.ts';

describe('packagesIn', () => {
  test('returns each package once, including packages that webpack merged into another module', () => {
    const merged = {
      name: './build/main.js + 2 modules',
      chunks: [1],
      modules: [{ name: './build/main.js' }, { name: './node_modules/@azure/identity/dist/esm/index.js' }],
    };
    const alone = { name: './node_modules/p-limit/index.js', chunks: [1] };
    expect(packagesIn({ modules: [merged, alone, alone] })).toEqual(['node_modules/@azure/identity', 'node_modules/p-limit']);
  });

  test('omits modules that are not in the bundle', () =>
    expect(packagesIn({ modules: [{ name: './node_modules/open/index.js', chunks: [] }] })).toEqual([]));

  test.each([undefined, {}, { modules: [{}] }, { modules: [{ name: 1 }] }])('throws for stats in an unknown format: %j', (stats) => {
    expect(() => packagesIn(stats)).toThrow('These are not the stats of a bundle');
  });
});

describe('packageFolder', () => {
  test.each([
    ['./node_modules/a/index.js', 'node_modules/a'],
    ['./node_modules/@s/a/lib/x.js', 'node_modules/@s/a'],
    ['./node_modules/b/node_modules/@s/a/lib/x.js', 'node_modules/b/node_modules/@s/a'],
    ['./node_modules/b/index.js + 88 modules', 'node_modules/b'],
    ['./build/main.js', undefined],
    ['./tools/empty/open/index.js', undefined],
    ['external "node:fs"', undefined],
  ])('%s is in %s', (path, folder) => expect(packageFolder(path)).toBe(folder));
});
