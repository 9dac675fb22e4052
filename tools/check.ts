/** `npm run check-dist`: builds into a separate folder and lists the files in dist that differ. */
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
  console.log(found.length === 0 ? 'dist matches the sources.' : 'dist does not match the sources. Run: npm run build');
  process.exitCode = found.length === 0 ? 0 : 1;
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
