/** Reports the result of a run. Writes the outputs first, so that a problem with a report never affects the token. */
import { endGroup, error, info, startGroup, summary, warning } from '@actions/core';
import { reference } from '../failures/define.ts';
import { groupFailures } from '../failures/group.ts';
import { createHttpClient } from '../http/client.ts';
import type { Failure } from '../model/failure.ts';
import type { Outcome, TokenOutcome } from '../model/outcome.ts';
import type { ReportInput, Request } from '../model/request.ts';
import type { Clock } from '../model/retry.ts';
import { healthReport } from './health.ts';
import { commandLines, failureStories, nextStep, safe } from './log.ts';
import { writeOutputs, writeReportFile } from './outputs.ts';
import { summaryMarkdown } from './summary.ts';

/** Time limit for all reports to GitHub and Application Insights, in milliseconds. */
const REPORTING_MS = 30_000;

const REPORT_TEXTS: Readonly<Record<ReportInput, (outcome: Outcome, request: Request) => string | Promise<string>>> = {
  'report-path': (outcome, request) => `${healthReport(outcome, request)}\n`,
  'junit-path': async (outcome, request) => (await import('./junit.ts')).junitXml(outcome, request),
};

interface Reporting {
  readonly clock: Clock;
  /** True if the inputs that control reporting to GitHub are valid, even if other inputs are invalid. */
  readonly canReportToGitHub: boolean;
  readonly canWrite: (path: string) => boolean;
  /** Undefined if inputs are invalid or the output file is missing, because the run does not request a token in those cases. */
  readonly getToken: ((audience: string) => Promise<TokenOutcome>) | undefined;
}

/** Writes the outputs, the log and all reports. Never throws. Adds a failure to the outcome if the outputs could not be written. */
export async function report(found: Outcome, request: Request, reporting: Reporting): Promise<Outcome> {
  const failure = writeOutputs(found, request, healthReport(found, request), reporting.clock.now());
  const outcome: Outcome =
    failure === undefined ? found : { ...found, status: 'fail', groups: [...groupFailures({ errors: [failure] }), ...found.groups] };
  logFailures(outcome, request);
  // Write the reports in parallel, so that an unresponsive file system does not block the other reports.
  await Promise.all([
    orWarn('the job summary', async () => {
      if (request.summary) await summary.addRaw(summaryMarkdown(outcome, request), true).write();
    }),
    ...[...request.reportPaths].map(([input, path]) =>
      orWarn(`the ${input} file`, async () => {
        await writeReportFile(path, await REPORT_TEXTS[input](outcome, request), reporting.canWrite);
      }),
    ),
    orWarn('the reports to GitHub and Application Insights', () => reportToServices(outcome, request, reporting)),
  ]);
  return outcome;
}

function logFailures(outcome: Outcome, request: Request): void {
  const next = nextStep(outcome);
  for (const [index, { level, title, annotation, heading, lines }] of failureStories(outcome, request).entries()) {
    (level === 'error' ? error : warning)(annotation, { title });
    if (index === 0 && next !== undefined) info(`Next: ${next}`);
    logGroup(heading, lines);
  }
}

function logGroup(name: string, lines: readonly string[]): void {
  startGroup(name);
  for (const line of lines) info(line);
  endGroup();
}

async function orWarn(what: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch {
    // The error message might contain a path, so it is not logged.
    warning(`The step could not write ${what}. The result of the step does not change.`);
  }
}

async function reportToServices(outcome: Outcome, request: Request, { clock, canReportToGitHub, getToken }: Reporting): Promise<void> {
  const { deploymentId, incidentIssue, applicationInsights, proxies, limits } = request;
  const toGitHub = canReportToGitHub && (deploymentId !== undefined || incidentIssue !== undefined);
  const toAzure = applicationInsights !== undefined && getToken !== undefined && outcome.endpoints.length > 0;
  if (!toGitHub && !toAzure) return;
  const deadline = clock.now() + REPORTING_MS;
  const context = {
    http: createHttpClient(proxies, { timeoutMs: limits.timeoutMs, deadline }, clock.now),
    clock,
    deadline,
    log: (line: string) => {
      info(safe(line));
    },
  };
  const reports: Promise<readonly Failure[]>[] = [];
  if (toGitHub) {
    reports.push(import('./github/client.ts').then(({ reportDeployment }) => reportDeployment(outcome, request, context)));
    reports.push(import('./github/incident.ts').then(({ reportIncident }) => reportIncident(outcome, request, context)));
  }
  if (toAzure) {
    const { sendAvailability } = await import('./application-insights.ts');
    reports.push(sendAvailability(applicationInsights, outcome, request, getToken, context));
  }
  const warnings = await Promise.all(reports);
  context.http.close();
  for (const { code, title, what, why, next, commands } of warnings.flat()) {
    warning(safe(`${what} ${why} ${reference(code, request.run.docs)}`), { title });
    logGroup(`${code}: details and fix`, [`Do: ${next}`, ...commandLines(commands)].map(safe));
  }
}
