/** Tests that requests without a token, and with a randomly signed token, detect services that do not check tokens. */
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { HOSTS, IDS } from '../../../lab/azure/contoso.ts';
import type { FaultName } from '../../../lab/network/faults.ts';
import { isRecord, type LabResponse } from '../../../lab/network/site.ts';
import { SHORT_PAUSES } from '../support/fast-clock.ts';
import { preload } from '../support/preload.ts';
import { runScenario, runScenarioWithLab } from '../support/scenario.ts';

const HOST = 'fhir.contoso.example';
const TRUSTED = { endpoint: `https://${HOST} service=fhir audience=https://${HOSTS.fhir}`, 'trusted-hosts': HOST };
const REFUSED = { status: 401 };
const BUNDLE = { status: 200, body: JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total: 0 }) };

test.each([
  { name: 'checks the token', accepts: [], extra: '', expected: ['pass', ''], reads: 3 },
  { name: 'accepts every token', accepts: ['StructureDefinition'], extra: '', expected: ['fail', 'token-not-checked'], reads: 3 },
  {
    name: 'accepts every token, with the check turned off',
    accepts: ['StructureDefinition'],
    extra: 'unsigned-token: skip',
    expected: ['pass', ''],
    reads: 2,
  },
])('checks a trusted host that $name', async ({ accepts, extra, expected, reads }) => {
  const { run, lab } = await runScenarioWithLab({
    with: { ...TRUSTED, expect: extra },
    setUp: (started) => {
      const service = started.service(HOST, { kind: 'fhir', audiences: [`https://${HOSTS.fhir}`] });
      started.roles.grant(IDS.principal, HOST, 'FHIR Data Reader');
      for (const path of accepts) service.responses.set(`/${path}`, ({ authorised }) => (authorised === 'none' ? { status: 401 } : BUNDLE));
    },
  });
  expect([run.outputs['status'], run.outputs['failure']]).toEqual(expected);
  expect(lab.requests.filter(({ host, path }) => host === HOST && path.startsWith('/StructureDefinition'))).toHaveLength(reads);
});

function read(token: string): { readonly claims: string; readonly signature: string } {
  const [, payload = '', signature = ''] = token.split('.');
  return { claims: Buffer.from(payload, 'base64url').toString(), signature };
}

test('shares only the tenant and audience with the real token, and is sent only to the trusted host', async () => {
  const sent: string[] = [];
  const { run, lab } = await runScenarioWithLab({
    with: { ...TRUSTED, endpoint: `${TRUSTED.endpoint}\nhttps://${HOSTS.fhir}` },
    setUp: (started) => {
      const service = started.service(HOST, { kind: 'fhir', audiences: [`https://${HOSTS.fhir}`] });
      service.responses.set('/StructureDefinition', ({ authorised, bearer, headers }) => {
        if (authorised !== 'none') sent.push(headers['authorization']?.replace('Bearer ', '') ?? '');
        return bearer === undefined ? { status: 401 } : BUNDLE;
      });
    },
  });
  expect(run.outputs).toMatchObject({ status: 'pass' });
  const [real, forged] = sent.map(read);
  expect([sent.length, real?.signature.length]).toEqual([2, forged?.signature.length]);
  // A mask or a search in the log would find twelve characters.
  const pieces = Array.from({ length: (real?.signature.length ?? 0) - 11 }, (_none, at) => real?.signature.slice(at, at + 12) ?? '');
  expect(pieces.filter((piece) => sent[1]?.includes(piece))).toEqual([]);
  expect(JSON.parse(real?.claims ?? '')).toMatchObject({ oid: IDS.principal, appid: IDS.client, uti: expect.any(String) });
  for (const name of ['oid', 'appid', 'uti', 'azp', 'sub', 'rh']) expect(forged?.claims).not.toContain(`"${name}"`);
  for (const value of [IDS.principal, IDS.client]) expect(forged?.claims).not.toContain(value);
  expect(JSON.parse(forged?.claims ?? '')).toMatchObject({ aud: `https://${HOSTS.fhir}`, tid: IDS.tenant });
  const ofAzure = lab.requests.filter(({ host, authorised }) => host === HOSTS.fhir && authorised === 'bearer');
  expect(ofAzure.map(({ audience }) => audience)).toEqual([`https://${HOSTS.fhir}`]);
});

