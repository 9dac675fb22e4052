/**
 * `npm run bench`: compares the speed of the built action with other programs that get the same token.
 *
 *   --quick          few runs, for a first impression of a change
 *   --write          writes the tables and charts to docs
 *   --dist <folder>  measures a different build
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { removeFolder } from '../lab/runner/files.ts';
import { endpointsChart, tokenChart } from './charts.ts';
import { startLabProcess } from './lab.ts';
import { measure, QUICK, THOROUGH, type Results } from './measure.ts';
import { prepare } from './programs.ts';
import { tablesOf } from './tables.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, write: { type: 'boolean' }, dist: { type: 'string' } } });

const programs = prepare(values.dist);
const lab = await startLabProcess();
try {
  const results = await measure(programs, { lab, ...programs }, values.quick === true ? QUICK : THOROUGH, (what) => console.error(what));
  const setting = {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    machine: `${process.platform} ${process.arch}, ${String(availableParallelism())} cores${model()}`,
  };
  const skipped = programs.azureCli === undefined ? ['The comparison with the Azure CLI was skipped, because it is not installed.'] : [];
  const tables = tablesOf(results, setting, skipped);
  console.log(tables);
  if (values.write === true) writePage(tables, results);
} finally {
  await lab.stop();
  await removeFolder(programs.folder);
}

function model(): string {
  const name = cpus()[0]?.model.trim() ?? '';
  return /^(?:unknown)?$/i.test(name) ? '' : ` (${name})`;
}

/** Writes the tables and charts to docs/performance.md. The rest of the page is maintained by hand. */
function writePage(tables: string, results: Results): void {
  const docs = join(dirname(import.meta.dirname), 'docs');
  writeFileSync(join(docs, 'images', 'performance-token.svg'), tokenChart(results));
  writeFileSync(join(docs, 'images', 'performance-endpoints.svg'), endpointsChart(results));
  const page = join(docs, 'performance.md');
  const [before, , after] = readFileSync(page, 'utf8').split(/(?<=<!-- results.*-->\n)|(?=<!-- end of results)/);
  if (before === undefined || after === undefined) throw new Error(`${page} lacks the markers for results`);
  writeFileSync(page, `${before}\n${tables}\n\n${after}`);
}
