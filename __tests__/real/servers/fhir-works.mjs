/**
 * Runs the router of AWS's FHIR Works, with its own CapabilityStatement and its own response to requests without a token. A JWT library
 * verifies tokens with the issuer's public key.
 *
 * Usage: node fhir-works.mjs <public key of the issuer as a JWK> <audience> <base URL> <socket file>
 */
import routing from 'fhir-works-on-aws-routing';
import contract from 'fhir-works-on-aws-interface';
import { importJWK, jwtVerify } from 'jose';
import { examples } from './patients.mjs';
import { serve } from './serve.mjs';

const [jwk, audience, url] = process.argv.slice(2);
const { BASE_R4_RESOURCES, stubs, UnauthorizedError } = contract;
const key = await importJWK(JSON.parse(jwk));
// The suite reads standard output, so log messages must go to standard error.
console.log = console.error;

const authorization = {
  ...stubs.passThroughAuthz,
  async verifyAccessToken({ accessToken }) {
    try {
      return (await jwtVerify(accessToken ?? '', key, { audience })).payload;
    } catch {
      throw new UnauthorizedError('Unauthorized');
    }
  },
  getSearchFilterBasedOnIdentity: async () => [],
  authorizeAndFilterReadResponse: async ({ readResponse }) => readResponse,
};

const search = {
  getCapabilities: async () => ({}),

  async typeSearch({ resourceType, queryParams, baseUrl }) {
    const found = ['Patient', 'StructureDefinition'].includes(resourceType) ? examples(resourceType) : [];
    const shown = queryParams._summary === 'count' ? [] : found;
    const entries = shown.map((resource) => ({
      search: { mode: 'match' },
      fullUrl: `${baseUrl}/${resourceType}/${resource.id}`,
      resource,
    }));
    return { result: { entries, numberOfResults: found.length, message: '' } };
  },
};

const generic = {
  operations: ['create', 'read', 'update', 'delete', 'vread', 'search-type'],
  fhirVersions: ['4.0.1'],
  persistence: stubs.persistence,
  typeSearch: search,
  typeHistory: stubs.history,
};

serve(
  routing.generateServerlessRouter(
    {
      configVersion: 1,
      validators: [],
      productInfo: { orgName: 'Somebody else' },
      auth: {
        strategy: { service: 'OAuth', oauthPolicy: { authorizationEndpoint: `${url}/authorize`, tokenEndpoint: `${url}/token` } },
        authorization,
      },
      server: { url },
      profile: {
        fhirVersion: '4.0.1',
        systemOperations: [],
        systemSearch: stubs.search,
        systemHistory: stubs.history,
        bundle: stubs.bundle,
        genericResource: generic,
      },
    },
    BASE_R4_RESOURCES,
  ),
);
