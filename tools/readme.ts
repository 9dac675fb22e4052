/**
 * `npm run readme`: writes the generated parts of the documentation: README's tables of inputs and outputs, the egress list of
 * docs/security.md, and docs/troubleshooting.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './bundle.ts';
import { withEgress } from './egress.ts';
import { withTables } from './tables.ts';
import { troubleshootingPage } from './troubleshooting.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const write = (path: string, text: string): void => writeFileSync(join(ROOT, path), text);

write('README.md', withTables(read('README.md'), parse(read('action.yml'))));
write('docs/security.md', withEgress(read('docs/security.md')));
write('docs/troubleshooting.md', troubleshootingPage());
