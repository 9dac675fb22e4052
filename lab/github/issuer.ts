/**
 * Simulates GitHub's ID token endpoint, whose URL is in ACTIONS_ID_TOKEN_REQUEST_URL, and the issuer's discovery document and keys. Claims
 * and subjects: GitHub docs content/actions/reference/security/oidc.md. Request and response: toolkit packages/core/src/oidc-utils.ts.
 */
import { signer, randomText } from '../network/keys.ts';
import { type Handler, json } from '../network/site.ts';
import type { Vault } from '../azure/tokens.ts';
import type { Web } from '../network/web.ts';

/** The workflow run, with the values that GitHub puts into the ID token. Tests can change every member before a run. */
export interface Workflow {
  /**
   * Issuer of the ID token: `https://token.actions.githubusercontent.com`, `…/<enterprise>`, `https://token.actions.<name>.ghe.com` or
   * `https://<ghes>/_services/token`.
   */
  issuer: string;
  repository: string;
  repositoryId: string;
  ownerId: string;
  /** Visibility of the repository in the `repository_visibility` claim and in the event payload. */
  visibility: 'public' | 'private' | 'internal';
  /** Full Git ref, such as `refs/heads/main`. */
  ref: string;
  eventName: string;
  environment: string | undefined;
  /**
   * True for subjects of the form `owner@id/repo@id`, the default for repositories since 15 July 2026 (Entra docs:
   * workload-identities-github-immutable-subjects).
   */
  immutableSubject: boolean;
  jobWorkflowRef: string;
  /** Subject of a custom template, which replaces the computed subject. */
  subject: string | undefined;
  /** Additional claims, which replace claims with the same name. A claim with the value undefined is removed. */
  claims: Record<string, unknown>;
  /** Lifetime in seconds. The example in GitHub's documentation has a lifetime of 300 seconds. */
  lifetimeSeconds: number;
  /** True to sign the token with a key that is not in the issuer's JWKS. */
  signedByUnknownKey: boolean;
}

export interface GitHubIssuer {
  readonly workflow: Workflow;
  /** Value of ACTIONS_ID_TOKEN_REQUEST_URL. Like the real URL, it has a query string. */
  readonly requestUrl: string;
  /** Value of ACTIONS_ID_TOKEN_REQUEST_TOKEN. */
  readonly requestToken: string;
  /** Changes the issuer, for example to that of an enterprise or of GitHub Enterprise Server. Federated credentials do not change. */
  useIssuer(issuer: string): void;
  mint(audience: string): Promise<string>;
}

/** Host of the ID token endpoint. GitHub's runners use many hosts of this form. */
export const ID_TOKEN_HOST = 'run-actions-1-azure-eastus.actions.githubusercontent.com';

/** Returns a workflow on the main branch of a repository that was created before July 2026. */
function defaultWorkflow(): Workflow {
  return {
    issuer: 'https://token.actions.githubusercontent.com',
    repository: 'contoso/clinic',
    repositoryId: '714025110',
    ownerId: '9919',
    visibility: 'private',
    ref: 'refs/heads/main',
    eventName: 'push',
    environment: undefined,
    immutableSubject: false,
    jobWorkflowRef: 'contoso/clinic/.github/workflows/verify.yml@refs/heads/main',
    subject: undefined,
    claims: {},
    lifetimeSeconds: 300,
    signedByUnknownKey: false,
  };
}

/**
 * Returns the subject. The environment takes precedence over the pull request, and both take precedence over the ref. Colons in a value are
 * encoded (GitHub docs: oidc.md).
 */
function subjectOf(workflow: Workflow): string {
  if (workflow.subject !== undefined) return workflow.subject;
  const [owner = '', name = ''] = workflow.repository.split('/');
  const repository = workflow.immutableSubject ? `${owner}@${workflow.ownerId}/${name}@${workflow.repositoryId}` : workflow.repository;
  if (workflow.environment !== undefined) return `repo:${repository}:environment:${workflow.environment.replaceAll(':', '%3A')}`;
  if (workflow.eventName === 'pull_request') return `repo:${repository}:pull_request`;
  return `repo:${repository}:ref:${workflow.ref}`;
}

