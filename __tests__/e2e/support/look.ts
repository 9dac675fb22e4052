/** For tests that look at more of a run than its user and its hosts saw: the lab itself, and the time. */
import type { Lab } from '../../../lab/lab.ts';
import { play, type Played, type Scenario } from './scenario.ts';

/** Whether the long tests are wanted too: those that wait as long as a user would, and the whole of every table. */
export const ALL = process.env['FAULTS'] === 'all';

/** Plays a scenario and hands over its lab, stopped: what it saw can still be read. */
export async function playAndLook(scenario: Scenario): Promise<{ readonly played: Played; readonly lab: Lab }> {
  const labs: Lab[] = [];
  const played = await play({
    ...scenario,
    given: async (lab) => {
      labs.push(lab);
      await scenario.given?.(lab);
    },
  });
  const [lab] = labs;
  if (lab === undefined) throw new Error('A scenario without a lab');
  return { played, lab };
}

/** Begins a scenario that mostly waits, so that several wait at once. It fails in the test that awaits it. */
export function begun(scenario: Scenario): ReturnType<typeof playAndLook> {
  const run = playAndLook(scenario);
  run.catch(() => undefined);
  return run;
}

/** How often a host was asked. */
export function asked(lab: Lab, host: string): number {
  return lab.requests.filter((request) => request.host === host).length;
}
