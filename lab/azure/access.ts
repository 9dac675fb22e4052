/** Who may do what at which endpoint: built-in roles and their data actions (AD: role-based-access-control/built-in-roles.md). */
import type { LabRequest } from '../network/site.ts';

/** What a read of the lab needs. */
export type DataAction = 'fhir/read' | 'dicom/read' | 'deid/batch/read' | 'deid/realtime';

const ROLES = {
  'FHIR Data Reader': ['fhir/read'],
  'FHIR Data Writer': ['fhir/read'],
  'FHIR Data Contributor': ['fhir/read'],
  'FHIR Data Exporter': ['fhir/read'],
  'FHIR Data Importer': ['fhir/read'],
  'DICOM Data Reader': ['dicom/read'],
  'DICOM Data Owner': ['dicom/read'],
  'DeID Data Owner': ['deid/batch/read', 'deid/realtime'],
  'DeID Batch Data Owner': ['deid/batch/read'],
  'DeID Batch Data Reader': ['deid/batch/read'],
  // Gets 403 on /jobs: it may only use the real-time operation.
  'DeID Realtime Data User': ['deid/realtime'],
  // The control plane gives no data access: the commonest cause of a 403.
  Contributor: [],
  Owner: [],
} as const satisfies Readonly<Record<string, readonly DataAction[]>>;

export type RoleName = keyof typeof ROLES;

interface Assignment {
  readonly objectId: string;
  readonly host: string;
  readonly role: RoleName;
  /** Authorised requests of the principal that are still refused: an assignment takes up to ten minutes (AD: troubleshooting.md). */
  pending: number;
}

/** The role assignments of the lab. */
export interface Roles {
  /** Gives a role at a host. `after` authorised requests it takes effect. */
  grant(objectId: string, host: string, role: RoleName, options?: { readonly after?: number }): void;
  /** Takes every role at a host away; at all hosts without one. */
  revoke(objectId: string, host?: string): void;
  /** Whether a principal may, now; a pending assignment comes one request nearer. */
  allows(objectId: string, host: string, action: DataAction): boolean;
}

/** No assignments yet. */
export function createRoles(): Roles {
  let assignments: Assignment[] = [];
  return {
    grant(objectId, host, role, { after = 0 } = {}) {
      assignments.push({ objectId, host, role, pending: after });
    },
    revoke(objectId, host) {
      assignments = assignments.filter((one) => one.objectId !== objectId || (host !== undefined && one.host !== host));
    },
    allows(objectId, host, action) {
      const mine = assignments.filter((one) => {
        const actions: readonly DataAction[] = ROLES[one.role];
        return one.objectId === objectId && one.host === host && actions.includes(action);
      });
      const effective = mine.some(({ pending }) => pending === 0);
      for (const one of mine) one.pending = Math.max(0, one.pending - 1);
      return effective;
    },
  };
}

/** What a service makes of its caller. */
export type Caller = 'anonymous' | 'bad-token' | 'no-role' | 'allowed';

/**
 * Looks at the caller of a request as a data plane does.
 *
 * @param audiences that the service accepts: compared as strings, to the letter (fhir-server#269, #271)
 */
export function callerOf(
  request: LabRequest,
  rules: { readonly audiences: readonly string[]; readonly tenantId: string; readonly roles: Roles; readonly action: DataAction },
): Caller {
  if (request.authorised === 'none') return 'anonymous';
  const token = request.bearer;
  if (
    token === undefined ||
    token.expiresOn <= Date.now() ||
    token.tenantId !== rules.tenantId ||
    !rules.audiences.includes(token.audience)
  ) {
    return 'bad-token';
  }
  return rules.roles.allows(token.objectId, request.host, rules.action) ? 'allowed' : 'no-role';
}
