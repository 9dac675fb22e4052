/** All unit tests of the mutated part in one realm, because a realm per test file takes three quarters of the time of a mutant. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { LEFT_OUT, mutatedPart } from './parts.ts';

const { name } = mutatedPart(process.env);
const folder = join(import.meta.dirname, '..', 'unit', name);

for (const file of globSync('**/*.test.ts', { cwd: folder }).sort()) {
  const path = join(folder, file);
  if (!new RegExp(LEFT_OUT).test(path)) await import(path);
}
