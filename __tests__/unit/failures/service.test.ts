import { describe, expect, test } from '@jest/globals';
import { SERVICES } from '../../../src/azure/services/index.ts';
import type { ResponseContext } from '../../../src/failures/contexts.ts';
import { authorisedFailure, openServer, reachableFailure } from '../../../src/failures/service.ts';
import { answer, DEID, DICOM, FHIR, GATEWAY, OBJECT_ID, TENANT_ID } from './samples.ts';

type Seen = Partial<ResponseContext>;

/** From what the two probes got to the entry (FS: OperationOutcomeExceptionFilterAttribute.cs for the codes). DNS, time-outs, TLS and 407 never become an answer: network.test.ts. */
const MATRIX: readonly (readonly [string, number, Seen, string, string])[] = [
  ['A 403, B any', 403, { anonymousStatus: 403, issueCode: 'forbidden' }, 'network-blocked', 'none'],
  ['A 200, B 401', 401, { issueCode: 'login' }, 'token-rejected', 'none'],
  ['A 200, B 403 forbidden', 403, { issueCode: 'forbidden' }, 'role-missing', 'propagation'],
  ['A 200, B 403 in plain text (DICOM)', 403, { target: DICOM, bodyKind: 'other' }, 'role-missing', 'propagation'],
  ['A 200, B 403 without a body', 403, { bodyKind: 'empty' }, 'role-missing', 'propagation'],
  ['A 200, B 403 other code', 403, { issueCode: 'other' }, 'request-forbidden', 'none'],
  ['A 200, B 403 on the jobs of de-id', 403, { target: DEID, bodyKind: 'json' }, 'jobs-not-listable', 'none'],
  ['A 200, B 404', 404, { issueCode: 'other' }, 'path-not-found', 'none'],
  ['A 200, B 410 service-deprecated', 410, { issueCode: 'service-deprecated' }, 'service-deprecated', 'none'],
  ['A 200, B 410 of another kind', 410, { issueCode: 'other' }, 'gone', 'none'],
  ['A 200, B 423', 423, {}, 'service-locked', 'none'],
  ['A 200, B 424', 424, {}, 'dependency-failed', 'none'],
  ['A 503, B 503', 503, { anonymousStatus: 503 }, 'service-unavailable', 'transient'],
  ['A 200, B 429', 429, {}, 'service-throttled', 'transient'],
  ['A 200, B 408', 408, {}, 'service-unavailable', 'transient'],
  ['A 200, B 500', 500, {}, 'service-unavailable', 'transient'],
  ['A 200, B 502 with a page', 502, { bodyKind: 'html' }, 'service-unavailable', 'transient'],
  ['A 200, B 401 with a page', 401, { bodyKind: 'html' }, 'token-rejected', 'none'],
  ['A 200, B 403 with a page', 403, { bodyKind: 'html' }, 'html-answer', 'none'],
  ['HTML body', 200, { bodyKind: 'html' }, 'html-answer', 'none'],
  ['a redirect', 302, {}, 'redirected', 'none'],
  ['a redirect with a page', 301, { bodyKind: 'html' }, 'redirected', 'none'],
  ['304', 304, {}, 'redirected', 'none'],
  ['another body', 200, { bodyKind: 'json' }, 'unexpected-answer', 'none'],
  ['B 400', 400, {}, 'unexpected-status', 'none'],
  ['B 406', 406, {}, 'unexpected-status', 'none'],
  ['B 415', 415, {}, 'unexpected-status', 'none'],
];

describe('the authorised read', () => {
  test.each(MATRIX)('%s', (_row, status, seen, code, recovery) => {
    expect(authorisedFailure(answer(status, seen))).toMatchObject({ code, recovery });
  });

  test('the anonymous probe decides a 403: the bodies are the same', () => {
    for (const anonymousStatus of [200, 401, 404, undefined]) {
      expect(authorisedFailure(answer(403, { issueCode: 'forbidden', anonymousStatus })).code).toBe('role-missing');
    }
  });
});

