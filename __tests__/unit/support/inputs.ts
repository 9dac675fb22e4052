/** Reads inputs as the action does, from the environment that the runner creates for a step's `with:` block. */
import { readInputs, type Inputs as Read } from '../../../src/inputs/index.ts';
import type { Failure } from '../../../src/model/failure.ts';
import { createInputFailures } from '../../../src/failures/reporting.ts';
import type { prepareFile } from '../../../src/inputs/runner.ts';

export const CLIENT_ID = '11111111-aaaa-4bbb-8ccc-222222222222';
export const TENANT_ID = '33333333-dddd-4eee-8fff-444444444444';
export const FHIR = 'https://contoso-prod.fhir.azurehealthcareapis.com';
export const DICOM = 'https://contoso-imaging.dicom.azurehealthcareapis.com';

/** Variables that the runner sets in every job that may request an ID token. */
export const RUNNER: Readonly<Record<string, string>> = {
  GITHUB_ACTIONS: 'true',
  GITHUB_ACTOR: 'octocat',
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_EVENT_PATH: '/runner/event.json',
  GITHUB_JOB: 'smoke',
  GITHUB_OUTPUT: '/runner/output',
  GITHUB_REPOSITORY: 'contoso/clinical-platform',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_RUN_ID: '123456789',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_WORKFLOW: 'verify',
  GITHUB_WORKSPACE: '/workspace',
  RUNNER_TEMP: '/runner/temp',
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://pipelines.actions.githubusercontent.com/x/idtoken?api-version=2.0',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
};

export interface Step {
  readonly with?: Readonly<Record<string, string>>;
  /** Changes to {@link RUNNER}. Undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly prepareFile?: typeof prepareFile;
  readonly event?: unknown;
}

export interface Inputs extends Omit<Read, 'errors'> {
  readonly errors: readonly Failure[];
}

/** Reads the inputs of a step without adding any. */
export function readStep({ with: inputs = {}, env = {}, prepareFile = () => undefined, event }: Step): Inputs {
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value] as const);
  const variables: Readonly<Record<string, string>> = Object.fromEntries(given);
  const read = readInputs({ ...RUNNER, ...env, ...variables }, prepareFile, () => event);
  return { ...read, errors: createInputFailures(read.errors, read.missesOutputFile) };
}

/** Reads a valid step that uses GitHub OIDC for DICOM, without an endpoint. */
export function readGood(inputs: Readonly<Record<string, string>>, others: Omit<Step, 'with'> = {}): Inputs {
  return readStep({
    ...others,
    with: { 'client-id': CLIENT_ID, 'tenant-id': TENANT_ID, ...(inputs['endpoint'] === undefined && { audience: 'dicom' }), ...inputs },
  });
}

/** Returns the code, message and causes of each mistake. */
export function mistakesOf({ errors: mistakes }: Inputs): string[] {
  return mistakes.map(({ code, what, why }) => `${code}: ${what} ${why}`);
}

export function codesOf({ errors: mistakes }: Inputs): string[] {
  return mistakes.map(({ code }) => code);
}
