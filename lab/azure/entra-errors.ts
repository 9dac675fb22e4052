/**
 * Microsoft Entra error responses by error code, with `error`, status and message. Sources: Entra docs reference-error-codes.md,
 * workload-identity-federation-considerations.md, Azure/login issues (docs/lab.md). If a source contains only the code, `error` and the
 * message are made up. Do not rely on them. The action reads only `error_codes`.
 */

interface Refusal {
  readonly error: string;
  /** 401 for `invalid_client`, otherwise 400 (Entra docs: v2-oauth2-client-creds-grant-flow.md), except for throttling and outage codes. */
  readonly status: number;
  /** Message with the placeholders {issuer}, {subject}, {audience}, {clientId}, {tenant} and {resource}. */
  readonly text: string;
}

const CHECK =
  'Please check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation';

const refusal =
  (error: string, status: number) =>
  (text: string): Refusal => ({ error, status, text });

const request = refusal('invalid_request', 400);
const client = refusal('invalid_client', 401);
const unauthorized = refusal('unauthorized_client', 400);
const resource = refusal('invalid_resource', 400);
const scope = refusal('invalid_scope', 400);
const grant = refusal('invalid_grant', 400);
const denied = refusal('access_denied', 400);
const busy = (status: number, text: string): Refusal => ({ error: 'temporarily_unavailable', status, text });

export const REFUSALS: Readonly<Record<number, Refusal>> = {
  70021: request(
    "No matching federated identity record found for presented assertion. Assertion Issuer: '{issuer}'. Assertion Subject: '{subject}'. Assertion Audience: '{audience}'.",
  ),
  700211: client(`No matching federated identity record found for presented assertion issuer '{issuer}'. ${CHECK}`),
  700212: client(`No matching federated identity record found for presented assertion audience '{audience}'. ${CHECK}`),
  7002121: client(`No matching federated identity record found for presented assertion audience '{audience}'. ${CHECK}`),
  700213: client(`No matching federated identity record found for presented assertion subject '{subject}'. ${CHECK}`),
  7002138: client(
    `No matching federated identity record found for presented assertion subject '{subject}'. The subject matches with case-insensitive comparison, but not with case-sensitive comparison. ${CHECK}`,
  ),
  70022204: client("The audience '{audience}' of the presented assertion is not the one of this cloud."),
  70025: client("The client '{clientId}'(clinic-ci) has no configured federated identity credentials."),
  700016: unauthorized(
    "Application with identifier '{clientId}' was not found in the directory '{tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.",
  ),
  7000229: unauthorized('The client application {clientId} is missing service principal in the tenant {tenant}.'),
  90002: request("Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud."),
  900023: request("Specified tenant identifier '{tenant}' is neither a valid DNS name, nor a valid external domain."),
  900144: request("The request body must contain the following parameter: 'client_id'."),
  900561: request('The endpoint only accepts POST requests. Received a GET request.'),
  // Only the error code, the status and the purpose are known (triton-lang/triton#10680, Azure/login#552).
  7002381: client("The assertion does not satisfy the tenant's policy for the claim 'enterprise' of GitHub's ID tokens."),
  700024: client('Client assertion is not within its valid time range.'),
  700027: client('Client assertion failed signature validation. The key was not found.'),
  50027: client('JWT token is invalid or malformed.'),
  5002723: client('Invalid JWT token. No certificate thumbprint or key ID was found.'),
  90061: request("Request to External OIDC endpoint failed. Issuer: '{issuer}'."),
  50166: request('Request to External OIDC endpoint failed.'),
  900612: request('Request to External OIDC endpoint failed.'),
  // The codes 500031 and 501661 mean the same as 700027 and 50166 (Azure/login#499 and #283).
  500031: request('Cannot find signing certificate configured.'),
  501661: request('Request to External OIDC endpoint failed: the issuer cannot be reached.'),
  500011: resource(
    'The resource principal named {resource} was not found in the tenant named {tenant}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.',
  ),
  50001: resource('The resource principal named {resource} was not found in the tenant or is disabled.'),
  70011: scope("The provided value for the input parameter 'scope' is not valid. The scope {resource} is not valid."),
  1002012: scope(
    'The provided value for scope {resource} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.',
  ),
  28000: scope('Provided value for the input parameter scope is not valid because it contains more than one resource.'),
  700022: scope('The provided value for the input parameter scope contains more than one resource.'),
  901002: request("The 'resource' request parameter is not supported."),
  65001: grant("The user or administrator has not consented to use the application with ID '{clientId}'."),
  650056: request('Misconfigured application.'),
  650057: resource(
    "Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Resource: {resource}.",
  ),
  501051: grant("Application '{clientId}'(clinic-ci) is not assigned to a role for the application '{resource}'(smart)."),
  50105: grant("The application '{clientId}' is not assigned to a role for the application."),
  53003: denied('Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.'),
  530032: denied('Blocked by security policy.'),
  530035: denied('Access has been blocked by security defaults.'),
  7000112: unauthorized("Application '{clientId}'(clinic-ci) is disabled."),
  7000215: client('Invalid client secret provided.'),
  7000222: client('The provided client secret keys are expired.'),
  7000218: client("The request body must contain the following parameter: 'client_assertion' or 'client_secret'."),
  50013: grant('Assertion failed signature validation.'),
  500133: grant('Assertion is not within its valid time range.'),
  700222: client('AAD-issued tokens may not be used for federated identity flows.'),
  700226: client('AAD-issued tokens of this kind may not be used as a federated credential.'),
  700227: client('AAD-issued tokens of this application may not be used as a federated credential.'),
  700236: client('Entra ID tokens issued by this issuer may not be used for federated identity credential flows.'),
  50002: grant('Sign-in was blocked because of a restricted proxy access on the tenant.'),
  500021: grant("Access to '{tenant}' tenant is denied by the restriction of the network."),
  500022: grant('Access is denied. The tenant restriction of the network does not allow it.'),
  90012: busy(400, 'The request to the service has timed out.'),
  90024: busy(400, 'A transient error has occurred while the request budget was exceeded.'),
  90033: busy(503, 'A transient error has occurred.'),
  90055: busy(429, 'The tenant is throttled because of too many requests.'),
  50196: busy(400, 'The server terminated an operation because it encountered a client request loop.'),
  900439: unauthorized('USGClientNotSupportedOnPublicEndpoint: the application is of another cloud.'),
  90038: request("Confidential redirection: tenant '{tenant}' is of a national cloud."),
  900382: unauthorized('Confidential Client is not supported in Cross Cloud request.'),
  900432: unauthorized('Confidential Client is not supported in Cross Cloud request.'),
  1000104: unauthorized('The application and the tenant are of different clouds.'),
};
