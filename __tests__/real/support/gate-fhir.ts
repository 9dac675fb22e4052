/**
 * A FHIR server of others behind the gate, in the place of a FHIR service. FHIR itself passes as it is; mapped is what Azure has and the
 * standard has not (the health check), and what a server leaves to whoever runs it (authentication, the CapabilityStatement).
 */
import { capabilityStatement } from '../../../lab/azure/capability-statement.ts';
import { guarded, upstreamOf } from './gate.ts';
import type { Lab } from '../../../lab/lab.ts';
import { type Handler, json, type LabAnswer } from '../../../lab/network/site.ts';

/** Who sees to authentication and to /metadata: the server itself, or the gate for a server that has neither. */
export type Bouncer = 'server' | 'gate';

/**
 * Puts a FHIR server in the place of one of the lab's FHIR services.
 *
 * @param host of that service
 * @param socket the file on which the server listens
 */
export function openFhirGate(lab: Lab, host: string, socket: string, bouncer: Bouncer): void {
  const upstream = upstreamOf(socket);
  const service = lab.service(host);
  const refusals = {
    unauthorised: outcome(401, 'login', 'Authentication failed.'),
    forbidden: outcome(403, 'forbidden', 'Authorization failed.'),
  };
  const pass: Handler = (request) => upstream.pass(request);
  const inside = bouncer === 'server' ? pass : guarded(lab, service, 'fhir/read', refusals, pass);
  lab.site(host, (request) => {
    // FS: FhirServerApplicationBuilderExtensions.cs; not in the FHIR standard, so no server of others has it.
    if (request.path === '/health/check' && request.method === 'GET') return json(200, { overallStatus: 'Healthy', details: [] });
    if (request.path === '/metadata' && bouncer === 'gate') return fhir(200, capabilityStatement(service));
    return inside(request);
  });
}

/** FS: Resources.resx, as the lab's own FHIR service has them. */
function outcome(status: number, code: string, diagnostics: string): LabAnswer {
  return fhir(status, { resourceType: 'OperationOutcome', id: crypto.randomUUID(), issue: [{ severity: 'error', code, diagnostics }] });
}

function fhir(status: number, value: unknown): LabAnswer {
  return json(status, value, { 'content-type': 'application/fhir+json; charset=utf-8' });
}
