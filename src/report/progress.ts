/** What the log says while the run goes on: who asks for what, each token as it comes, and why nothing happens for a while. */
import type { RetryDelay } from '../model/failure.ts';
import type { Granted } from '../model/outcome.ts';
import type { Request, SignIn } from '../model/request.ts';
import { safe } from './log.ts';

/** How each way to sign in is named. */
const WAYS: Readonly<Record<SignIn['method'], string>> = {
  'github-oidc': 'GitHub OIDC',
  'azure-cli': "the Azure CLI's login",
  'azure-powershell': "Azure PowerShell's login",
  'managed-identity': 'the managed identity of this machine',
  'existing-login': 'existing login, if there is one (client-id and tenant-id are empty)',
};

/** The first line: how the run signs in, to which cloud, and for what. */
export function openingLine({ signIn, cloud, audiences, targets, smokeTest }: Request): string {
  const ids = [signIn.clientId && `client ${signIn.clientId}`, signIn.tenantId && `tenant ${signIn.tenantId}`].filter(
    (id) => id !== undefined && id !== '',
  );
  const who = ids.length === 0 ? '' : ` as ${ids.join(', ')}`;
  const probed = smokeTest && targets.length > 0 ? `, ${count(targets.length, 'endpoint')} to probe` : '';
  return safe(`Sign-in: ${WAYS[signIn.method]}${who}, ${cloud.title}; ${count(audiences.length, 'token')} to get${probed}.`);
}

/** One line for a token that has come. */
export function tokenLine({ audience, by, expiresOn, claims, requestId }: Granted, now: number): string {
  const minutes = Math.round((expiresOn - now) / 60_000);
  const principal = claims?.objectId === undefined ? '' : `, principal ${claims.objectId}`;
  const whose = by === undefined || by === 'github-oidc' ? '' : ` by ${WAYS[by]}`;
  const request = requestId === undefined ? '' : `, request ${requestId}`;
  return safe(
    `Token for ${audience}${whose}: expires ${new Date(expiresOn).toISOString()} (in ${String(minutes)} min)${principal}${request}.`,
  );
}

/**
 * One line before every pause.
 *
 * @param what is being tried: a token, or an endpoint's name.
 * @param elapsedMs since the step began.
 */
export function pauseLine(what: string, { failure, attempts, pauseMs, remainingMs }: RetryDelay, elapsedMs: number): string {
  const seconds = (ms: number): string => `${String(Math.round(ms / 1000))} s`;
  const left = remainingMs > 0 ? `, ${seconds(remainingMs)} left` : '';
  return safe(
    `Waiting for ${what} (${failure.title}, ${failure.code}). Try ${String(attempts + 1)} in ${(pauseMs / 1000).toFixed(1)} s; ${seconds(elapsedMs)} elapsed${left}.`,
  );
}

function count(number: number, what: string): string {
  return `${String(number)} ${what}${number === 1 ? '' : 's'}`;
}
