/** Runs tables of scenarios, and checks the verdict and the advice for each. */
import { expect, test } from '@jest/globals';
import pLimit from 'p-limit';
import type { Lab } from '../../../lab/lab.ts';
import { json, type LabRequest, type LabResponse } from '../../../lab/network/site.ts';
import { runScenario, type ScenarioRun, type Scenario } from './scenario.ts';

export interface Situation extends Scenario {
  readonly name: string;
  /** Value of the `failure` output. Empty if nothing failed. */
  readonly failure: string;
  readonly status?: 'pass' | 'warn' | 'fail' | 'skipped';
  /** Text that the log must contain. */
  readonly says?: readonly RegExp[];
  /** Text that the log must not contain. */
  readonly never?: readonly RegExp[];
  readonly check?: (run: ScenarioRun) => void;
}

// Runs spend most of their time waiting, so several run in parallel.
const limit = pLimit(3);

/**
 * Runs each situation in a separate lab.
 *
 * @param title name of each test, with `$name` for the name of the situation.
 */
export function testSituations(title: string, situations: readonly Situation[]): void {
  const runs = situations.map((situation) => {
    const pending = limit(() => runScenario(situation));
    // The test of the situation reports the failure.
    pending.catch(() => undefined);
    return { ...situation, pending };
  });
  test.each(runs)(
    title,
    async ({ pending, failure, status = failure === '' ? 'pass' : 'fail', says = [], never = [], check }) => {
      const run = await pending;
      const { log } = run.step;
      expect({ log, failure: run.outputs['failure'], status: run.outputs['status'] }).toMatchObject({ failure, status });
      for (const text of says) expect(log).toMatch(text);
      for (const text of never) expect(log).not.toMatch(text);
      check?.(run);
    },
    60_000,
  );
}

/** Type of request whose response a test replaces. */
export type Which = 'read' | 'anonymous read' | 'health' | 'metadata' | 'every request';

const MATCHERS: Readonly<Record<Which, (request: LabRequest) => boolean>> = {
  read: ({ authorised }) => authorised === 'bearer',
  'anonymous read': ({ authorised, path }) => authorised === 'none' && !/\/(?:health\/check|metadata)$/.test(path),
  health: ({ path }) => path.endsWith('/health/check'),
  metadata: ({ path }) => path.endsWith('/metadata'),
  'every request': () => true,
};

/** Replaces a service's response to one type of request. Affects only the first `times` requests. */
export function responds(host: string, which: Which, answer: LabResponse, times = Infinity): (lab: Lab) => void {
  return (lab) => {
    let left = times;
    lab.service(host).intercept = (request) => (MATCHERS[which](request) && left-- > 0 ? answer : undefined);
  };
}

/** An OperationOutcome with one issue. */
export function outcome(status: number, code: string): LabResponse {
  return json(status, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code }] });
}
