import { describe, expect, test } from '@jest/globals';
import { DICOM, FHIR, GATEWAY, read, SHARED, summary } from '../support/endpoint-line.ts';
import { notesOf, parsed } from '../support/read.ts';

describe('hosts in trusted-hosts', () => {
  const URL = `https://${GATEWAY}`;
  const trusted = [GATEWAY, `${GATEWAY}:8443`];
  const own = { service: 'fhir', audience: 'api://contoso' } as const;

  test.each([
    ['service and audience in the line', `${URL}/r4 service=fhir audience=api://contoso`, {}, `fhir ${URL}/r4 for api://contoso`],
    ['audience before service', `${URL}/r4 audience=api://contoso service=FHIR`, {}, `fhir ${URL}/r4 for api://contoso`],
    ['service and audience from the inputs', `${URL}/r4`, own, `fhir ${URL}/r4 for api://contoso`],
    ['the line instead of the inputs', `${URL} service=dicom audience=${SHARED}`, own, `dicom ${URL} for ${SHARED}`],
    ['the shared audience of DICOM', `${URL}/v2 service=dicom`, {}, `dicom ${URL}/v2 for ${SHARED}`],
    ['the shared audience of de-identification', `${URL}/deid service=deid`, {}, `deid ${URL}/deid for https://deid.azure.com`],
    ['any path', `${URL}/metadata/ service=fhir audience=api://contoso`, {}, `fhir ${URL}/metadata for api://contoso`],
    ['a port', `${URL}:8443/r4 service=fhir audience=api://contoso`, {}, `fhir ${URL}:8443/r4 for api://contoso`],
    ['the FHIR service behind the gateway', `${URL} service=fhir audience=https://${FHIR}`, {}, `fhir ${URL} for https://${FHIR}`],
  ] as const)('%s', (_, line, otherInputs, endpoint) => expect(summary(line, { ...otherInputs, trusted })).toBe(`${endpoint} (user)`));

  test.each([
    ['no service', `${URL} audience=api://contoso`, {}, 'input-invalid'],
    ['no audience for DICOM in US Government', `${URL} service=dicom`, { cloud: 'azureusgovernment' }, 'dicom-gov-audience'],
    ['another port', `${URL}:9443 service=fhir audience=api://contoso`, {}, 'endpoint-untrusted'],
    ['a subdomain', `https://a.${GATEWAY} service=fhir audience=api://contoso`, {}, 'endpoint-untrusted'],
    ['a trailing dot', `${URL}. service=fhir audience=api://contoso`, {}, 'endpoint-untrusted'],
    ['an audience that FHIR refuses', `${URL} service=fhir audience=dicom`, {}, 'audience-refused'],
  ] as const)('are rejected with %s', (_, line, otherInputs, refused) =>
    expect(summary(line, { ...otherInputs, trusted })).toEqual({ refused }),
  );
});

describe('the audience of a line', () => {
  const test1 = 'https://contoso-test.fhir.azurehealthcareapis.com';
  test.each([
    ['comes from the line if it has one', `https://${FHIR} audience=api://line`, { audience: 'api://input' }, 'api://line'],
    ['comes from the input if there is one line (SMART)', `https://${FHIR}`, { audience: 'api://input' }, 'api://input'],
    ['comes from the host if there are several lines', `https://${FHIR}`, { audience: 'api://input', override: false }, `https://${FHIR}`],
    [
      'comes from the input if there are several lines and the host has no audience',
      `https://${GATEWAY} service=fhir`,
      { audience: 'api://input', override: false, trusted: [GATEWAY] },
      'api://input',
    ],
    [
      'comes from the input for DICOM in US Government',
      'https://a-b.dicom.azurehealthcareapis.us',
      { audience: SHARED, override: false, cloud: 'azureusgovernment' },
      SHARED,
    ],
    ['is normalized in the line', `https://${FHIR} audience=https://${FHIR}//.default`, {}, `https://${FHIR}`],
    ['can be a keyword', `https://${DICOM} audience=dicom`, {}, SHARED],
    ['can be that of another service, with a warning', `https://${FHIR} audience=${test1}`, {}, test1],
  ] as const)('%s', (_, line, otherInputs, audience) => expect(parsed(read(line, otherInputs))).toMatchObject({ audience }));

  const GENERIC = 'https://azurehealthcareapis.com';
  test.each([
    ['the generic audience for FHIR', `https://${FHIR} audience=${GENERIC}`, {}, 'audience-generic'],
    ['the DICOM instance for DICOM', `https://${DICOM} audience=https://${DICOM}`, {}, 'audience-is-endpoint'],
    ['an invalid audience in the line', `https://${FHIR} audience=nonsense`, {}, 'input-invalid'],
  ] as const)('is rejected before any request: %s', (_, line, otherInputs, refused) =>
    expect(summary(line, otherInputs)).toEqual({ refused }),
  );

  test.each(['', 'USGov', 'China'])(
    'the audience of GitHub ID tokens in a line is removed only if the host has another one: %j',
    (cloud) => {
      const fixOf = (line: string, more: Parameters<typeof read>[1] = {}): unknown =>
        Object.entries(read(`${line} audience=api://AzureADTokenExchange${cloud}`, more)).find(([name]) => name === 'fix')?.[1];
      const gateway = 'https://gw.contoso.example service=fhir';
      expect(fixOf(gateway, { trusted: ['gw.contoso.example'] })).toBe('Set audience= to the audience of the FHIR service');
      expect(fixOf(gateway, { trusted: ['gw.contoso.example'], audience: 'api://smart' })).toBe('Remove audience=');
      expect(fixOf(`https://${FHIR}`)).toBe('Remove audience=');
    },
  );

  test('causes notices if it is unusual', () => {
    const lines = [
      `https://${FHIR} audience=${test1}`,
      `https://${DICOM}/v2 audience=api://contoso`,
      `https://${FHIR} audience=https://healthcareapis.azure.com`,
      'https://contoso-prod.azurehealthcareapis.com',
    ];
    expect(lines.flatMap((line) => notesOf(read(line)))).toMatchInlineSnapshot(`
     [
       "warning: the audience is not the default audience of this FHIR service (https://contoso-prod.fhir.azurehealthcareapis.com)",
       "warning: the audience is not the default audience of this DICOM service (https://dicom.healthcareapis.azure.com)",
       "warning: Microsoft does not document healthcareapis.azure.com as an audience, so Entra might not recognize it (AADSTS500011)",
       "warning: contoso-prod.azurehealthcareapis.com belongs to Azure API for FHIR, which was retired on 2026-09-30. For a FHIR service in a workspace, write contoso-prod.fhir.azurehealthcareapis.com",
     ]
    `);
  });
});
