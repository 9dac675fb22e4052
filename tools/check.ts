/** `npm run check-dist`: builds once more, beside, and tells which file of the committed dist is not what the sources make. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleInto, DIST } from './bundle.ts';
import { differences } from './differences.ts';

const fresh = mkdtempSync(join(tmpdir(), 'dist-'));
try {
  bundleInto(fresh);
  const found = differences(DIST, fresh);
  for (const line of found) console.log(line);
  console.log(
    found.length === 0 ? 'dist is what the sources make, byte for byte.' : 'dist is not what the sources make. Run: npm run build',
  );
  process.exitCode = found.length === 0 ? 0 : 1;
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
