import { describe, expect, test } from '@jest/globals';
import { DICOM, FHIR, GATEWAY, read, SHARED, summary } from '../support/endpoint-line.ts';
import { notesOf, parsed } from '../support/read.ts';

describe('hosts in trusted-hosts', () => {
  const trusted = [GATEWAY, `${GATEWAY}:8443`];

  test.each([
    [
      'service and audience in the line',
      `https://${GATEWAY}/r4 service=fhir audience=api://contoso`,
      {},
      `fhir https://${GATEWAY}/r4 for api://contoso (user)`,
    ],
    [
      'audience before service',
      `https://${GATEWAY}/r4 audience=api://contoso service=FHIR`,
      {},
      `fhir https://${GATEWAY}/r4 for api://contoso (user)`,
    ],
    [
      'service and audience from the inputs',
      `https://${GATEWAY}/r4`,
      { service: 'fhir', audience: 'api://contoso' },
      `fhir https://${GATEWAY}/r4 for api://contoso (user)`,
    ],
    [
      'the line instead of the inputs',
      `https://${GATEWAY} service=dicom audience=${SHARED}`,
      { service: 'fhir', audience: 'api://contoso' },
      `dicom https://${GATEWAY} for ${SHARED} (user)`,
    ],
    ['the shared audience of DICOM', `https://${GATEWAY}/v2 service=dicom`, {}, `dicom https://${GATEWAY}/v2 for ${SHARED} (user)`],
    [
      'the shared audience of de-identification',
      `https://${GATEWAY}/deid service=deid`,
      {},
      `deid https://${GATEWAY}/deid for https://deid.azure.com (user)`,
    ],
    [
      'any path',
      `https://${GATEWAY}/metadata/ service=fhir audience=api://contoso`,
      {},
      `fhir https://${GATEWAY}/metadata for api://contoso (user)`,
    ],
    [
      'a port',
      `https://${GATEWAY}:8443/r4 service=fhir audience=api://contoso`,
      {},
      `fhir https://${GATEWAY}:8443/r4 for api://contoso (user)`,
    ],
    [
      'the audience of the FHIR service behind the gateway',
      `https://${GATEWAY} service=fhir audience=https://${FHIR}`,
      {},
      `fhir https://${GATEWAY} for https://${FHIR} (user)`,
    ],
  ] as const)('%s', (_, line, otherInputs, endpoint) => expect(summary(line, { ...otherInputs, trusted })).toBe(endpoint));

  test.each([
    ['no service', `https://${GATEWAY} audience=api://contoso`, {}, { refused: 'input-invalid' }],
    ['no audience for FHIR', `https://${GATEWAY} service=fhir`, {}, { refused: 'input-invalid' }],
    [
      'no audience for DICOM in US Government',
      `https://${GATEWAY} service=dicom`,
      { cloud: 'azureusgovernment' },
      { refused: 'dicom-gov-audience' },
    ],
    ['another port', `https://${GATEWAY}:9443 service=fhir audience=api://contoso`, {}, { refused: 'endpoint-untrusted' }],
    ['a subdomain', `https://a.${GATEWAY} service=fhir audience=api://contoso`, {}, { refused: 'endpoint-untrusted' }],
    ['a trailing dot', `https://${GATEWAY}. service=fhir audience=api://contoso`, {}, { refused: 'endpoint-untrusted' }],
    ['a wrong audience in the line', `https://${GATEWAY} service=fhir audience=fhir`, {}, { refused: 'audience-fhir-word' }],
    ['an audience that FHIR refuses', `https://${GATEWAY} service=fhir audience=dicom`, {}, { refused: 'audience-refused' }],
  ] as const)('%s', (_, line, otherInputs, refusal) => expect(summary(line, { ...otherInputs, trusted })).toEqual(refusal));
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

  test.each([
    [
      'DICOM in US Government without an audience',
      'https://a-b.dicom.azurehealthcareapis.us',
      { cloud: 'azureusgovernment' },
      { refused: 'dicom-gov-audience' },
    ],
    ['the generic audience for FHIR', `https://${FHIR} audience=https://azurehealthcareapis.com`, {}, { refused: 'audience-generic' }],
    [
      'the generic audience from the input',
      `https://${FHIR}`,
      { audience: 'https://azurehealthcareapis.com' },
      { refused: 'audience-generic' },
    ],
    ['Azure Resource Manager', `https://${DICOM} audience=https://management.azure.com/`, {}, { refused: 'audience-control-plane' }],
    ['the DICOM audience for FHIR', `https://${FHIR} audience=dicom`, {}, { refused: 'audience-refused' }],
    ['the DICOM instance for DICOM', `https://${DICOM} audience=https://${DICOM}`, {}, { refused: 'audience-is-endpoint' }],
    ['an invalid audience in the line', `https://${FHIR} audience=nonsense`, {}, { refused: 'input-invalid' }],
  ] as const)('is rejected before any request: %s', (_, line, otherInputs, refusal) => expect(summary(line, otherInputs)).toEqual(refusal));

  test('causes notices if it is unusual', () => {
    const lines = [
      `https://${FHIR} audience=${test1}`,
      `https://${DICOM}/v2 audience=api://contoso`,
      `https://${FHIR} audience=https://healthcareapis.azure.com`,
      'https://contoso-prod.azurehealthcareapis.com',
      'https://contoso.azurehealthcareapis.com/metadata',
    ];
    expect(lines.flatMap((line) => notesOf(read(line)))).toMatchInlineSnapshot(`
     [
       "warning: the audience is not the default audience of this FHIR service (https://contoso-prod.fhir.azurehealthcareapis.com)",
       "warning: the audience is not the default audience of this DICOM service (https://dicom.healthcareapis.azure.com)",
       "warning: Microsoft does not document healthcareapis.azure.com as an audience, so Entra may not know it (AADSTS500011)",
       "warning: contoso-prod.azurehealthcareapis.com is a host of Azure API for FHIR, which was retired on 2026-09-30. For a FHIR service of a workspace, write contoso-prod.fhir.azurehealthcareapis.com",
       "notice: the action removes /metadata, because this path is not part of the base URL",
       "warning: contoso.azurehealthcareapis.com is a host of Azure API for FHIR, which was retired on 2026-09-30",
     ]
    `);
  });
});
