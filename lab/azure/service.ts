/** What the lab's healthcare services have in common: their settings, and the conditions that a test may put them in. */
import type { Roles } from './access.ts';
import type { Patient } from './patients.ts';
import type { LabAnswer, LabRequest } from '../network/site.ts';

export type ServiceKind = 'fhir' | 'fhir-legacy' | 'dicom' | 'deid';

/**
 * How a service is:
 * - `healthy`;
 * - `private-link`: public network access is disabled, everything answers 403 (AD: healthcare-apis-configure-private-link.md);
 * - `retired`: 410 but for /metadata and /health/check (FS: RuntimeStateMiddleware.cs); the legacy service alone can be so;
 * - `open`: security is off, whoever asks is served;
 * - `degraded`: the customer-managed key is out of reach: FHIR 403 with another code than a missing role (FS: OperationOutcomeExceptionFilterAttribute.cs:132),
 *   DICOM 424; the health checks say Degraded;
 * - `importing`: 423 for all but GET (FS: InitialImportLockMiddleware).
 */
export type Condition = 'healthy' | 'private-link' | 'retired' | 'open' | 'degraded' | 'importing';

/** A service under a host name. What is not read-only may be set before a run, or in the middle of one. */
export interface Service {
  readonly host: string;
  readonly kind: ServiceKind;
  /** Path under which it answers: empty but behind a gateway. */
  readonly prefix: string;
  /** Audiences that it accepts, compared as strings. The first is what its challenge tells. */
  audiences: string[];
  tenantId: string;
  /** Host of the authority that it trusts. */
  authority: string;
  condition: Condition;
  /** Ignores every query parameter, strict handling too: the careless server of a careless probe. */
  ignoresQuery: boolean;
  /** Whether a 401 tells authority and audience; the managed service of today is UNVERIFIED. */
  challenge: boolean;
  /** How many of the next authorised requests are throttled. */
  throttled: number;
  /** What `Retry-After` says while throttled, in seconds, and `x-ms-retry-after-ms` alike. */
  retryAfterSeconds: number;
  /** Answers of any kind for exact paths, before everything else. */
  readonly answers: Map<string, LabAnswer | ((request: LabRequest) => LabAnswer)>;
  /** FHIR release that /metadata tells. */
  fhirVersion: '4.0.1' | '3.0.2';
}

/** What a service's handler works with. */
export interface Ward {
  readonly roles: Roles;
  readonly patients: readonly Patient[];
}

/** Default settings of a service. */
export function usualService(host: string, kind: ServiceKind, given: Partial<Service> & Pick<Service, 'audiences' | 'tenantId'>): Service {
  return {
    host,
    kind,
    prefix: '',
    authority: 'login.microsoftonline.com',
    condition: 'healthy',
    ignoresQuery: false,
    challenge: true,
    throttled: 0,
    retryAfterSeconds: 1,
    answers: new Map(),
    fhirVersion: '4.0.1',
    ...given,
  };
}

/** `WWW-Authenticate` as FHIR and DICOM send it (FS: Startup.cs:262; DS: SecurityModule.cs). */
export function challengeOf(service: Service, invalidToken: boolean): Readonly<Record<string, string>> {
  const [audience = ''] = service.audiences;
  const where = `Bearer authorization_uri="https://${service.authority}/${service.tenantId}", resource_id="${audience}", realm="${audience}"`;
  if (!service.challenge) return { 'www-authenticate': invalidToken ? 'Bearer error="invalid_token"' : 'Bearer' };
  return { 'www-authenticate': invalidToken ? `${where}, error="invalid_token", error_description="The audience is invalid"` : where };
}

/** Takes one throttled answer off the list; whether there was one. Anonymous requests are not throttled (FS: ThrottlingMiddleware.cs). */
export function takeThrottle(service: Service, request: LabRequest): boolean {
  if (service.throttled === 0 || request.authorised === 'none') return false;
  service.throttled -= 1;
  return true;
}

/** Both headers of a throttled answer: seconds, and milliseconds that grow under load (FS: ThrottlingMiddleware.cs:35-38). */
export function retryHeaders({ retryAfterSeconds }: Service): Readonly<Record<string, string>> {
  return { 'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))), 'x-ms-retry-after-ms': String(retryAfterSeconds * 1000) };
}
