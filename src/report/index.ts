/** Tells everybody who is to know. The outputs come before all that can fail: no report costs the user a good token. */
import type { Failure } from '../model/failure.ts';
import { writeFile } from 'node:fs/promises';
import { endGroup, error, info, startGroup, summary, warning } from '@actions/core';
import { anchor } from '../failures/define.ts';
import { createHttpClient } from '../http/client.ts';
import type { Outcome } from '../model/outcome.ts';
import { writeOutputs } from './outputs.ts';
import type { Clock } from '../util/retry.ts';
import { REPORT_FILES } from './files.ts';
import type { Request } from '../model/request.ts';
import { healthReport } from './health.ts';
import { failureStory, nextLine } from './log.ts';
import { summaryMarkdown } from './summary.ts';

/** Time for what is told to GitHub, once the run's own is over. Milliseconds. */
const GITHUB_MS = 30_000;

/**
 * Tells the outcome of a run. Never throws: a report that cannot be made is a warning, the verdict stands.
 *
 * @param mayAsk whether anything may be sent: not when the inputs are mistaken.
 */
export async function report(outcome: Outcome, request: Request, clock: Clock, mayAsk: boolean): Promise<void> {
  const health = JSON.stringify(healthReport(outcome, request));
  // Without its file the toolkit would print them, or throw.
  if (request.run.outputFile) writeOutputs(outcome, request, health, clock.now());
  tellLog(outcome, request.run.docs);
  if (request.summary) {
    await orWarn('the job summary', async () => {
      await summary.addRaw(summaryMarkdown(outcome, request), true).write();
    });
  }
  for (const { input, text } of REPORT_FILES) {
    const path = request.reportPaths.get(input);
    if (path !== undefined) await orWarn('a report file', async () => writeFile(path, await text(outcome, request)));
  }
  if (mayAsk) await orWarn('the verdict to GitHub', () => tellGitHub(outcome, request, clock));
}

/** One annotation a cause, below the first what to do first, and what is known and what to type in a group below each. */
function tellLog({ failures, endpoints, tokens }: Outcome, docs: string): void {
  const next = nextLine(failures);
  for (const [index, { level, title, annotation, group }] of failureStory(failures, endpoints, tokens, docs).entries()) {
    (level === 'error' ? error : warning)(annotation, { title });
    if (index === 0 && next !== undefined) info(next);
    startGroup(group.name);
    for (const line of group.lines) info(line);
    endGroup();
  }
}

async function orWarn(what: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch {
    // The error is not repeated: it holds a path, and says no more than this.
    warning(`Could not write ${what}. The verdict stands.`);
  }
}

/** Evaluated only when asked for: GitHub's client is a large library that most runs do not need. */
async function tellGitHub(outcome: Outcome, request: Request, clock: Clock): Promise<void> {
  const { deploymentId, incidentIssue, proxies, limits: patience } = request;
  if (deploymentId === undefined && incidentIssue === undefined) return;
  const deadline = clock.now() + GITHUB_MS;
  const http = createHttpClient(proxies, { timeoutMs: patience.timeoutMs, deadline }, clock.now);
  const [{ reportDeployment }, { reportIncident }] = await Promise.all([import('./github/deployment.ts'), import('./github/incident.ts')]);
  const context = { http, clock, deadline };
  const warnings = (await Promise.all([reportDeployment(outcome, request, context), reportIncident(outcome, request, context)])).flat();
  http.close();
  for (const failed of warnings) tellWarning(failed, request.run.docs);
}

function tellWarning({ code, title, what, next, commands: commands }: Failure, docs: string): void {
  warning(`${title}. Code ${code}: see the log below, and ${anchor(code, docs)}`, { title });
  startGroup(`${code}: what to do`);
  for (const line of [what, next, ...commands.flatMap(({ label, text }) => [`${label}:`, ...text.split('\n').map((each) => `  ${each}`)])])
    info(line);
  endGroup();
}