describe('the anonymous probe', () => {
  test.each<readonly [number, Seen, string]>([
    [403, {}, 'network-blocked'],
    [403, { bodyKind: 'html' }, 'network-blocked'],
    [401, {}, 'unexpected-status'],
    [404, {}, 'path-not-found'],
    [410, { issueCode: 'service-deprecated' }, 'service-deprecated'],
    [429, {}, 'service-throttled'],
    [503, {}, 'service-unavailable'],
    [307, {}, 'redirected'],
    [200, { bodyKind: 'html' }, 'html-answer'],
  ])('%i is told as %p %s', (status, seen, code) => {
    expect(reachableFailure(answer(status, { anonymousStatus: undefined, ...seen })).code).toBe(code);
  });

  test('a 403 is never told as a role, and names no role', () => {
    for (const target of [FHIR, DICOM, DEID, GATEWAY]) {
      const told = reachableFailure(answer(403, { target, anonymousStatus: undefined }));
      expect(JSON.stringify(told.commands)).not.toContain('role assignment');
      expect(told.next).not.toContain('role');
    }
  });
});

test('an open server is one, whatever it answers', () => {
  expect(openServer(answer(200))).toMatchObject({ code: 'open-server', recovery: 'none' });
});

describe('401', () => {
  const fact = (told: ReturnType<typeof authorisedFailure>, name: string): string | undefined =>
    told.facts.find((known) => known.name === name)?.value;

  test('shows what the token carries beside what the service expects', () => {
    const told = authorisedFailure(answer(401, { expects: { audience: 'api://smart', tenantId: undefined } }));
    expect(fact(told, 'Token: audience (aud)')).toBe(FHIR.audience);
    expect(fact(told, 'Service expects: audience')).toBe('api://smart');
    expect(fact(told, 'Token: tenant (tid)')).toBe(TENANT_ID);
    expect(fact(told, 'Service expects: tenant')).toBeUndefined();
    expect(told.next).toBe('Set the audience to api://smart (input audience, or audience= in its line of endpoint).');
    const gateway = authorisedFailure(answer(401, { target: GATEWAY, expects: { audience: 'api://smart', tenantId: undefined } }));
    expect(gateway.next).toContain('Ask who runs the gateway whether its audience is api://smart');
  });

  test("looks no further when both sides agree or nothing was said: the commands show the service's settings", () => {
    for (const expects of [
      { audience: FHIR.audience, tenantId: TENANT_ID },
      { audience: undefined, tenantId: undefined },
    ]) {
      const { commands: commands } = authorisedFailure(answer(401, { expects }));
      expect(commands.map(({ label }) => label)).toEqual(['Bash: what the service expects', 'PowerShell: what the service expects']);
      expect(authorisedFailure(answer(401, { expects, target: GATEWAY })).commands).toEqual([]);
    }
  });

  test('an undecodable token is not said to differ', () => {
    const told = authorisedFailure(answer(401, { token: undefined, expects: { audience: 'api://smart', tenantId: TENANT_ID } }));
    expect(told.why).toContain('another audience (on SMART on FHIR');
  });
});

describe('403', () => {
  test.each(Object.values(SERVICES).map((service) => [service.name, service] as const))(
    'names the role of %s in the command',
    (_name, service) => {
      const target = { ...DICOM, service };
      const told = authorisedFailure(answer(403, { target, bodyKind: 'other' }));
      expect(told.commands.map(({ language }) => language)).toEqual(['bash', 'powershell']);
      for (const { text } of told.commands) {
        expect(text).toContain(`--role '${service.role.name}'`);
        expect(text).toContain(`--assignee-object-id '${OBJECT_ID}'`);
        expect(text).toContain(service.role.scopeCommand(DICOM.host));
      }
    },
  );

  test('says that a role takes minutes, and how to wait', () => {
    expect(authorisedFailure(answer(403)).wait).toEqual({ hint: 'A new role takes up to 10 minutes to work', seconds: 600 });
  });

  test('on a host that says nothing of the resource behind it, no command is made up', () => {
    const told = authorisedFailure(answer(403, { target: GATEWAY }));
    expect(told.commands).toEqual([]);
    expect(told.next).toBe('Assign the role FHIR Data Reader to the identity, on the service behind fhir.contoso.example.');
  });
});