/** Returns the event payload with the members that every event has. */
export function eventOf({ repository, repositoryId, visibility }: Workflow): unknown {
  const id = Number(repositoryId);
  return { repository: { id, full_name: repository, private: visibility !== 'public', visibility, default_branch: 'main' } };
}

/** Adds the hosts of the issuer to the lab. Later changes of claims apply to the next token. */
export function startGitHubIssuer(web: Web, vault: Vault): GitHubIssuer {
  const workflow = defaultWorkflow();
  const requestToken = `eyJ${randomText(300)}.${randomText(600)}.${randomText(256)}`;
  vault.keep({ name: 'ID token request token', value: requestToken });

  async function mint(audience: string): Promise<string> {
    const key = await signer(workflow.signedByUnknownKey ? 'unknown' : 'github');
    const token = await key.sign({ ...claimsOf(workflow, audience), ...workflow.claims });
    vault.keep({ name: `ID token for ${audience}`, value: token });
    return token;
  }

  const endpoint: Handler = async ({ headers, query, method }) => {
    // GitHub does not publish the bodies of these errors, and the toolkit reads only the status (UNVERIFIED).
    if (method !== 'GET') return json(405, { message: 'Method not allowed' });
    if (headers['authorization'] !== `Bearer ${requestToken}`) return json(401, { message: 'Unauthorized' });
    if (query.get('api-version') === null) return json(400, { message: 'No api-version' });
    const [owner = ''] = workflow.repository.split('/');
    const value = await mint(query.get('audience') ?? `https://github.com/${owner}`);
    return json(200, { count: value.length, value });
  };

  web.attach(ID_TOKEN_HOST, endpoint);
  attachIssuer(web, workflow.issuer);
  return {
    workflow,
    requestUrl: `https://${ID_TOKEN_HOST}/48//idtoken/2f4a6c1e-8f3b-4f7b-9a53-1d2f6f0d7c11/7b1c5a80-64c2-5f0e-9a34-5dd0f5a7d7c2?api-version=2.0`,
    requestToken,
    useIssuer(issuer) {
      workflow.issuer = issuer;
      attachIssuer(web, issuer);
    },
    mint,
  };
}

/** Serves the discovery document and the keys of an issuer, which Entra requests. */
function attachIssuer(web: Web, issuer: string): void {
  const { host, pathname } = new URL(issuer);
  const base = pathname.replace(/\/$/, '');
  web.attach(host, async ({ path }) => {
    if (path === `${base}/.well-known/openid-configuration`) {
      return json(200, {
        issuer,
        jwks_uri: `${issuer}/.well-known/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['id_token'],
      });
    }
    if (path === `${base}/.well-known/jwks`) return json(200, { keys: [(await signer('github')).publicKey] });
    return { status: 404 };
  });
}

function claimsOf(workflow: Workflow, audience: string): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  const [owner = ''] = workflow.repository.split('/');
  return {
    jti: crypto.randomUUID(),
    sub: subjectOf(workflow),
    aud: audience,
    ref: workflow.ref,
    sha: '5f1a0c7c8a4f4f6c8e1d2b3a49586776a5b4c3d2',
    repository: workflow.repository,
    repository_owner: owner,
    repository_owner_id: workflow.ownerId,
    repository_visibility: workflow.visibility,
    repository_id: workflow.repositoryId,
    run_id: '19560001234',
    run_number: '42',
    run_attempt: '1',
    actor_id: '2231402',
    actor: 'octo-nurse',
    workflow: 'Verify',
    head_ref: '',
    base_ref: '',
    event_name: workflow.eventName,
    ref_protected: 'true',
    ref_type: workflow.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    workflow_ref: workflow.jobWorkflowRef,
    workflow_sha: '5f1a0c7c8a4f4f6c8e1d2b3a49586776a5b4c3d2',
    job_workflow_ref: workflow.jobWorkflowRef,
    job_workflow_sha: '5f1a0c7c8a4f4f6c8e1d2b3a49586776a5b4c3d2',
    runner_environment: 'github-hosted',
    ...(workflow.environment === undefined ? {} : { environment: workflow.environment }),
    iss: workflow.issuer,
    // In the example in the GitHub docs, nbf is ten minutes before iat, and exp is five minutes after iat.
    nbf: now - 600,
    exp: now + workflow.lifetimeSeconds,
    iat: now,
  };
}
