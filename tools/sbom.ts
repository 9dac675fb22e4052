/**
 * `node tools/sbom.ts <file>`: the CycloneDX bill of materials of dist, for a release.
 *
 * npm's own would list what package.json installs, the test suite's Node and the packages that the bundle leaves out included: a scanner
 * would report weaknesses of code that is not there. This one holds what dist/licenses.txt names.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, ROOT } from './bundle.ts';
import { bundledIn } from './licences.ts';
import { cutTo } from './materials.ts';

const [file = 'sbom.cdx.json'] = process.argv.slice(2);
const command = 'npm sbom --sbom-format cyclonedx --sbom-type application --package-lock-only';
// A shell, for npm is a script of its own kind on Windows. The words are fixed.
const whole: unknown = JSON.parse(execFileSync(command, { cwd: ROOT, encoding: 'utf8', shell: true, maxBuffer: 64 * 1024 * 1024 }));
writeFileSync(file, `${JSON.stringify(cutTo(whole, bundledIn(readFileSync(join(DIST, 'licenses.txt'), 'utf8'))), undefined, 2)}\n`);