const VERSION_1 = [`https://${HOSTS.fhir}`, `https://${HOSTS.fhir}`, `https://sts.windows.net/${IDS.tenant}/`] as const;

test.each([
  ['version 1', ...VERSION_1, 0],
  ['version 2', 'api://smart.contoso.example', IDS.smartResource, `https://login.microsoftonline.com/${IDS.tenant}/v2.0`, 0],
  ["version 1, if the runner's clock is behind", ...VERSION_1, -2],
] as const)('detects a host that checks all claims but not the signature: %s', async (_, audience, aud, iss, clockHours) => {
  const { outputs } = await runScenario({
    with: { endpoint: `https://${HOST} service=fhir audience=${audience}`, 'trusted-hosts': HOST },
    env: preload(`const now = Date.now; Date.now = () => now() + ${String(clockHours * 3_600_000)};`),
    setUp: (lab) => {
      lab.service(HOST, { kind: 'fhir', audiences: [aud] }).responses.set('/StructureDefinition', ({ headers }) => {
        const claims: unknown = JSON.parse(read(headers['authorization'] ?? '.e30').claims);
        const seconds = Date.now() / 1000;
        const { nbf, exp, ...ids } = { aud: '', iss: '', nbf: 0, exp: 0, ...(isRecord(claims) && claims) };
        return JSON.stringify([ids.aud, ids.iss]) === JSON.stringify([aud, iss]) && nbf <= seconds && exp > seconds ? BUNDLE : REFUSED;
      });
    },
  });
  expect([outputs['status'], outputs['failure']]).toEqual(['fail', 'token-not-checked']);
});

const MOVED = { status: 302, headers: { location: 'https://login.microsoftonline.com/x' } };

test.each<{
  named: string;
  anonymous: LabResponse;
  authorised?: LabResponse;
  fault?: FaultName;
  expected: readonly string[];
}>([
  { named: '200', anonymous: BUNDLE, expected: ['pass', ''] },
  { named: '404', anonymous: { status: 404 }, expected: ['pass', ''] },
  // The status is accepted only if the read request with the token succeeds.
  { named: '302', anonymous: MOVED, authorised: MOVED, expected: ['fail', 'redirected'] },
  // Only this exact status is accepted. Another status is evaluated as if `expect` named no status, and a refusal always passes.
  { named: '200', anonymous: { status: 206, body: BUNDLE.body }, expected: ['fail', 'open-server'] },
  { named: '403', anonymous: { status: 404 }, expected: ['warn', 'anonymous-unclear'] },
  { named: '403', anonymous: REFUSED, expected: ['pass', ''] },
  { named: '200', anonymous: REFUSED, fault: 'reset-before-headers', expected: ['fail', 'connection-reset'] },
])('accepts only the status in expect: anonymous: $named, so status $anonymous.status results in $expected', async (attack) => {
  const { named, anonymous, authorised = BUNDLE, fault, expected } = attack;
  const { run, lab } = await runScenarioWithLab({
    with: { ...TRUSTED, expect: `anonymous: ${named}\nunsigned-token: skip` },
    env: SHORT_PAUSES,
    setUp: (started) => {
      const service = started.service(HOST, { kind: 'fhir', audiences: [`https://${HOSTS.fhir}`] });
      service.responses.set('/health/check', { status: 200 });
      service.responses.set('/StructureDefinition', (request) => (request.authorised === 'none' ? anonymous : authorised));
      if (fault !== undefined) started.fault(HOST, fault, { only: 'anonymous', path: '/StructureDefinition' });
    },
  });
  expect([run.outputs['status'], run.outputs['failure']]).toEqual(expected);
  // A host that returned an unintended 2xx status or no response receives no token.
  const mayGetToken = fault === undefined && (anonymous.status >= 300 || String(anonymous.status) === named);
  expect(lab.requests.some(({ host, authorised: by }) => host === HOST && by === 'bearer')).toBe(mayGetToken);
});

