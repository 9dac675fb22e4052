/**
 * Tests responses that contain parts of the received token in every field that the action shows. Only known values may be shown, and a
 * value that shares 12 characters with the token must become `(hidden)`.
 */
import { describe, expect, test } from '@jest/globals';
import { HOSTS } from '../../../lab/azure/contoso.ts';
import { json, type LabRequest, type LabResponse } from '../../../lab/network/site.ts';
import { fastClock } from '../support/fast-clock.ts';
import { withGitHub } from '../support/github.ts';
import { preload } from '../support/preload.ts';
import { runScenario, runScenarioIn, type ScenarioRun } from '../support/scenario.ts';
import { withTools } from '../support/fake-tools.ts';

const FHIR = `https://${HOSTS.fhir}`;
const ENTRA = 'login.microsoftonline.com';
const SIGN_IN = `https://${ENTRA}`;

/** Pieces of a token's signature, in encodings that a server could use. The unit tests of the filter cover the other encodings. */
const FORMS: Readonly<Record<string, (token: string) => string>> = {
  'in plain text': (token) => signatureOf(token).slice(40, 72),
  'as the bytes of the signature': (token) => Buffer.from(signatureOf(token), 'base64url').toString('hex').slice(60, 92).toUpperCase(),
};

function signatureOf(token: string): string {
  return token.split('.').at(-1) ?? '';
}

/** Returns a piece in the form of a GUID, if the piece consists of the digits of a GUID. */
function asGuid(piece: string): string {
  return piece.replace(/^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i, '$1-$2-$3-$4-$5');
}

/** Writes a piece into every response field whose value the action shows. */
function echo(status: number, piece: string): LabResponse {
  const label = piece.replaceAll(/[^a-z0-9-]/gi, '-');
  const id = asGuid(piece);
  const issue = { severity: piece, code: piece, diagnostics: piece, details: { text: piece, coding: [{ code: piece, system: piece }] } };
  return json(
    status,
    {
      resourceType: 'OperationOutcome',
      id,
      issue: [issue],
      error: { code: piece },
      overallStatus: piece,
      status: piece,
      fhirVersion: piece,
    },
    {
      'www-authenticate':
        `${label} realm="${piece}", Bearer authorization_uri="${SIGN_IN}/${id}", resource_id="https://${label}.fhir.azurehealthcareapis.com", ` +
        `realm="api://${id}", ${label}`,
      'x-request-id': id,
      'x-ms-request-id': piece,
      location: `https://${label}.okta.com/${piece}`,
      server: piece,
      date: piece,
      'retry-after': piece,
      'x-ms-retry-after-ms': piece,
      'content-type': `application/json; charset=${label}`,
    },
  );
}

/**
 * Expects that no text that the step shows or writes contains 12 characters of a piece. Masks and token outputs are not searched, because
 * they must contain the token.
 */
function expectNothingOf(pieces: readonly string[], { step }: ScenarioRun): void {
  const outputs = Object.entries(step.outputs).filter(([name]) => name !== 'token' && name !== 'tokens');
  const log = step.rawLog.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const shown = [...log, step.stderr, step.summary, JSON.stringify([step.annotations, outputs, step.writtenFiles])]
    .join('\n')
    .toLowerCase();
  const bare = shown.replaceAll('-', '');
  const windows = pieces
    .map((piece) => piece.toLowerCase().replaceAll('-', ''))
    .flatMap((piece) => Array.from({ length: piece.length - 11 }, (_none, at) => piece.slice(at, at + 12)));
  expect(windows.length).toBeGreaterThan(0);
  expect(windows.filter((piece) => shown.includes(piece) || bare.includes(piece))).toEqual([]);
}

const REPORTS = { 'report-path': 'health.json', 'junit-path': 'junit.xml' };
const FILES = ['work/health.json', 'work/junit.xml'];

