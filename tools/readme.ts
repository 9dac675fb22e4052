/** `npm run readme`: writes the tables of inputs and outputs into README.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './bundle.ts';
import { withTables } from './tables.ts';

const path = join(ROOT, 'README.md');
writeFileSync(path, withTables(readFileSync(path, 'utf8'), parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'))));
