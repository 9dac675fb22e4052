/**
 * `npm run demo`: runs the built action against the lab, as GitHub's runner does. One step passes for FHIR, DICOM and de-identification,
 * and another step fails for the most common reason. Prints the log, the outputs, the summary and the requests.
 */
import { dirname } from 'node:path';
import { stringify } from 'yaml';
import { HOSTS } from './azure/contoso.ts';
import { type Lab, startLab } from './lab.ts';
import { findLeaks } from './runner/leaks.ts';
import { type Run, runAction } from './runner/runner.ts';

interface Scene {
  readonly title: string;
  readonly story: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly prepare: (lab: Lab) => void;
}

const SCENES: readonly Scene[] = [
  {
    title: 'A step that passes',
    story: 'A job on the main branch of contoso/clinic gets a token for each of three services, and checks that they accept it.',
    inputs: {
      endpoint: `https://${HOSTS.fhir}\nhttps://${HOSTS.dicom}/v2\nhttps://${HOSTS.deid}`,
      expect: 'fhir-version: 4.0.1\nresource: Patient',
    },
    prepare: () => undefined,
  },
  {
    title: 'A step that fails and shows the fix',
    story:
      'The same job uses the `staging` environment, so its ID token has a different subject. No federated credential matches this subject.',
    inputs: { endpoint: `https://${HOSTS.fhir}` },
    prepare: (lab) => {
      lab.github.workflow.environment = 'staging';
    },
  },
];

/** Maximum number of characters of an output that is printed in full. */
const LONG = 160;

const ROOT = dirname(import.meta.dirname);

function print(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function heading(text: string): void {
  print('', `── ${text} ${'─'.repeat(Math.max(3, 100 - text.length))}`);
}

/** Formats an output. The demo prints no tokens, not even those of the lab. */
function outputLine([name, value]: [string, string]): string {
  if (value !== '' && /^tokens?$/.test(name)) return `${name}: (${String(value.length)} characters)`;
  return `${name}: ${value.length > LONG ? `${value.slice(0, LONG)}… (${String(value.length)} characters)` : value}`;
}

function printRun(lab: Lab, run: Run): void {
  heading('Log');
  print(run.log);
  heading(`Exit code ${String(run.exitCode ?? run.signal)} after ${run.durationMs.toFixed(0)} ms. Outputs`);
  print(...Object.entries(run.outputs).map(outputLine));
  heading('Job summary (Markdown)');
  print(run.summary.trim());
  heading('Requests in order of arrival');
  print(...lab.summaryOfRequests('arrival'));
  const leaks = findLeaks(run, lab.secrets);
  print(
    '',
    `Patient data served: ${lab.patientDataServed ? 'yes' : 'no'}. Secrets found in log, summary, files or environment: ${String(leaks.length)}.`,
  );
}

for (const { title, story, inputs, prepare } of SCENES) {
  const lab = await startLab();
  try {
    prepare(lab);
    print('', '═'.repeat(104), title, story, '', stringify([{ uses: './', with: inputs }], { lineWidth: 0 }).trimEnd());
    printRun(lab, await runAction({ action: ROOT, env: lab.env, with: inputs, timeoutMs: 15_000 }));
  } finally {
    await lab.stop();
  }
}