describe.each(Object.entries(FORMS))('a piece of the access token %s', (name, form) => {
  test.each([401, 403, 302])('is hidden in the response to the read with the token: %d', async (status) => {
    const pieces: string[] = [];
    const run = await runScenario({
      with: { endpoint: FHIR, ...REPORTS },
      env: preload(fastClock(20)),
      setUp: (lab) => {
        lab.service(HOSTS.fhir).intercept = ({ authorised, headers, path }) => {
          if (authorised === 'bearer') pieces.push(form(headers['authorization'] ?? ''));
          const [piece] = pieces;
          // After a 401, the action reads the tenant from this CapabilityStatement.
          if (path === '/metadata' && piece !== undefined) return statementWith(piece);
          return authorised === 'bearer' && piece !== undefined ? echo(status, piece) : undefined;
        };
      },
      writes: FILES,
    });
    expect(run.outputs).toMatchObject({ status: 'fail' });
    expectNothingOf(pieces, run);
    // A value with a known form is replaced.
    if (name !== 'in plain text' && status !== 302) expect(run.log).toMatch(/Request ID, for Azure support +\(hidden\)/);
  });

  test('is hidden in later responses to anonymous requests', async () => {
    let rounds = 0;
    const pieces: string[] = [];
    const run = await runScenario({
      with: {
        endpoint: FHIR,
        expect: 'fhir-version: 4.0.1\nresource: Patient\noperation: export\nprofile: https://a.example/b',
        'required-successes': '3',
        'wait-seconds': '60',
        ...REPORTS,
      },
      env: preload(fastClock(20)),
      setUp: (lab) => {
        const service = lab.service(HOSTS.fhir);
        service.intercept = ({ authorised, headers, path }: LabRequest) => {
          if (path === '/health/check') rounds += 1;
          if (authorised === 'bearer') pieces.push(form(headers['authorization'] ?? ''));
          const [piece] = pieces;
          if (path === '/metadata') return statementWith(rounds > 1 ? piece : undefined);
          if (rounds < 2 || piece === undefined) return undefined;
          return path === '/health/check' ? echo(200, piece) : echo(authorised === 'none' ? 401 : 403, piece);
        };
      },
      writes: FILES,
    });
    expect([run.outputs['status'], rounds >= 2]).toEqual(['fail', true]);
    expectNothingOf(pieces, run);
  });
});

function statementWith(piece: string | undefined): LabResponse {
  const version =
    piece === undefined
      ? '4.0.1'
      : `4.0.1-${piece
          .toLowerCase()
          .replaceAll(/[^a-z0-9]/g, '')
          .slice(0, 20)}`;
  const text = piece ?? 'Patient';
  const security = { extension: [{ extension: [{ url: 'authorize', valueUri: `${SIGN_IN}/${asGuid(text)}/oauth2` }] }] };
  const resource = [{ type: text, supportedProfile: piece === undefined ? ['https://a.example/b'] : [piece] }];
  return json(200, {
    resourceType: 'CapabilityStatement',
    fhirVersion: version,
    instantiates: [text],
    rest: [{ resource, operation: [{ name: piece ?? 'export' }], security }],
  });
}

describe.each(Object.entries(FORMS))('a piece of the ID token %s', (_name, form) => {
  test('is hidden in a refusal by Entra', async () => {
    const pieces: string[] = [];
    const run = await runScenario({
      with: { endpoint: FHIR, ...REPORTS },
      setUp: (lab) => {
        lab.site(ENTRA, ({ body }) => {
          const piece = form(new URLSearchParams(body).get('client_assertion') ?? '');
          pieces.push(piece);
          const id = asGuid(piece);
          const texts = { error: piece, error_description: `AADSTS700213: ${piece}`, suberror: piece, claims: piece, error_uri: piece };
          return {
            ...echo(400, piece),
            body: JSON.stringify({ ...texts, error_codes: [700213], trace_id: id, correlation_id: id, timestamp: piece }),
          };
        });
      },
      writes: FILES,
    });
    expect(run.outputs).toMatchObject({ failure: 'subject-mismatch' });
    expectNothingOf(pieces, run);
  });
});

const onPosix = process.platform === 'win32' ? describe.skip : describe;
onPosix('the output of a command-line tool', () => {
  const TEXT = 'ERROR: Zebediah Quillfeather eyJhbGciOiJSUzI1NiJ9 AADSTS9999999999 https://zebediah.example/Patient/1';
  test.each([
    { credential: 'azure-cli', program: 'az', says: { err: TEXT, code: 3 } },
    { credential: 'azure-cli', program: 'az', says: { out: JSON.stringify({ accessToken: TEXT, Token: TEXT, expiresOn: TEXT }), code: 0 } },
    { credential: 'azure-powershell', program: 'pwsh', says: { out: TEXT, code: 0 } },
  ])('is not shown: $credential, $says', async ({ credential, program, says }) => {
    const run = await withTools({ [program]: says }, (lab, env) => runScenarioIn(lab, { with: { audience: 'dicom', credential }, env }));
    expect(run.exitCode).toBe(1);
    expect(run.step.rawLog + run.step.summary + JSON.stringify(run.step.outputs)).not.toMatch(/Zebediah|Quillfeather|eyJh|99999|zebediah/);
  });
});

test.each([403, 422, 500])('does not show the message of a GitHub response: %d', async (status) => {
  const TEXTS = { message: 'Zebediah Quillfeather', errors: ['Zebediah'], documentation_url: 'https://zebediah.example' };
  await withGitHub({}, async ({ lab, runScenario: runHere }) => {
    lab.site('api.github.com', () => json(status, TEXTS, { 'x-message': 'Zebediah' }));
    const run = await runHere({
      with: { endpoint: FHIR, 'incident-issue': 'prod', 'deployment-id': '42' },
      env: { GITHUB_EVENT_NAME: 'schedule', ...preload(fastClock(20)) },
    });
    expect(run.step.annotations.filter(({ level }) => level === 'warning').length).toBeGreaterThan(0);
    expect(run.step.rawLog + run.step.summary).not.toMatch(/Zebediah|Quillfeather|zebediah/);
  });
});
