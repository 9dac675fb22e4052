/**
 * `npm run preview [-- FILE...]`: renders job summaries as GitHub shows them, in light and dark mode, to `build/preview/`. Without Markdown
 * files, renders the summaries of a run that passes and of a run that fails.
 */
import type { Failure } from '../src/model/failure.ts';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createFailure } from '../src/failures/define.ts';
import { runFailures } from '../src/failures/run.ts';
import { authorisedFailure } from '../src/failures/service.ts';
import { summaryMarkdown } from '../src/report/summary.ts';
import type { Outcome } from '../src/model/outcome.ts';
import type { Target } from '../src/model/request.ts';
import { responded } from '../__tests__/unit/failures/samples.ts';
import * as made from '../__tests__/unit/report/outcomes.ts';

const FOLDER = fileURLToPath(new URL('../build/preview/', import.meta.url));
const RENDER = fileURLToPath(new URL('preview/render.mjs', import.meta.url));

/** Possible paths of Chromium. The CHROMIUM variable takes precedence. */
const CHROMIUMS = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function roleMissing(target: Target, requestId = made.REQUEST_ID): Failure {
  return authorisedFailure(responded(403, { target, requestId, issueCode: 'forbidden', ownRefusal: true }));
}

function sluggish(target: Target, latencyMs: number): ReturnType<typeof made.sluggish> {
  return made.sluggish(target, latencyMs, createFailure(runFailures, 'latency-high', { target, latencyMs, limitMs: 500, occurrences: [] }));
}

const RUNS: Readonly<Record<string, Outcome>> = {
  pass: made.outcome(),
  fail: made.outcome({
    endpoints: [made.passing(made.FHIR), made.refusing(made.DICOM, roleMissing(made.DICOM)), sluggish(made.DEID, 812)],
  }),
};

/** Returns the instruction to install a missing program, or undefined if nothing is missing. */
function missing(chromium: string | undefined): string | undefined {
  if (chromium === undefined) return 'Chromium is missing: apt-get update && apt-get install -y chromium (or set CHROMIUM to its path).';
  if (!existsSync(new URL('preview/node_modules/', import.meta.url))) return 'The packages for rendering are missing: npm run preview';
  return undefined;
}

async function writeSummaries(): Promise<readonly string[]> {
  await mkdir(FOLDER, { recursive: true });
  return Promise.all(
    Object.entries(RUNS).map(async ([name, outcome]) => {
      const file = `${FOLDER}${name}.md`;
      await writeFile(file, summaryMarkdown(outcome, made.request({ targets: outcome.endpoints.map(({ target }) => target) })));
      return file;
    }),
  );
}

const chromium = CHROMIUMS.find((path) => path !== undefined && existsSync(path));
const lacking = missing(chromium);
if (chromium === undefined || lacking !== undefined) {
  console.error(lacking);
  process.exitCode = 1;
} else {
  const named = process.argv.slice(2);
  const files = named.length > 0 ? named : await writeSummaries();
  const drawing = spawn(process.execPath, [RENDER, chromium, ...files], { stdio: 'inherit' });
  drawing.once('exit', (code) => {
    process.exitCode = code ?? 1;
    if (code === 0) for (const file of files) console.log(`${file.replace(/\.md$/, '')}-light.png, -dark.png`);
  });
}
