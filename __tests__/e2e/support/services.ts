import { IDS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';

const KINDS = {
  fhir: { suffix: 'fhir.azurehealthcareapis.com', path: '', role: 'FHIR Data Reader' },
  dicom: { suffix: 'dicom.azurehealthcareapis.com', path: '/v2', role: 'DICOM Data Reader' },
} as const;

export interface Services {
  readonly hosts: readonly string[];
  /** Value of the `endpoint` input for these services. */
  readonly lines: string;
  /** Adds the services to a lab, with the role that the identity needs. */
  readonly addTo: (lab: Lab) => void;
}

/** Creates services. Each FHIR service has its own audience, and all DICOM services share one. */
export function createServices(count: number, kind: keyof typeof KINDS): Services {
  const { suffix, path, role } = KINDS[kind];
  const hosts = Array.from({ length: count }, (_none, index) => `contoso-ward${String(index).padStart(3, '0')}.${suffix}`);
  return {
    hosts,
    lines: hosts.map((host) => `https://${host}${path}`).join('\n'),
    addTo(lab) {
      for (const host of hosts) {
        lab.service(host);
        lab.roles.grant(IDS.principal, host, role);
      }
    },
  };
}
