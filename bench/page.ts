/** Writes results into docs/performance.md, between its two marks, and the pictures that it shows. What the page explains is written by hand. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fleetChart, tokenChart } from './charts.ts';
import type { Results } from './measure.ts';

const DOCS = join(dirname(import.meta.dirname), 'docs');
const [BEGIN, END] = ['<!-- results: written by npm run bench -- --write -->', '<!-- end of results -->'];

/** @throws Error when the page has lost its marks */
export function writePage(tables: string, results: Results): void {
  const images = join(DOCS, 'images');
  mkdirSync(images, { recursive: true });
  writeFileSync(join(images, 'performance-token.svg'), tokenChart(results));
  writeFileSync(join(images, 'performance-fleet.svg'), fleetChart(results));
  const page = join(DOCS, 'performance.md');
  const text = readFileSync(page, 'utf8');
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before === -1 || after < before) throw new Error(`${page} has no place for results: ${BEGIN} … ${END}`);
  writeFileSync(page, `${text.slice(0, before)}${BEGIN}\n\n${tables}\n\n${text.slice(after)}`);
}
