/** Writes the results and the charts of docs/performance.md. The rest of the page is written by hand. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endpointsChart, tokenChart } from './charts.ts';
import type { Results } from './measure.ts';

const DOCS = join(dirname(import.meta.dirname), 'docs');
const [BEGIN, END] = ['<!-- results: written by npm run bench -- --write -->', '<!-- end of results -->'];

/** @throws Error if a marker is missing in the page. */
export function writePage(tables: string, results: Results): void {
  const images = join(DOCS, 'images');
  mkdirSync(images, { recursive: true });
  writeFileSync(join(images, 'performance-token.svg'), tokenChart(results));
  writeFileSync(join(images, 'performance-endpoints.svg'), endpointsChart(results));
  const page = join(DOCS, 'performance.md');
  const text = readFileSync(page, 'utf8');
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before === -1 || after < before) throw new Error(`${page} lacks the markers for results: ${BEGIN} … ${END}`);
  writeFileSync(page, `${text.slice(0, before)}${BEGIN}\n\n${tables}\n\n${text.slice(after)}`);
}
