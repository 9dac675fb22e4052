/** What endpoints answer, anonymous and authorised probe side by side: neither alone tells a closed network from a missing role. */
import type { Failure } from '../model/failure.ts';
import type { ResponseContext, EndpointContext } from './contexts.ts';
import { createFailure, type LegacyDefinition } from './define.ts';
import * as access from './service/access.ts';
import * as answers from './service/answers.ts';

type Rule = readonly [(facts: ResponseContext) => boolean, LegacyDefinition<EndpointContext>];

/** Whoever asked: the first rule that fits. A gateway's 502 often comes as a web page and is a 502 all the same: pages come after it. */
const GENERAL: readonly Rule[] = [
  [({ status }) => status >= 300 && status < 400, answers.redirected],
  [({ status }) => status === 424, answers.dependencyFailed],
  [({ status }) => status === 429, answers.serviceThrottled],
  [({ status }) => status === 408 || status >= 500, answers.serviceUnavailable],
  [({ bodyKind: looks }) => looks === 'html', answers.htmlAnswer],
  [({ status, issueCode }) => status === 410 && issueCode === 'service-deprecated', answers.serviceDeprecated],
  [({ status }) => status === 410, answers.gone],
  [({ status }) => status === 404, answers.pathNotFound],
  [({ status }) => status === 423, answers.serviceLocked],
  [({ status }) => status < 300, answers.unexpectedAnswer],
];

/** The anonymous probe: the network's rules refuse before anything looks at a token. */
const REACHABLE: readonly Rule[] = [[({ status }) => status === 403, access.networkBlocked], ...GENERAL];

/** The authorised read. A bare 403 looks the same whether network or role is the cause: only the anonymous probe tells them apart. */
const AUTHORISED: readonly Rule[] = [
  [({ status, anonymousStatus }) => status === 403 && anonymousStatus === 403, access.networkBlocked],
  // Before the pages: gateways say 401 with one.
  [({ status }) => status === 401, access.tokenRejected],
  ...GENERAL,
  [({ status, issueCode }) => status === 403 && issueCode === 'other', access.requestForbidden],
  [({ status, target }) => status === 403 && target.service.forbidden === 'warn', access.jobsNotListable],
  [({ status }) => status === 403, access.roleMissing],
];

/** All kinds told from {@link EndpointContext}, for the catalogue. */
export const serviceKinds: readonly LegacyDefinition<EndpointContext>[] = [
  access.tokenRejected,
  access.roleMissing,
  access.jobsNotListable,
  access.requestForbidden,
  access.networkBlocked,
  access.openServerKind,
  ...GENERAL.map(([, kind]) => kind),
  answers.unexpectedStatus,
];

/** Tells an answer to the authorised read that is not the one asked for. */
export function authorisedFailure(facts: ResponseContext): Failure {
  return tellBy(AUTHORISED, facts);
}

/** Tells an answer to the anonymous probe that is not the one asked for. */
export function reachableFailure(facts: ResponseContext): Failure {
  return tellBy(REACHABLE, facts);
}

/** Tells that the authorised read was answered without the token too. `status` is that of the answer without it. */
export function openServer(facts: EndpointContext): Failure {
  return createFailure(access.openServerKind, facts);
}

function tellBy(rules: readonly Rule[], facts: ResponseContext): Failure {
  const [, kind] = rules.find(([fits]) => fits(facts)) ?? [undefined, answers.unexpectedStatus];
  return createFailure(kind, facts);
}
