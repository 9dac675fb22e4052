/** What all answers of endpoints have in common: the statuses side by side, and the server's own ID of the request. */
import type { Fact, Recovery } from '../../model/failure.ts';
import type { LegacyMessage } from '../define.ts';
import type { EndpointContext } from '../contexts.ts';
import type { LegacyDefinition } from '../define.ts';

/** A kind whose tellings end with the evidence that every answer carries. */
export function kind(
  code: string,
  title: string,
  recovery: Recovery,
  tell: (facts: EndpointContext) => LegacyMessage,
): LegacyDefinition<EndpointContext> {
  return {
    code,
    title,
    recovery,
    describe: (facts) => {
      const telling = tell(facts);
      return { ...telling, facts: [...(telling.facts ?? []), ...evidence(facts)] };
    },
  };
}

/** A fact from a value that may not be known. */
export function known(name: string, value: string | undefined): readonly Fact[] {
  return value === undefined ? [] : [{ name, value }];
}

function evidence({ status, anonymousStatus, requestId }: EndpointContext): readonly Fact[] {
  return [
    { name: 'HTTP status', value: String(status) },
    ...known('HTTP status of the anonymous probe', anonymousStatus?.toString()),
    ...known('Request ID, for Azure support', requestId),
  ];
}
