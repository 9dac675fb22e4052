/** Runs scenarios and gives tests access to the lab. */
import type { Lab } from '../../../lab/lab.ts';
import { runScenario, type ScenarioRun, type Scenario } from './scenario.ts';

/** True if all rows of all tables are tested, including slow rows. */
export const ALL = process.env['FAULTS'] === 'all';

/** Runs a scenario and returns its lab. The lab has been stopped, but its records are available. */
export async function runScenarioWithLab(scenario: Scenario): Promise<{ readonly run: ScenarioRun; readonly lab: Lab }> {
  const labs: Lab[] = [];
  const run = await runScenario({
    ...scenario,
    setUp: async (lab) => {
      labs.push(lab);
      await scenario.setUp?.(lab);
    },
  });
  const [lab] = labs;
  if (lab === undefined) throw new Error('The scenario has no lab');
  return { run, lab };
}

/** Starts a slow scenario early, so that several run in parallel. An error is thrown in the test that awaits it. */
export function startEarly(scenario: Scenario): ReturnType<typeof runScenarioWithLab> {
  const pending = runScenarioWithLab(scenario);
  pending.catch(() => undefined);
  return pending;
}

/** Returns the number of requests to a host. */
export function countRequests(lab: Lab, host: string): number {
  return lab.requests.filter((request) => request.host === host).length;
}
