/** What all refusals by Entra have in common: the code, and the values by which support and a tenant's sign-in log find the request. */
import type { EntraFacts } from '../facts.ts';
import type { Fact, Kind } from '../failure.ts';

/** Adds the evidence that every refusal carries to what a kind tells. */
export function entraKind(kind: Kind<EntraFacts>): Kind<EntraFacts> {
  return {
    ...kind,
    tell: (facts) => {
      const telling = kind.tell(facts);
      return { ...telling, facts: [...(telling.facts ?? []), ...evidence(facts)] };
    },
  };
}

/** `AADSTS700213`, or the HTTP status of an answer without a code. */
export function codeOf({ errorCode, httpStatus }: EntraFacts): string {
  return errorCode === undefined ? `HTTP ${String(httpStatus)}` : `AADSTS${String(errorCode)}`;
}

/** Facts from those values that are known. */
export function known(values: Readonly<Record<string, string | undefined>>): readonly Fact[] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

function evidence(facts: EntraFacts): readonly Fact[] {
  const { errorCode, httpStatus, traceId, correlationId, timestamp } = facts;
  const status = errorCode === undefined || httpStatus === undefined ? '' : `, HTTP ${String(httpStatus)}`;
  return known({ Answer: `${codeOf(facts)}${status}`, 'Trace ID': traceId, 'Correlation ID': correlationId, Timestamp: timestamp });
}
