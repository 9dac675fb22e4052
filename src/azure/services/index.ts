/** Supported services and their hosts. To add a service, add a file to this folder and an entry to `SERVICES`. */
import leven from 'leven';
import { type InputError, inputError, MOST_SLIPS } from '../../util/user-input.ts';
import { CLOUDS, type Cloud } from '../clouds.ts';
import { deid } from './deid.ts';
import { dicom } from './dicom.ts';
import { fhir } from './fhir.ts';
import { labelOf, type Service } from './service.ts';

export const SERVICES = { fhir, dicom, deid } satisfies Readonly<Record<string, Service>>;

const FAMILIES = Object.values(SERVICES).flatMap((service: Service) => service.hosts.map((family) => ({ service, family })));

/** Returns the service that uses this host, or undefined if Azure does not operate the host. Expects a lowercase host without a port. */
export function serviceOfHost(host: string): (typeof FAMILIES)[number] | undefined {
  return FAMILIES.find(({ family }) => family.pattern.test(host));
}

/** If this host is the shared audience of a service, returns the cloud that the audience belongs to. Otherwise, returns undefined. */
export function cloudOfSharedHost(host: string): Cloud | undefined {
  return Object.values(CLOUDS).find(({ name }) =>
    Object.values(SERVICES).some(({ sharedAudience }: Service) => sharedAudience?.[name] === `https://${host}`),
  );
}

/** Finds a service by name, ignoring case. */
export function serviceNamed(word: string): Service | undefined {
  return Object.values(SERVICES).find(({ name }) => name === word.toLowerCase());
}

const DEID = 'api.deid.azure.com';

/** Domains of Azure healthcare services (Microsoft Learn: private-endpoint-dns). */
const DOMAINS = [
  'fhir.azurehealthcareapis.com',
  'dicom.azurehealthcareapis.com',
  'fhir.azurehealthcareapis.us',
  'dicom.azurehealthcareapis.us',
  DEID,
];

/** True if the host belongs to a workspace, which does not serve data itself. */
export function isWorkspace(host: string): boolean {
  return /\.workspace\.azurehealthcareapis\.(?:com|us)$/.test(host);
}

/** Returns the error for a host that only looks like an Azure healthcare host. Suggests the correct host if there is one likely match. */
export function nearAzureHost(host: string): InputError | undefined {
  const problems = [
    ...(host.endsWith('.') ? ['ends with a period'] : []),
    ...(host.includes('_') ? ['contains an underscore in its host name'] : []),
    ...(host.includes('.privatelink.') ? ['uses a private-link name, which certificates do not contain'] : []),
  ];
  const candidate = host
    .replaceAll('_', '-')
    .replaceAll('.privatelink.', '.')
    .replace(/(?<!\.)\.+$/, '');
  if (serviceOfHost(candidate) !== undefined) return corrected(problems.join(' and '), candidate);
  const label = labelOf(candidate);
  const labels = candidate.split('.').slice(1);
  // Only the host names of de-identification services include a region, such as eus001.
  const region = labels.slice(0, 2).find((each) => /^(?!fhir|dicom)[a-z]+\d+$/.test(each));
  // Compare at most 60 characters, because longer domains cannot resemble a known domain and would take too long to compare.
  const domain = labels
    .filter((each) => each !== region)
    .join('.')
    .slice(0, 60);
  const copy = 'Set it to the service URL of the de-identification service in the Azure portal';
  if (DOMAINS.includes(`${label}.${domain}`))
    return inputError(
      'contains a host name without the service name',
      label === 'api' ? copy : `Set it to https://<workspace>-<service>.${candidate}`,
    );
  if (/^[^.]+\.deid\.azure\.com$/.test(candidate)) return inputError('contains a host name without the api label', copy);
  const distances = DOMAINS.map((known) => ({ known, slips: region === undefined || known === DEID ? slipsIn(domain, known) : Infinity }));
  const least = Math.min(MOST_SLIPS, ...distances.map(({ slips }) => slips));
  const [nearest, another] = distances.filter(({ slips }) => slips <= least);
  const meant = `${label}.${nearest?.known ?? ''}`.replace('.api.', region === undefined ? '.api.' : `.api.${region}.`);
  if (another === undefined && serviceOfHost(meant) !== undefined)
    return corrected(
      domain === 'deid.azure.com' ? 'contains a host name without the api label' : "contains a typo in Azure's domain",
      meant,
    );
  return DOMAINS.some((known) => candidate.endsWith(`.${known}`))
    ? inputError('contains an extra label in its host name', 'Set it to the URL of the service in the Azure portal')
    : undefined;
}

/** Returns the edit distance between two domains. Ignores a missing `api` or `com` label in a de-identification domain. */
function slipsIn(domain: string, known: string): number {
  const completed = known === DEID ? [`api.${domain}`, `${domain}.com`] : [];
  return Math.min(...[domain, ...completed].map((each) => leven(known, each)));
}

/** True if a host name looks like an Azure healthcare host. The action does not suggest adding these hosts to `trusted-hosts`. */
export function imitatesAzure(host: string): boolean {
  return (
    /azurehealthcareapis|(?:^|\.)deid\.azure(?:\.|$)|\.api\.(?:[^.]+\.)?deid\.azure|xn--[^.]{0,59}healthcareap/.test(host) ||
    host.split('.').some((label) => leven(label.slice(0, 63), 'azurehealthcareapis') <= MOST_SLIPS)
  );
}

function corrected(problem: string, host: string): InputError {
  return inputError(problem, `Write https://${host}`, { correction: `https://${host}` });
}
