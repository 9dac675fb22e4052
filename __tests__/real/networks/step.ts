/**
 * Runs the action in the namespaces of this process, and prints the result.
 *
 * Usage: node step.ts <file with the step: action, env, with>
 */
import { readFileSync } from 'node:fs';
import { isRecord } from '../../../lab/network/site.ts';
import { runAction, type RunOptions } from '../../../lab/runner/runner.ts';

const step: unknown = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
if (!isStep(step)) throw new TypeError('not a step');
console.log(JSON.stringify(await runAction(step)));

function isStep(value: unknown): value is RunOptions {
  return isRecord(value) && typeof value['action'] === 'string' && isRecord(value['env']) && isRecord(value['with']);
}
