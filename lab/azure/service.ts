/** Settings of a healthcare service in the lab. Tests can put a service into a faulty condition. */
import { authenticate, type Roles } from './access.ts';
import type { Patient } from './patients.ts';
import type { LabResponse, LabRequest } from '../network/site.ts';

export type ServiceKind = 'fhir' | 'fhir-legacy' | 'dicom' | 'deid';

/**
 * Condition of a service:
 * - `healthy`;
 * - `private-link`: public network access is disabled, so every request gets 403 (azure-docs: healthcare-apis-configure-private-link.md);
 * - `retired`: 410 except for a few reads (fhir-server: RuntimeStateMiddleware.cs). Only the legacy service can be retired;
 * - `open`: security is off, so anonymous requests are served;
 * - `importing`: 423 for writes (fhir-server: InitialImportLockMiddleware.cs).
 */
export type Condition = 'healthy' | 'private-link' | 'retired' | 'open' | 'importing';

/** FHIR operations whose jobs can be requested under `/_operations/<name>/<id>`. */
export type Operation = 'export' | 'import' | 'reindex' | 'bulk-update';

/** A healthcare service at a host name. Tests can set members that are not read-only before or during a run. */
export interface Service {
  readonly host: string;
  readonly kind: ServiceKind;
  /** Base path. The base path is empty unless the service is behind a gateway. */
  readonly prefix: string;
  /** Accepted audiences, which are compared as strings. The challenge contains the first audience. */
  audiences: string[];
  tenantId: string;
  /** Host of the Entra authority that the service trusts. */
  authority: string;
  condition: Condition;
  /** True to ignore all query parameters, even with strict handling. Tests use it to check that no request relies on its query. */
  ignoresQuery: boolean;
  /** Number of upcoming authenticated requests that get a throttling response. */
  throttled: number;
  /** Responses for exact paths. They take precedence over all other behavior. */
  readonly responses: Map<string, LabResponse | ((request: LabRequest) => LabResponse)>;
  /** Replaces the response to any request. The service handles the request if this function returns undefined. */
  intercept: ((request: LabRequest) => LabResponse | undefined) | undefined;
  /**
   * FHIR operations that are turned off. They return 400 to every authenticated caller (fhir-server: GetReindexRequestHandler.cs,
   * GetBulkUpdateHandler.cs).
   */
  disabledOperations: Set<Operation>;
  /** FHIR operations without a route, as on a server that does not have the feature. They return 404 to every caller. */
  missingRoutes: Set<Operation>;
  /**
   * True if a gateway in front of the service authorizes each request before it routes it, so that an unknown path also gets 401 or 403.
   */
  authorisesFirst: boolean;
}

export interface ServiceState {
  readonly roles: Roles;
  readonly patients: readonly Patient[];
}

/** Returns a service with default settings. The given settings override the defaults. */
export function defaultService(
  host: string,
  kind: ServiceKind,
  given: Partial<Service> & Pick<Service, 'audiences' | 'tenantId'>,
): Service {
  return {
    host,
    kind,
    prefix: '',
    authority: 'login.microsoftonline.com',
    condition: 'healthy',
    ignoresQuery: false,
    throttled: 0,
    responses: new Map(),
    intercept: undefined,
    disabledOperations: new Set(),
    missingRoutes: new Set(),
    authorisesFirst: false,
    ...given,
  };
}

/** Returns the response that a test has configured for a request, or undefined. `path` is relative to the base path. */
export function replacement(service: Service, request: LabRequest, path: string): LabResponse | undefined {
  const raw = service.responses.get(path);
  return raw === undefined ? service.intercept?.(request) : typeof raw === 'function' ? raw(request) : raw;
}

/**
 * Returns the `WWW-Authenticate` header of FHIR and DICOM services (fhir-server: Startup.cs:262; dicom-server: SecurityModule.cs).
 * UNVERIFIED for the current managed service.
 */
export function challengeOf(service: Service, invalidToken: boolean): Readonly<Record<string, string>> {
  const [audience = ''] = service.audiences;
  const where = `Bearer authorization_uri="https://${service.authority}/${service.tenantId}", resource_id="${audience}", realm="${audience}"`;
  return { 'www-authenticate': invalidToken ? `${where}, error="invalid_token", error_description="The audience is invalid"` : where };
}

/** True if the request must be throttled. Only authenticated requests count (fhir-server: ThrottlingMiddleware.cs:148-168). */
export function takeThrottle(service: Service, request: LabRequest): boolean {
  if (service.throttled === 0 || typeof authenticate(request, service) === 'string') return false;
  service.throttled -= 1;
  return true;
}
