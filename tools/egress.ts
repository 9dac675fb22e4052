/** Creates the list of required hosts in docs/security.md from the cloud and service definitions. */
import { CLOUDS, type Cloud } from '../src/azure/clouds.ts';
import { SERVICES } from '../src/azure/services/index.ts';
import { either } from '../src/util/text.ts';

/**
 * Returns the hosts to which a step with GitHub OIDC sends requests, in the form `host:port` or `*.domain:port` that
 * step-security/harden-runner accepts.
 *
 * @param cloud cloud that the step uses
 */
export function egressOf(cloud: Cloud): readonly string[] {
  const families = Object.values(SERVICES).flatMap(({ hosts }) => hosts.filter((family) => family.cloud === cloud.name));
  const services = families.filter((family) => family.retired !== true).map(({ pattern }) => `*.${suffixOf(pattern)}`);
  return ['*.actions.githubusercontent.com', cloud.authorityHost, ...new Set(services)].map((host) => `${host}:443`);
}

/** Returns the suffix that all hosts of a pattern have in common, such as `fhir.azurehealthcareapis.com`. */
function suffixOf({ source }: RegExp): string {
  return source
    .replace(/^.*[+)?]+\\\./, '')
    .replace(/\$$/, '')
    .replaceAll('\\.', '.');
}

/**
 * Returns the page with a new egress list between the two markers.
 *
 * @throws Error if a marker is missing
 */
export function withEgress(page: string): string {
  const [before, rest] = page.split('<!-- egress -->\n');
  const [, after] = (rest ?? '').split('<!-- /egress -->');
  if (before === undefined || after === undefined) throw new Error('docs/security.md has no <!-- egress --> and <!-- /egress -->');
  const blocks = Object.values(CLOUDS).map((cloud) => {
    const lines = egressOf(cloud).map((host) => `      ${host}\n`);
    const ingestion = cloud.monitor.hosts.map((suffix) => `\`*${suffix}:443\``);
    return (
      `**${cloud.title}**. If you use \`application-insights\`, also allow your ingestion host, which matches ${either(ingestion)}.\n\n` +
      '```yaml\n- uses: step-security/harden-runner@9af89fc71515a100421586dfdb3dc9c984fbf411 # v2.19.4\n' +
      `  with:\n    egress-policy: block\n    allowed-endpoints: >\n${lines.join('')}\`\`\`\n`
    );
  });
  return `${before}<!-- egress -->\n\n${blocks.join('\n')}\n<!-- /egress -->${after}`;
}
