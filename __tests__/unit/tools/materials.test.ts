import { describe, expect, test } from '@jest/globals';
import { cutTo } from '../../../tools/materials.ts';

const bill = {
  bomFormat: 'CycloneDX',
  metadata: { component: { 'bom-ref': 'azure-healthcare-token@1.0.0', name: 'folder' } },
  components: [{ 'bom-ref': 'a@1.0.0' }, { 'bom-ref': 'between@1.0.0' }, { 'bom-ref': '@s/b@2.0.0' }, { 'bom-ref': 'jest@30.0.0' }],
  dependencies: [
    { ref: 'azure-healthcare-token@1.0.0', dependsOn: ['a@1.0.0', 'jest@30.0.0'] },
    { ref: 'a@1.0.0', dependsOn: ['between@1.0.0', '@s/b@2.0.0'] },
    { ref: 'between@1.0.0', dependsOn: ['@s/b@2.0.0'] },
    { ref: '@s/b@2.0.0', dependsOn: [] },
  ],
};

describe('cutTo', () => {
  test('keeps bundled components and their dependencies', () => {
    expect(cutTo(bill, new Set(['a@1.0.0', '@s/b@2.0.0']))).toEqual({
      bomFormat: 'CycloneDX',
      metadata: { component: { 'bom-ref': 'azure-healthcare-token@1.0.0', name: 'azure-healthcare-token' } },
      components: [{ 'bom-ref': 'a@1.0.0' }, { 'bom-ref': '@s/b@2.0.0' }],
      dependencies: [
        { ref: 'azure-healthcare-token@1.0.0', dependsOn: ['a@1.0.0', '@s/b@2.0.0'] },
        { ref: 'a@1.0.0', dependsOn: ['@s/b@2.0.0'] },
        { ref: '@s/b@2.0.0', dependsOn: [] },
      ],
    });
  });

  test('throws if the lock file has a different version than the bundle', () =>
    expect(() => cutTo(bill, new Set(['a@1.0.1']))).toThrow('The bill of materials lacks a@1.0.1'));
});
