import { describe, expect, test } from '@jest/globals';
import { DICOM, FHIR, GATEWAY, read, SHARED, summary } from '../support/endpoint-line.ts';
import { notesOf, parsed } from '../support/read.ts';

describe("hosts of the user's own, named in trusted-hosts", () => {
  const trusted = [GATEWAY, `${GATEWAY}:8443`];

  test.each([
    [
      'service and audience in the line',
      `https://${GATEWAY}/r4 service=fhir audience=api://contoso`,
      {},
      `fhir https://${GATEWAY}/r4 for api://contoso (user)`,
    ],
    [
      'words in the other order',
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
      'the line before the inputs',
      `https://${GATEWAY} service=dicom audience=${SHARED}`,
      { service: 'fhir', audience: 'api://contoso' },
      `dicom https://${GATEWAY} for ${SHARED} (user)`,
    ],
    ['DICOM shares its audience', `https://${GATEWAY}/v2 service=dicom`, {}, `dicom https://${GATEWAY}/v2 for ${SHARED} (user)`],
    ['de-identification too', `https://${GATEWAY}/deid service=deid`, {}, `deid https://${GATEWAY}/deid for https://deid.azure.com (user)`],
    [
      'the path is kept, whatever it is',
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
      'the audience of the FHIR service behind',
      `https://${GATEWAY} service=fhir audience=https://${FHIR}`,
      {},
      `fhir https://${GATEWAY} for https://${FHIR} (user)`,
    ],
  ] as const)('%s', (_, line, beside, endpoint) => expect(summary(line, { ...beside, trusted })).toBe(endpoint));

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
    ['a host below it', `https://a.${GATEWAY} service=fhir audience=api://contoso`, {}, { refused: 'endpoint-untrusted' }],
    ['a dot at its end', `https://${GATEWAY}. service=fhir audience=api://contoso`, {}, { refused: 'endpoint-untrusted' }],
    ['a wrong audience in the line', `https://${GATEWAY} service=fhir audience=fhir`, {}, { refused: 'audience-fhir-word' }],
    ['an audience that FHIR refuses', `https://${GATEWAY} service=fhir audience=dicom`, {}, { refused: 'audience-refused' }],
  ] as const)('%s', (_, line, beside, refusal) => expect(summary(line, { ...beside, trusted })).toEqual(refusal));
});

describe('which audience a line gets', () => {
  const test1 = 'https://contoso-test.fhir.azurehealthcareapis.com';
  test.each([
    ['its own word, before all', `https://${FHIR} audience=api://line`, { audience: 'api://input' }, 'api://line'],
    ['for a single line the input (SMART)', `https://${FHIR}`, { audience: 'api://input' }, 'api://input'],
    ['for one of several what its host says', `https://${FHIR}`, { audience: 'api://input', override: false }, `https://${FHIR}`],
    [
      'for one of several that derives none the input',
      `https://${GATEWAY} service=fhir`,
      { audience: 'api://input', override: false, trusted: [GATEWAY] },
      'api://input',
    ],
    [
      'DICOM in US Government: the input',
      'https://a-b.dicom.azurehealthcareapis.us',
      { audience: SHARED, override: false, cloud: 'azureusgovernment' },
      SHARED,
    ],
    ['an audience in the line is normalised too', `https://${FHIR} audience=https://${FHIR}//.default`, {}, `https://${FHIR}`],
    ['a word for it', `https://${DICOM} audience=dicom`, {}, SHARED],
    ["another service's is taken, with a warning", `https://${FHIR} audience=${test1}`, {}, test1],
  ] as const)('%s', (_, line, beside, audience) => expect(parsed(read(line, beside))).toMatchObject({ audience }));

  test.each([
    [
      'DICOM in US Government without one',
      'https://a-b.dicom.azurehealthcareapis.us',
      { cloud: 'azureusgovernment' },
      { refused: 'dicom-gov-audience' },
    ],
    ['the generic one for FHIR', `https://${FHIR} audience=https://azurehealthcareapis.com`, {}, { refused: 'audience-generic' }],
    ['the generic one from the input', `https://${FHIR}`, { audience: 'https://azurehealthcareapis.com' }, { refused: 'audience-generic' }],
    ['Azure Resource Manager', `https://${DICOM} audience=https://management.azure.com/`, {}, { refused: 'audience-control-plane' }],
    ["DICOM's for FHIR", `https://${FHIR} audience=dicom`, {}, { refused: 'audience-refused' }],
    ['the instance itself for DICOM', `https://${DICOM} audience=https://${DICOM}`, {}, { refused: 'audience-is-endpoint' }],
    ['a mistake in the line', `https://${FHIR} audience=nonsense`, {}, { refused: 'input-invalid' }],
  ] as const)('refused offline: %s', (_, line, beside, refusal) => expect(summary(line, beside)).toEqual(refusal));

  test('what is only unlikely is said', () => {
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
