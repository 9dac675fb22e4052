/** Creates docs/troubleshooting.md from the failure definitions and their test cases. `npm run readme` writes the page. */
import { CASES } from '../__tests__/unit/failures/cases.ts';
import { credentialFailures } from '../src/failures/credentials.ts';
import type { Definition } from '../src/failures/define.ts';
import { entraFailures } from '../src/failures/entra.ts';
import { githubFailures } from '../src/failures/github.ts';
import { inputFailures } from '../src/failures/inputs.ts';
import { networkFailures } from '../src/failures/network.ts';
import { reportFailures } from '../src/failures/reporting.ts';
import { runFailures } from '../src/failures/run.ts';
import { serviceFailures } from '../src/failures/service.ts';
import { tokenFailures } from '../src/failures/token.ts';
import type { Failure, Recovery } from '../src/model/failure.ts';

/** Headings of the troubleshooting page, with the failures below each heading. */
export const CATALOGUE: Readonly<Record<string, Readonly<Record<string, Pick<Definition<never>, 'title' | 'aadsts' | 'nodeCodes'>>>>> = {
  Inputs: inputFailures,
  GitHub: githubFailures,
  'Microsoft Entra': entraFailures,
  'The token': tokenFailures,
  'Other sign-ins': credentialFailures,
  'The service': serviceFailures,
  'The network': networkFailures,
  'The run': runFailures,
  Reports: reportFailures,
};

const INTRODUCTION = `# Troubleshooting

This page contains one section per failure code. The code is in the \`failure\` output, the log, the summary and the reports.
\`npm run readme\` generates the page from the definitions in \`src/failures\`. The names, hosts and IDs in the messages are examples.

The log and the job summary of a failed step show the commands that fix the failure, with your values. Copy the commands from there.
If a command shows \`***\`, replace it with the value of your secret.
Retrying helps only if the section for the failure code says so.`;

const RETRYING: Readonly<Record<Recovery, string>> = {
  transient: 'Retrying helps. The action retries automatically.',
  propagation: 'Retrying helps. Set `wait-seconds`.',
  none: '',
};

/** Returns the content of the troubleshooting page. */
export function troubleshootingPage(): string {
  const failures = Map.groupBy(Object.values(CASES).flatMap(Object.values<Failure>), ({ code }) => code);
  const sections = Object.entries(CATALOGUE).flatMap(([system, definitions]) => [
    `## ${system}`,
    ...Object.keys(definitions).map((code) => section(code, failures.get(code) ?? [])),
  ]);
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

function section(code: string, cases: readonly Failure[]): string {
  const [first] = cases;
  if (first === undefined) throw new Error(`No case of ${code} in __tests__/unit/failures/cases.ts`);
  const { title, recovery, wait } = first;
  const hint = wait === undefined ? '' : `${wait.hint} (\`wait-seconds: ${String(wait.seconds)}\`).`;
  const rows = cases.map(({ what, why, next }) => `| ${[what, why, next].map(prose).join(' | ')} |`);
  return [
    `### ${code}\n${[`${prose(title)}.`, RETRYING[recovery], hint].filter(Boolean).join(' ')}`,
    ['| Message | Possible causes | Fix |', '|---|---|---|', ...new Set(rows)].join('\n'),
  ].join('\n\n');
}

/** Escapes the characters that Markdown interprets. */
function prose(text: string): string {
  return text.replaceAll(/[<*[\]`|]/g, String.raw`\$&`);
}
