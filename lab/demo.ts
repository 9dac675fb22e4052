/**
 * `npm run demo`: the built action against the lab, as GitHub's runner would run it. One step that passes on FHIR, DICOM and
 * de-identification, and one that fails for the commonest reason. Shows what a user would see, and what the lab saw.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeJwt } from 'jose';
import { HOSTS } from './azure/contoso.ts';
import { type Lab, startLab } from './lab.ts';
import { findLeaks } from './runner/leaks.ts';
import { type Run, runAction } from './runner/runner.ts';

interface Scene {
  readonly title: string;
  /** What is special about this run, in a sentence. */
  readonly story: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly prepare: (lab: Lab) => void;
}

const SCENES: readonly Scene[] = [
  {
    title: 'A step that passes',
    story: 'A job on the main branch of contoso/clinic wants one token for each of three services, and proof that they open.',
    inputs: {
      endpoint: `https://${HOSTS.fhir}\nhttps://${HOSTS.dicom}/v2\nhttps://${HOSTS.deid}`,
      expect: 'fhir-version: 4.0.1\nresource: Patient',
    },
    prepare: () => undefined,
  },
  {
    title: 'A step that fails, and says what to do',
    story: 'The same job in the environment `staging`: GitHub then presents another subject, and no federated credential knows it.',
    inputs: { endpoint: `https://${HOSTS.fhir}` },
    prepare: (lab) => {
      lab.github.workflow.environment = 'staging';
    },
  },
];

/** Characters of an output that are shown. */
const LONG = 160;

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

function say(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

function heading(text: string): void {
  say('', `── ${text} ${'─'.repeat(Math.max(3, 100 - text.length))}`);
}

function asYaml(inputs: Readonly<Record<string, string>>): string {
  const lines = Object.entries(inputs).flatMap(([name, value]) =>
    value.includes('\n') ? [`    ${name}: |`, ...value.split('\n').map((line) => `      ${line}`)] : [`    ${name}: ${value}`],
  );
  return ['- uses: ./   # azure-healthcare-token', '  with:', ...lines].join('\n');
}

/** A token by its claims: the demo shows no secret, not even its own. */
function claimsOf(token: string): string {
  const { aud, iss, exp, oid, appid } = decodeJwt<{ oid?: string; appid?: string }>(token);
  const claims = { aud, iss, oid, appid, exp: exp === undefined ? undefined : new Date(exp * 1000).toISOString() };
  return `(${String(token.length)} characters) ${JSON.stringify(claims)}`;
}

function outputLine([name, value]: [string, string]): string {
  if (name === 'token' && value !== '') return `${name}: ${claimsOf(value)}`;
  if (name === 'tokens' && value !== '') {
    const tokens: unknown = JSON.parse(value);
    const entries = typeof tokens === 'object' && tokens !== null ? Object.keys(tokens) : [];
    return `${name}: { ${entries.map((audience) => `"${audience}": …`).join(', ')} }`;
  }
  return `${name}: ${value.length > LONG ? `${value.slice(0, LONG)}… (${String(value.length)} characters)` : value}`;
}

function tell(lab: Lab, run: Run): void {
  heading('The log, as the user sees it');
  say(run.log);
  heading(`Exit code ${String(run.exitCode ?? run.signal)} after ${run.durationMs.toFixed(0)} ms; the outputs`);
  say(...Object.entries(run.outputs).map(outputLine));
  heading('The job summary (Markdown)');
  say(run.summary.trim());
  heading('What the lab saw, in order of arrival');
  say(...lab.summaryOfRequests('arrival'));
  const leaks = findLeaks(run, lab.secrets);
  say(
    '',
    `Patient data served: ${lab.patientDataServed ? 'YES' : 'none'}. Secrets found in log, summary, files or environment: ${String(leaks.length)}.`,
  );
}

for (const { title, story, inputs, prepare } of SCENES) {
  const lab = await startLab();
  try {
    prepare(lab);
    say('', '═'.repeat(104), title, story, '', asYaml(inputs));
    tell(lab, await runAction({ action: ROOT, env: lab.env, with: inputs, timeoutMs: 15_000 }));
  } finally {
    await lab.stop();
  }
}
