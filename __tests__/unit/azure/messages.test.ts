import { expect, test } from '@jest/globals';
import { readConnectionString } from '../../../src/azure/application-insights.ts';
import { isKnownAudience, readAudience } from '../../../src/azure/audiences.ts';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { SERVICES } from '../../../src/azure/services/index.ts';
import type { Service } from '../../../src/azure/services/service.ts';
import type { ParseResult } from '../../../src/util/user-input.ts';
import { type OtherInputs, read } from '../support/endpoint-line.ts';
import { notesOf } from '../support/read.ts';

/** Formats the value and the notices, or all properties of the error, on one line. */
function shown(result: ParseResult<unknown>): string {
  if (!('code' in result)) return [JSON.stringify(result.value), ...notesOf(result)].join(' | ');
  const more = Object.entries(result).flatMap(([name, value]) =>
    value === undefined || name === 'code' ? [] : [`${name}: ${String(value)}`],
  );
  return [result.code, ...more].join(' | ');
}

/** Reads inputs that are separated by line breaks or ` | `. Returns one line per input, with its result. */
function table(lines: string, show: (line: string) => string): string {
  const given = lines.split(/\n| \| /).map((line) => line.trim());
  const escaped = (line: string): string => line.replaceAll(/[^\x20-\x7e]/g, (character) => `U+${String(character.codePointAt(0))}`);
  return given.flatMap((line) => (line === '' ? [] : [`${escaped(line)} => ${show(line)}`])).join('\n');
}

const FHIR = 'https://contoso-prod.fhir.azurehealthcareapis.com';
const DICOM = 'https://contoso-prod.dicom.azurehealthcareapis.com';
const GATEWAY = 'https://gw.contoso.example';
const KEY = 'InstrumentationKey=11111111-AAAA-4bbb-8ccc-222222222222';

test.each([
  [
    'azurecloud',
    `x | ${KEY};=x | ${KEY};x= | ${KEY};x=a\rb | ${KEY};${KEY} | x=y | InstrumentationKey=x
    InstrumentationKey = 11111111-aaaa-4bbb-8ccc-222222222222 ; IngestionEndpoint = https://a.monitor.azure.com ;
    ${KEY};IngestionEndpoint=https://a!b.monitor.azure.com | ${KEY};IngestionEndpoint=https://a.monitor.azure.com/#
    ${KEY};IngestionEndpoint=https://a.monitor.azure.com. | ${KEY};IngestionEndpoint=https://monitor.azure.com
    ${KEY};IngestionEndpoint=https://a.monitor.azure.us | ${KEY};EndpointSuffix=..monitor.azure.com..;Location=..west..
    ${KEY};AADAudience=https://monitor.azure.com/ | ${KEY};AADAudience=https://monitor.azure.com/.default
    ${KEY};AADAudience=https://monitor.azure.com//.default | ${KEY};AADAudience=https://monitor.azure.us`,
  ],
  [
    'azureusgovernment',
    `${KEY};EndpointSuffix=monitor.azure.us | ${KEY};EndpointSuffix=applicationinsights.azure.us
    ${KEY};EndpointSuffix=applicationinsights.us`,
  ],
  [
    'azurechinacloud',
    `${KEY};EndpointSuffix=monitor.azure.cn | ${KEY};EndpointSuffix=applicationinsights.azure.cn
    ${KEY};EndpointSuffix=applicationinsights.azure.com`,
  ],
] as const)('connection strings in %s', (cloud, lines) =>
  expect(table(lines, (line) => shown(readConnectionString(line, CLOUDS[cloud])))).toMatchSnapshot(),
);

