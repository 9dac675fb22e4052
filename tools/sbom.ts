/**
 * `node tools/sbom.ts <file>`: writes the CycloneDX bill of materials of dist for a release. It lists only the packages in
 * dist/licenses.txt. Otherwise, scanners would report vulnerabilities in packages that are installed but not bundled.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, ROOT } from './bundle.ts';
import { bundledIn } from './licenses.ts';
import { cutTo } from './materials.ts';

const [file = 'sbom.cdx.json'] = process.argv.slice(2);
const command = 'npm sbom --sbom-format cyclonedx --sbom-type application --package-lock-only';
// On Windows, npm is a script that only a shell can start. All arguments are fixed.
const whole: unknown = JSON.parse(execFileSync(command, { cwd: ROOT, encoding: 'utf8', shell: true, maxBuffer: 64 * 1024 * 1024 }));
writeFileSync(file, `${JSON.stringify(cutTo(whole, bundledIn(readFileSync(join(DIST, 'licenses.txt'), 'utf8'))), undefined, 2)}\n`);
