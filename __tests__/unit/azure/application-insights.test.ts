import { describe, expect, test } from '@jest/globals';
import { readConnectionString } from '../../../src/azure/application-insights.ts';
import { CLOUDS, type Cloud } from '../../../src/azure/clouds.ts';
import { parsed } from '../support/read.ts';

const IKEY = '11111111-aaaa-4bbb-8ccc-222222222222';
const KEY = `InstrumentationKey=${IKEY}`;
const read = (input: string, cloud: Cloud['name'] = 'azurecloud') => readConnectionString(input, CLOUDS[cloud]);
const origin = (input: string, cloud?: Cloud['name']): string => {
  const value = parsed(read(input, cloud));
  return 'refused' in value ? value.refused : `${value.ingestionEndpoint.href} for ${value.audience}`;
};

describe('a connection string', () => {
  const REGIONAL = 'https://westeurope-5.in.applicationinsights.azure.com/';
  const SMALL = 'https://a.monitor.azure.com/';
  const DEFAULT = 'https://dc.services.visualstudio.com/';
  test.each([
    ['a regional host', `${KEY};IngestionEndpoint=${REGIONAL}`, REGIONAL],
    ['a final semicolon', `${KEY};IngestionEndpoint=${REGIONAL};`, REGIONAL],
    ['keys in upper and lower case', `INSTRUMENTATIONKEY=${IKEY};ingestionendpoint=https://a.monitor.azure.com`, SMALL],
    ['a trailing period and a port', `${KEY};IngestionEndpoint=https://A.monitor.azure.com.:443/`, SMALL],
    ['no endpoint', KEY, DEFAULT],
    ['a suffix', `${KEY};EndpointSuffix=applicationinsights.azure.com`, 'https://dc.applicationinsights.azure.com/'],
    [
      'a location',
      `${KEY};Location=.west.;EndpointSuffix=.applicationinsights.azure.com`,
      'https://west.dc.applicationinsights.azure.com/',
    ],
    ['an endpoint before a suffix', `${KEY};EndpointSuffix=x.example;IngestionEndpoint=https://a.monitor.azure.com`, SMALL],
    ['unknown keys', `Authorization=ikey;${KEY};ApplicationId=x;LiveEndpoint=https://x.example/?a=b`, DEFAULT],
  ])('with %s', (_, input, href) => expect(origin(input)).toBe(`${href} for https://monitor.azure.com`));

  const US = 'https://usgovvirginia-1.in.applicationinsights.azure.us/';
  test.each([
    ['azureusgovernment', `${KEY};IngestionEndpoint=${US};AADAudience=https://monitor.azure.us/`, `${US} for https://monitor.azure.us`],
    ['azurechinacloud', KEY, 'cloud-endpoint-mismatch'],
  ] as const)('in %s: %s', (cloud, input, expected) => expect(origin(input, cloud)).toBe(expected));

  test.each([
    `${KEY};;`,
    ...[
      'http://a.monitor.azure.com',
      'https://a.monitor.azure.com:8443',
      'https://',
      'https://a.monitor.azure.com/v2',
      'https://a.monitor.azure.com?x',
      'https://user@a.monitor.azure.com',
      'https://a.monitor.azure.com.evil.example',
      'https://evil-monitor.azure.com',
      'https://evil.example/.monitor.azure.com',
    ].map((endpoint) => `${KEY};IngestionEndpoint=${endpoint}`),
  ])('%s is rejected', (input) => expect(parsed(read(input))).toEqual({ refused: 'input-invalid' }));
});
