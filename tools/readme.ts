/**
 * `npm run readme`: writes the generated parts of the documentation: README's tables of inputs and outputs, the egress list of
 * docs/security.md, docs/troubleshooting.md, and the copies of the reusable workflows for GitHub Enterprise Server.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './bundle.ts';
import { withEgress } from './egress.ts';
import { forEnterpriseServer, GHES_WORKFLOWS } from './ghes.ts';
import { withTables } from './tables.ts';
import { troubleshootingPage } from './troubleshooting.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const write = (path: string, text: string): void => writeFileSync(join(ROOT, path), text);

write('README.md', withTables(read('README.md'), parse(read('action.yml'))));
write('docs/security.md', withEgress(read('docs/security.md')));
for (const name of GHES_WORKFLOWS) write(`examples/ghes/${name}`, forEnterpriseServer(read(`.github/workflows/${name}`)));
write('docs/troubleshooting.md', troubleshootingPage());
