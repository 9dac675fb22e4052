/**
 * Imports all unit tests of the mutated part, so that they share one realm. A realm per test file would take three quarters of the time.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { LEFT_OUT, mutatedPart } from './parts.ts';

const unit = join(import.meta.dirname, '..', 'unit');

for (const file of globSync(
  mutatedPart(process.env).tests.map((folder) => `${folder}/**/*.test.ts`),
  { cwd: unit },
).sort()) {
  const path = join(unit, file);
  if (!new RegExp(LEFT_OUT).test(path)) await import(path);
}
