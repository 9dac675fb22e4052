/**
 * Role assignments in the lab, and Azure's built-in roles with their data actions (azure-docs: role-based-access-control/built-in-roles.md,
 * 2026).
 */
import type { LabRequest } from '../network/site.ts';

export type DataAction =
  | 'fhir/read'
  | 'fhir/export'
  | 'fhir/import'
  | 'fhir/reindex'
  | 'fhir/bulk-operate'
  | 'fhir/smart'
  | 'dicom/read'
  | 'deid/batch/read'
  | 'deid/realtime'
  | 'insights/publish';

const ROLES = {
  'FHIR Data Reader': ['fhir/read'],
  'FHIR Data Exporter': ['fhir/read', 'fhir/export'],
  'FHIR Data Importer': ['fhir/read', 'fhir/import'],
  'FHIR Data Writer': ['fhir/read', 'fhir/export', 'fhir/import', 'fhir/reindex'],
  'FHIR Data Contributor': ['fhir/read', 'fhir/export', 'fhir/import', 'fhir/reindex', 'fhir/bulk-operate'],
  'FHIR Data Bulk Operator': ['fhir/read', 'fhir/export', 'fhir/import', 'fhir/reindex', 'fhir/bulk-operate'],
  'FHIR Search Parameter Manager': ['fhir/read', 'fhir/reindex'],
  // This role grants only $convert-data, which the lab does not support.
  'FHIR Data Converter': [],
  // This data action requires a fhirUser claim, which application tokens do not have.
  'FHIR SMART User': ['fhir/smart'],
  'DICOM Data Reader': ['dicom/read'],
  'DICOM Data Owner': ['dicom/read'],
  'DeID Data Owner': ['deid/batch/read', 'deid/realtime'],
  'DeID Batch Data Owner': ['deid/batch/read'],
  'DeID Batch Data Reader': ['deid/batch/read'],
  // This role grants only the real-time operation, so requests for /jobs return 403.
  'DeID Realtime Data User': ['deid/realtime'],
  'Monitoring Metrics Publisher': ['insights/publish'],
  // Control-plane roles do not grant access to data. Assigning such a role by mistake is the most common cause of a 403.
  Contributor: [],
  Owner: [],
} as const satisfies Readonly<Record<string, readonly DataAction[]>>;

/** The name of a built-in role, or the data actions of a custom role. */
export type Role = keyof typeof ROLES | readonly DataAction[];

interface Assignment {
  readonly objectId: string;
  readonly host: string;
  readonly actions: readonly DataAction[];
  /**
   * Number of authenticated requests that the lab refuses before the role takes effect. In Azure, that takes up to ten minutes (azure-docs:
   * troubleshooting.md).
   */
  pending: number;
}

export interface Roles {
  /** Assigns a role on a host to a principal. The assignment takes effect after `after` authenticated requests of the principal. */
  grant(objectId: string, host: string, role: Role, options?: { readonly after?: number }): void;
  revoke(objectId: string, host?: string): void;
  /** True if the principal has access now. Each call brings a pending role assignment one request closer to taking effect. */
  allows(objectId: string, host: string, action: DataAction): boolean;
}

/** Creates an empty set of role assignments. */
export function createRoles(): Roles {
  let assignments: Assignment[] = [];
  return {
    grant(objectId, host, role, { after = 0 } = {}) {
      assignments.push({ objectId, host, actions: typeof role === 'string' ? ROLES[role] : role, pending: after });
    },
    revoke(objectId, host) {
      assignments = assignments.filter((one) => one.objectId !== objectId || (host !== undefined && one.host !== host));
    },
    allows(objectId, host, action) {
      const matching = assignments.filter((one) => one.objectId === objectId && one.host === host && one.actions.includes(action));
      const effective = matching.some(({ pending }) => pending === 0);
      for (const one of matching) one.pending = Math.max(0, one.pending - 1);
      return effective;
    },
  };
}

export type Caller = 'anonymous' | 'bad-token' | 'no-role' | 'allowed';

export interface AccessRules {
  /** Accepted audiences. They are compared as strings, so letter case and a trailing slash matter (fhir-server#269, #271). */
  readonly audiences: readonly string[];
  readonly tenantId: string;
  readonly roles: Roles;
  readonly action: DataAction;
}

/** Authenticates and authorizes the caller of a request, as an Azure service does. */
export function callerOf(request: LabRequest, rules: AccessRules): Caller {
  const caller = authenticate(request, rules);
  if (typeof caller === 'string') return caller;
  return rules.roles.allows(caller.objectId, request.host, rules.action) ? 'allowed' : 'no-role';
}

/** Authenticates the caller of a request. Returns the principal, or the reason why the caller was not authenticated. */
export function authenticate(
  request: LabRequest,
  { audiences, tenantId }: Pick<AccessRules, 'audiences' | 'tenantId'>,
): { readonly objectId: string } | 'anonymous' | 'bad-token' {
  if (request.authorised === 'none') return 'anonymous';
  const token = request.bearer;
  const valid = token !== undefined && token.expiresOn > Date.now() && token.tenantId === tenantId && audiences.includes(token.audience);
  return valid ? { objectId: token.objectId } : 'bad-token';
}
