/** Runs scenarios and gives tests access to the lab. */
import type { Lab } from '../../../lab/lab.ts';
import { play, type Played, type Scenario } from './scenario.ts';

/** True if all rows of all tables are tested, including slow ones. */
export const ALL = process.env['FAULTS'] === 'all';

/** Runs a scenario and returns its lab. The lab has been stopped, but its records are available. */
export async function playWithLab(scenario: Scenario): Promise<{ readonly played: Played; readonly lab: Lab }> {
  const labs: Lab[] = [];
  const played = await play({
    ...scenario,
    given: async (lab) => {
      labs.push(lab);
      await scenario.given?.(lab);
    },
  });
  const [lab] = labs;
  if (lab === undefined) throw new Error('The scenario has no lab');
  return { played, lab };
}

/** Starts a slow scenario early, so that several run in parallel. An error is thrown in the test that awaits it. */
export function startEarly(scenario: Scenario): ReturnType<typeof playWithLab> {
  const run = playWithLab(scenario);
  run.catch(() => undefined);
  return run;
}

/** Returns the number of requests to a host. */
export function countRequests(lab: Lab, host: string): number {
  return lab.requests.filter((request) => request.host === host).length;
}
