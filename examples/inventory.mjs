/**
 * Converts the results of inventory.kql into the inventory for the reusable workflow health-check.yml. All services in a group are in
 * the same cloud and tenant. They are all on the public network, or all on a private network, so that one job can reach them.
 *
 * Usage: node inventory.mjs [--runner LABEL,LABEL] FILE... > inventory.json
 *
 *   FILE      output of `az graph query`, one file per cloud
 *   --runner  labels of the self-hosted runner for services with private access (default: self-hosted,linux)
 *
 * If a service needs attention, the script writes a note to standard error.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** Maximum number of endpoints per step of the action. */
const MOST = 200;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runner: { type: 'string', default: 'self-hosted,linux' } },
});
if (positionals.length === 0) {
  console.error('Usage: node inventory.mjs [--runner LABEL,LABEL] FILE... > inventory.json');
  process.exit(2);
}

const note = (row, text) => {
  console.error(`${row.id}: ${text}`);
};

/** Returns the audience for the line, or undefined if the action derives the audience from the endpoint. */
function audienceOf(row, endpoint, cloud) {
  const listed = String(row.audience ?? '');
  const audiences = listed.startsWith('[') ? JSON.parse(listed) : listed === '' ? [] : [listed];
  const [audience] = audiences.map((each) => each.replace(/\/$/, ''));
  if (row.service.startsWith('fhir')) return audience === endpoint ? undefined : audience;
  // Microsoft documents the DICOM audience only for the public cloud.
  return row.service === 'dicom' && cloud !== 'azurecloud' ? audience : undefined;
}

const lineOf = (row, cloud) => {
  const endpoint = row.endpoint.replace(/\/$/, '');
  const audience = audienceOf(row, endpoint, cloud);
  const versioned = row.service === 'dicom' && !/\/v\d+$/.test(endpoint) ? `${endpoint}/v2` : endpoint;
  return audience === undefined ? versioned : `${versioned} audience=${audience}`;
};

/** True if only a runner inside the virtual network can reach the service. A private endpoint blocks public access, except for de-identification. */
function isPrivate({ service, publicAccess, wsPublic, privateEndpoints, wsEndpoints }) {
  const disabled = publicAccess === 'Disabled' || wsPublic === 'Disabled';
  return disabled || (service !== 'deid' && Number(privateEndpoints ?? 0) + Number(wsEndpoints ?? 0) > 0);
}

/** Returns the tenant whose tokens the service accepts. It can differ from the subscription's tenant. */
const tenantOf = ({ authority, tenantId }) =>
  /\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?:\/|$)/i.exec(authority ?? '')?.[1].toLowerCase() ?? tenantId;

const groups = new Map();
for (const file of positionals) {
  const result = JSON.parse(readFileSync(file, 'utf8'));
  const rows = Array.isArray(result) ? result : result.data;
  if (result.skip_token) console.error(`${file}: more rows exist. Repeat the query with --skip-token.`);
  for (const row of rows) {
    if (!row.endpoint) {
      note(row, 'has no endpoint yet, so it is not in the inventory.');
      continue;
    }
    if (row.service === 'fhir-legacy') note(row, 'is an Azure API for FHIR, which Microsoft retired on 30 September 2026. Migrate the data to a FHIR service.');
    const cloud = new URL(row.endpoint).hostname.endsWith('.azurehealthcareapis.us') ? 'azureusgovernment' : 'azurecloud';
    if (row.service === 'dicom' && cloud !== 'azurecloud' && !row.audience)
      note(row, 'has no audience in Azure. Add audience=… to its line.');
    const access = isPrivate(row) ? 'private' : 'public';
    const tenant = tenantOf(row);
    const key = [cloud, tenant, access].join(' ');
    if (!groups.has(key)) groups.set(key, { cloud, tenant, access, endpoints: [] });
    groups.get(key).endpoints.push(lineOf(row, cloud));
  }
}

const tenants = new Set([...groups.values()].map(({ tenant }) => tenant));
const inventory = [...groups.values()].flatMap(({ cloud, tenant, access, endpoints }) => {
  const name = [cloud === 'azureusgovernment' ? 'usgov' : 'azure', ...(tenants.size > 1 ? [tenant.slice(0, 8)] : []), access].join('-');
  const chunks = Array.from({ length: Math.ceil(endpoints.length / MOST) }, (_, index) =>
    endpoints.slice(index * MOST, (index + 1) * MOST),
  );
  return chunks.map((chunk, index) => ({
    name: index === 0 ? name : `${name}-${index + 1}`,
    environment: `health-check-${name}`,
    cloud,
    'tenant-id': tenant,
    ...(access === 'private' && { 'runs-on': values.runner.split(',') }),
    endpoints: chunk.sort(),
  }));
});
console.log(JSON.stringify(inventory, undefined, 2));
