/** What all refusals by Entra have in common: the code, and the values by which support and a tenant's sign-in log find the request. */
import type { Fact } from '../../model/failure.ts';
import type { EntraContext } from '../contexts.ts';
import type { LegacyDefinition } from '../define.ts';

/** Adds the evidence that every refusal carries to what a kind tells. */
export function entraKind(kind: LegacyDefinition<EntraContext>): LegacyDefinition<EntraContext> {
  return {
    ...kind,
    describe: (facts) => {
      const telling = kind.describe(facts);
      return { ...telling, facts: [...(telling.facts ?? []), ...evidence(facts)] };
    },
  };
}

/** `AADSTS700213`, or the HTTP status of an answer without a code. */
export function codeOf({ errorCode, httpStatus }: EntraContext): string {
  return errorCode === undefined ? `HTTP ${String(httpStatus)}` : `AADSTS${String(errorCode)}`;
}

/** Facts from those values that are known. */
export function known(values: Readonly<Record<string, string | undefined>>): readonly Fact[] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

function evidence(facts: EntraContext): readonly Fact[] {
  const { errorCode, httpStatus, traceId, correlationId, timestamp } = facts;
  const status = errorCode === undefined || httpStatus === undefined ? '' : `, HTTP ${String(httpStatus)}`;
  return known({ Answer: `${codeOf(facts)}${status}`, 'Trace ID': traceId, 'Correlation ID': correlationId, Timestamp: timestamp });
}
