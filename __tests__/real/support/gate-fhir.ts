/** Replaces a FHIR service of the lab with a third-party server. */
import { capabilityStatement } from '../../../lab/azure/capability-statement.ts';
import type { Lab } from '../../../lab/lab.ts';
import { type Handler, json, type LabResponse } from '../../../lab/network/site.ts';
import { guarded, upstreamOf } from './gate.ts';

export interface FhirGate {
  /** True to check tokens and refuse requests as Azure does. */
  readonly authentication: boolean;
  /** True to respond to /metadata with the lab's CapabilityStatement. */
  readonly metadata: boolean;
}

/**
 * Opens the gate.
 *
 * @param host the host of the service
 * @param socket the file that the server listens on
 */
export function openFhirGate(lab: Lab, host: string, socket: string, { authentication, metadata }: FhirGate): void {
  const upstream = upstreamOf(socket);
  const service = lab.service(host);
  const refusals = {
    unauthorised: outcome(401, 'login', 'Authentication failed.'),
    forbidden: outcome(403, 'forbidden', 'Authorization failed.'),
  };
  const forward: Handler = (request) => upstream.forward(request);
  const inner = authentication ? guarded(lab, service, 'fhir/read', refusals, forward) : forward;
  lab.site(host, (request) => {
    // The FHIR standard defines no health check (fhir-server: FhirServerApplicationBuilderExtensions.cs).
    if (request.path === '/health/check' && request.method === 'GET') return json(200, { overallStatus: 'Healthy', details: [] });
    if (request.path === '/metadata') return metadata ? fhir(200, capabilityStatement(service)) : forward(request);
    return inner(request);
  });
}

/** Creates an OperationOutcome with the text that Azure's server uses (fhir-server: Resources.resx). */
function outcome(status: number, code: string, diagnostics: string): LabResponse {
  return fhir(status, { resourceType: 'OperationOutcome', id: crypto.randomUUID(), issue: [{ severity: 'error', code, diagnostics }] });
}

function fhir(status: number, value: unknown): LabResponse {
  return json(status, value, { 'content-type': 'application/fhir+json; charset=utf-8' });
}
