/** `npm run check-dist`: builds into a separate folder and lists the files in dist that differ. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleInto, DIST } from './bundle.ts';

const fresh = mkdtempSync(join(tmpdir(), 'dist-'));
try {
  bundleInto(fresh);
  const options = ['-c', 'core.autocrlf=false', 'diff', '--no-index', '--no-renames', '--name-status'];
  const { status } = spawnSync('git', [...options, DIST, fresh], { stdio: 'inherit' });
  console.log(status === 0 ? 'dist matches the sources.' : 'dist does not match the sources. Run: npm run build');
  process.exitCode = status === 0 ? 0 : 1;
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