test.each([
  [
    'azurecloud',
    `fhir | FHIR/ | api://AzureADTokenExchange | api://AzureADTokenExchangeUSGov/ | api://AzureADTokenExchange/x
    xapi://AzureADTokenExchange | user@contoso.example | http://contoso.example | xhttp://contoso.example | xhttps://contoso.example
    contoso-prod.fhir.azurehealthcareapis.com | contoso-prod.fhir.azurehealthcareapis.com/metadata | dicom.healthcareapis.azure.com
    dicom,deid | dicom;deid | dicom deid | https://contoso.example?x | https://contoso.example/a#x | https://contoso.example/<x>
    https://contoso.example/a\u00fc | https://contoso$.example | https:///x | api://[::1]:8080/x | x=https://contoso.example?x | dicm
    "dicom" | audience: dicom | medtech | https://dicom.azurehealthcareapis.azure.com
    https://contoso.workspace.azurehealthcareapis.com | https://contoso.workspace.azurehealthcareapis.com/.
    https://contoso-prod.dicom.azurehealthcareapis.com | https://contoso.api.deid.azure.com
    https://contoso-prod.fhir.azurehealtcareapis.com | https://contoso-prod.fhir.azurehealthcareapis.us
    https://contoso.azurehealthcareapis.com/x | https://dicom.healthcareapis.azure.com:8443 | fhir/.default
    https://dicom.azurehealthcareapis.azure.com/ | https://contoso.workspace.azurehealthcareapis.us | https://user:password@contoso.example
    ${FHIR}:x@evil.example | ${FHIR},${DICOM} | https://contoso.example/a b | https://contoso.example/\u001b[2J
    https://contoso.example/\u202egro | https:// | api:///x | urn:contoso:fhir | 11111111-aaaa-4bbb-8ccc-2222222222220`,
  ],
  [
    'azureusgovernment',
    `dicom | deid | https://deid.azure.com | https://dicom.healthcareapis.azure.com/ | https://contoso-prod.dicom.azurehealthcareapis.us
    ${FHIR} | https://contoso-prod.fhir.azurehealthcareapis.us`,
  ],
  ['azurechinacloud', 'dicom | deid | https://dicom.healthcareapis.azure.com | api://contoso.example'],
] as const)('audiences in %s', (cloud, lines) =>
  expect(table(lines, (line) => shown(readAudience(line, CLOUDS[cloud])))).toMatchSnapshot(),
);

test('the word fhir as the only audience', () => expect(shown(readAudience('fhir', CLOUDS.azurecloud, true))).toMatchSnapshot());

test('audiences that may be logged', () => {
  const lines = `dicom | DeID | medtech | 11111111-aaaa-4bbb-8ccc-222222222222 | API://11111111-aaaa-4bbb-8ccc-222222222222
    11111111api://-aaaa-4bbb-8ccc-222222222222 | https://deid.azure.com | https://Contoso-prod.fhir.azurehealthcareapis.com
    https://contoso-prod.fhir.azurehealthcareapis.com/x | https://contoso.example`;
  expect(table(lines, (line) => String(isKnownAudience(line)))).toMatchSnapshot();
});

