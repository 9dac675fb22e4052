/** Many services of one kind in one hospital. */
import { IDS } from '../../../lab/azure/contoso.ts';
import type { Lab } from '../../../lab/lab.ts';

const KINDS = {
  fhir: { suffix: 'fhir.azurehealthcareapis.com', role: 'FHIR Data Reader' },
  dicom: { suffix: 'dicom.azurehealthcareapis.com', role: 'DICOM Data Reader' },
} as const;

export interface Fleet {
  readonly hosts: readonly string[];
  /** For the input `endpoint`. */
  readonly lines: string;
  /** Puts the services into a lab, each with the role that the usual identity needs. */
  readonly settle: (lab: Lab) => void;
}

/** A fleet of so many services. FHIR services have an audience each, DICOM services share one. */
export function fleetOf(count: number, kind: keyof typeof KINDS): Fleet {
  const { suffix, role } = KINDS[kind];
  const hosts = Array.from({ length: count }, (_none, index) => `contoso-ward${String(index).padStart(3, '0')}.${suffix}`);
  return {
    hosts,
    lines: hosts.map((host) => `https://${host}`).join('\n'),
    settle(lab) {
      for (const host of hosts) {
        lab.service(host);
        lab.roles.grant(IDS.principal, host, role);
      }
    },
  };
}