// A retry would reach another server behind the load balancer, which refuses the request.
test.each<[FaultName, string]>([
  ['reset-mid-body', 'open-server'],
  ['close-mid-body', 'open-server'],
  ['reset-after-headers', 'anonymous-accepted'],
  ['silence-after-headers', 'anonymous-accepted'],
  ['drip', 'anonymous-accepted'],
])('does not repeat a read without a token that gets 200 and then %s', async (fault, failure) => {
  const reads: string[] = [];
  const { run } = await runScenarioWithLab({
    with: { endpoint: `https://${HOSTS.fhir}`, 'timeout-seconds': '1', 'wait-seconds': '60' },
    env: SHORT_PAUSES,
    setUp: (lab) => {
      lab.service(HOSTS.fhir).responses.set('/StructureDefinition', ({ authorised }) => {
        reads.push(authorised);
        return authorised === 'none' && reads.length > 1 ? REFUSED : { ...BUNDLE, body: `${BUNDLE.body}${' '.repeat(1000)}` };
      });
      lab.fault(HOSTS.fhir, fault, { only: 'anonymous', path: '/StructureDefinition', times: 1 });
    },
  });
  expect([run.outputs['status'], run.outputs['failure'], reads]).toEqual(['fail', failure, ['none']]);
});

test('does not apply expect: anonymous to Azure hosts next to a trusted host', async () => {
  const { run } = await runScenarioWithLab({
    with: { ...TRUSTED, endpoint: `${TRUSTED.endpoint}\nhttps://${HOSTS.fhir}`, expect: 'anonymous: 404\nunsigned-token: skip' },
    setUp: (started) => {
      for (const host of [HOST, HOSTS.fhir])
        started
          .service(host, { kind: 'fhir', audiences: [`https://${HOSTS.fhir}`] })
          .responses.set('/StructureDefinition', ({ authorised }) => (authorised === 'none' ? { status: 404 } : BUNDLE));
    },
  });
  expect([run.outputs['status'], run.outputs['failure']]).toEqual(['warn', 'anonymous-unclear']);
});

const XML = '<Bundle xmlns="http://hl7.org/fhir"/>';
/** A body that is larger than the part that the action reads. */
const LARGE = `{"resourceType":"Bundle","type":"searchset","entry":[${'{"fullUrl":"https://a.example"},'.repeat(50_000)}{}]}`;

test.each([
  ['compressed XML', { status: 200, headers: { 'content-encoding': 'gzip' }, body: gzipSync(XML) }, 'fail', 'open-server', false],
  [
    'a small body that decompresses to over 1 MB',
    { status: 200, headers: { 'content-encoding': 'gzip' }, body: gzipSync(LARGE) },
    'fail',
    'open-server',
    false,
  ],
  ['a web page over 1 MB', { status: 200, body: `<html>${'<p>Welcome</p>'.repeat(100_000)}` }, 'fail', 'anonymous-accepted', false],
  ['401 with a body over 1 MB', { status: 401, body: LARGE }, 'pass', '', true],
  ['no content', { status: 204 }, 'fail', 'anonymous-accepted', false],
  ['503', { status: 503 }, 'warn', 'anonymous-unavailable', true],
] as const)('evaluates a read without a token that gets %s', async (_name, response, status, failure, authorised) => {
  const { outputs, step } = await runScenario({
    with: { endpoint: `https://${HOSTS.fhir}` },
    env: SHORT_PAUSES,
    setUp: (lab) => {
      lab.service(HOSTS.fhir).responses.set('/StructureDefinition', (request) => (request.authorised === 'none' ? response : BUNDLE));
    },
  });
  expect([outputs['status'], outputs['failure']]).toEqual([status, failure]);
  expect(step.outputs['http-status'] === '200').toBe(authorised);
});