const ENDPOINTS: readonly (readonly [string, OtherInputs, string])[] = [
  [
    'the public cloud',
    {},
    `${FHIR} ${GATEWAY} | ${FHIR},HTTP://contoso.example;${DICOM} | ${FHIR} ${DICOM} | ${FHIR} service | ${FHIR} audience=
    ${FHIR} service: | ${FHIR} xservice= | ${FHIR} services | ${FHIR} please | ${FHIR} service=fhir service=fhir
    ${FHIR} service=medtech | ${FHIR} service=dicom | ${FHIR}?x=y | ${FHIR}#x | ${FHIR}?x#y audience=https://secret.example
    ${FHIR}/x?y | ${FHIR}/x#y?z audience=dicom | ${DICOM}/v1?x service=dicom | ${DICOM}/v1/x | ${GATEWAY}?x
    https://user@contoso.example | https:// | https://https://contoso.example
    https://https://contoso-prod.fhir.azurehealthcareapis.com | http://https:contoso-prod.fhir.azurehealthcareapis.com
    http://contoso-prod.dicom.azurehealthcareapis.com/v1 | http://contoso.example | https:/contoso-prod.fhir.azurehealthcareapis.com
    https:contoso-prod.fhir.azurehealthcareapis.com | https/contoso-prod.fhir.azurehealthcareapis.com
    ://contoso-prod.fhir.azurehealthcareapis.com | //contoso-prod.fhir.azurehealthcareapis.com
    ftp://contoso-prod.fhir.azurehealthcareapis.com | contoso-prod.dicom.azurehealthcareapis.com/v2/studies | contoso.example:8443
    contoso.example service=fhir | contoso.example/path | contoso..example | contoso.example?x | contoso | ${FHIR}, | - ${FHIR}
    endpoint: ${FHIR} | url=${GATEWAY} | "${GATEWAY}" | ${GATEWAY} | ${GATEWAY}:8443 | ${GATEWAY}/r4
    https://contoso.workspace.azurehealthcareapis.com | https://dicom.healthcareapis.azure.com | ${FHIR}:8443 | ${FHIR}:8443/x
    ${FHIR}.evil.example | https://contoso-prod.fhir.azurehealthcareapis.us | https://contoso.azurehealthcareapis.com
    https://contoso.azure-api.us | https://contoso.azurefd.cn/x | https://contoso.azurewebsites.us | https://contoso.chinacloudsites.cn
    https://contoso.eastus.cloudapp.azure.com | https://contoso.chinaeast.cloudapp.chinacloudapi.cn | ${FHIR} audience=fhir
    ${FHIR} audience=deid | ${FHIR} audience=https://dicom.azurehealthcareapis.azure.com | ${FHIR} audience=https://management.azure.com
    ${GATEWAY}/x. | http://contoso-prod.fhir.azurehealthcareapis.com/x. | ${FHIR}/https://https:x | ftp://contoso.example/https://x
    contoso-https.dicom.azurehealthcareapis.com/v1/studies | http://contoso-prod.fhir.azurehealthcareapis.com service=fhir
    ftp://contoso.example/http:x | http/contoso.example | contoso.example:99999 | ${DICOM}/x/v1 | ${FHIR}?
    ${FHIR}@evil.example | ${FHIR}:443@evil.example | ${FHIR}, ${DICOM} | ${FHIR}:99999 | ${FHIR} audience=${FHIR} audience=${FHIR} | ${DICOM}/v1.0-prerelease/x`,
  ],
  [
    'hosts that resemble Azure',
    {},
    `${FHIR}. | ${FHIR}.. | https://contoso_prod.privatelink.fhir.azurehealthcareapis.com. | https://contoso.privatelink.example
    https://con_toso.example | https://fhir.azurehealthcareapis.com | https://api.deid.azure.com | https://api.eus001.deid.azure.com
    https://contoso.deid.azure.com | https://contoso.eus001.deid.azure.com | https://contoso.a.deid.azure.com
    https://contoso.eus001.api.deid.azure.com | https://contoso.api.eus001.deid.azur.com | https://contoso.api.deid.azure
    https://contoso-prod.fhir2.azurehealthcareapis.com | https://contoso-prod.fihr.azurehealthcareapis.com
    https://contoso-prod.fhir.azurehealthcareapls.com | https://contoso-prod.fhir.azurehealthcareapixyz.com
    https://contoso-prod.eus001.fhir.azurehealthcareapis.com | https://x.contoso-prod.fhir.azurehealthcareapis.us
    https://contoso.xn--fhir-azurehealthcareapi.example | https://xn--azure-healthcareapis.example | https://deid.azure.example
    https://xdeid.azure.example | https://x.api.deid.azurex.example | https://x.api.eus001.deid.azure-x.example
    https://azurehealthcarepis.example | https://azurehealthcarep.example | ${FHIR}./ | ${FHIR}../ | https://contoso.deid.azure.com.example
    https://contoso_prod.fhir.azurehealthcareapis.com | https://contoso_prod.fhir.azurehealthcareapis.com:8443
    https://contoso-prod.privatelink.fhir.azurehealthcareapis.com
    https://abc.api.deid.azure1.com | https://contoso.eus001x.deid.azure.com | https://contoso-prod.fhir.azurehealthcareapis.cous
    https://contoso-prod.fhir.azurehealthcareapis | https://a.b.c.deid.azure | https://azurehealthcarapi.example`,
  ],
  ['US Government', { cloud: 'azureusgovernment' }, 'https://contoso-prod.dicom.azurehealthcareapis.us'],
  [
    'trusted hosts',
    { trusted: ['gw.contoso.example'] },
    `${GATEWAY} | ${GATEWAY}/9Secret | ${GATEWAY} service=fhir | ${GATEWAY} service=fhir audience=api://AzureADTokenExchange
    ${GATEWAY}/v2 service=dicom | ${GATEWAY}/x. | ${GATEWAY}/x service=dicom audience=https://contoso.example/x.`,
  ],
  ['another audience input', { audience: 'https://azurehealthcareapis.com' }, `${FHIR}\n${DICOM}`],
];

test.each(ENDPOINTS)('endpoints: %s', (_, otherInputs, lines) => {
  const show = (line: string): string => {
    const result = read(line, otherInputs);
    return shown('code' in result ? result : { ...result, value: { ...result.value, service: result.value.service.name } });
  };
  expect(table(lines, show)).toMatchSnapshot();
});

/** The requests must not return patient data, even if the server changes the query (Domain §4). */
test.each(Object.values(SERVICES))('the requests and roles of $name', (service: Service) => {
  const lines = Object.entries(service).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  expect(lines.filter((line) => !/^hosts|: (?:undefined|\{\})$/.test(line)).join('\n')).toMatchSnapshot();
});
