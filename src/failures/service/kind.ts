/** What all answers of endpoints have in common: the statuses side by side, and the server's own ID of the request. */
import type { EndpointFacts } from '../facts.ts';
import type { Fact, Heals, Kind, Telling } from '../failure.ts';

/** A kind whose tellings end with the evidence that every answer carries. */
export function kind(code: string, title: string, heals: Heals, tell: (facts: EndpointFacts) => Telling): Kind<EndpointFacts> {
  return {
    code,
    title,
    heals,
    tell: (facts) => {
      const telling = tell(facts);
      return { ...telling, facts: [...(telling.facts ?? []), ...evidence(facts)] };
    },
  };
}

/** A fact from a value that may not be known. */
export function known(name: string, value: string | undefined): readonly Fact[] {
  return value === undefined ? [] : [{ name, value }];
}

function evidence({ status, anonymousStatus, requestId }: EndpointFacts): readonly Fact[] {
  return [
    { name: 'HTTP status', value: String(status) },
    ...known('HTTP status of the anonymous probe', anonymousStatus?.toString()),
    ...known('Request ID, for Azure support', requestId),
  ];
}
