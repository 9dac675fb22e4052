/** The only writer of masks and outputs. */
import { setOutput, setSecret } from '@actions/core';
import type { Granted, Outcome } from '../model/outcome.ts';
import type { Request } from '../model/request.ts';

/**
 * Has the runner replace a token wherever it shows: whole, and its payload and signature by themselves, since masks match whole strings only and a
 * part of a token is as telling as all of it.
 */
export function mask(token: string): void {
  const [, payload = '', signature = ''] = token.split('.');
  for (const secret of [token, payload, signature]) {
    // A short string would be struck out of words that have nothing to do with it.
    if (secret.length >= SHORTEST_MASK) setSecret(secret);
  }
}

const SHORTEST_MASK = 8;

/**
 * Writes every output that action.yml declares, an empty one where there is nothing to say, so that `steps.<id>.outputs` never depends on the path a
 * run took.
 *
 * @param report as JSON text.
 * @param now milliseconds since the epoch.
 */
export function writeOutputs(outcome: Outcome, { audiences, outputToken }: Request, report: string, now: number): void {
  const granted = outcome.tokens.flatMap((token) => (token.granted ? [token.grant] : []));
  const first: Granted | undefined = granted.find(({ audience }) => audience === audiences[0]);
  const probed = outcome.endpoints[0];
  const tokens = Object.fromEntries(granted.map(({ audience, token }) => [audience, token]));
  const outputs: Readonly<Record<string, string>> = {
    token: outputToken ? (first?.token ?? '') : '',
    tokens: outputToken ? JSON.stringify(tokens) : '',
    'token-type': first === undefined ? '' : 'Bearer',
    'expires-on': first === undefined ? '' : new Date(first.expiresOn).toISOString(),
    'expires-in': first === undefined ? '' : String(Math.max(0, Math.floor((first.expiresOn - now) / 1000))),
    audience: audiences[0] ?? '',
    'principal-id': first?.claims?.objectId ?? '',
    status: outcome.status,
    failure: outcome.failures[0]?.code ?? '',
    'http-status': String(probed?.httpStatus ?? ''),
    'latency-ms': String(probed?.latencyMs ?? ''),
    report,
  };
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
