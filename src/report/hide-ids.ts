/** Hides client and tenant IDs in texts that leave the run. */
import type { Outcome } from '../model/outcome.ts';
import type { Request } from '../model/request.ts';
import { guid } from '../util/json.ts';

const HIDDEN = 'hidden-id';

/**
 * Returns a function that replaces the client and tenant IDs of a run, which an audience or the path of a gateway may contain.
 * A tenant that is given as a domain is not replaced, because a host may have the same name.
 */
export function idHider({ tokens }: Pick<Outcome, 'tokens'>, { signIn }: Pick<Request, 'signIn'>): (text: string) => string {
  const claimed = tokens.flatMap((token) => (token.granted ? [token.grant.claims?.applicationId, token.grant.claims?.tenantId] : []));
  const ids = [signIn.clientId, signIn.tenantId, ...claimed].flatMap((id) => guid(id) ?? []);
  const patterns = ids.map((id) => new RegExp(id, 'gi'));
  return (text) => patterns.reduce((shown, id) => shown.replaceAll(id, HIDDEN), text);
}
