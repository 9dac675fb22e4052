import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { auditPair, readAudience, scopeOf } from '../../../src/azure/audiences.ts';
import { shownValue } from '../../../src/util/user-input.ts';
import { CLOUDS } from '../../../src/azure/clouds.ts';
import { readEndpoint } from '../../../src/azure/endpoints.ts';
import { CAPABILITY_CHECKS } from '../../../src/azure/services/capability.ts';
import { SERVICES } from '../../../src/azure/services/index.ts';
import { GUID } from '../../../src/util/json.ts';
import { anyText, checkProperty, nearMissesOf } from '../support/property.ts';

const cloud = fc.constantFrom(...Object.values(CLOUDS));
const service = fc.constantFrom(...Object.values(SERVICES));
const HOSTS = [
  'contoso-prod.fhir.azurehealthcareapis.com',
  'contoso-prod.fhir.azurehealthcareapis.us',
  'contoso.azurehealthcareapis.com',
  'contoso-imaging.dicom.azurehealthcareapis.com',
  'contoso-imaging.dicom.azurehealthcareapis.us',
  'contoso.workspace.azurehealthcareapis.com',
  'abc123.api.deid.azure.com',
  'abc123.api.cac001.deid.azure.com',
  'gateway.contoso.example',
  'dicom.healthcareapis.azure.com',
  '203.0.113.7',
  '[2001:db8::7]',
];
const TRUSTED = ['gateway.contoso.example', 'gateway.contoso.example:8443', '203.0.113.7'];

/** Independent definition of the hosts that may receive a token. It does not use the tables in src. */
const AZURE_HOST = /^[a-z0-9-]+\.(?:(?:fhir|dicom)\.)?azurehealthcareapis\.(?:com|us)$|^[a-z0-9-]+\.api(?:\.[a-z0-9]+)?\.deid\.azure\.com$/;

/** Generates the first value more often than the others. */
const usually = (usual: string, ...others: string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
const known = fc.constantFrom(...HOSTS, ...HOSTS.map((name) => name.toUpperCase()));
const host = fc.oneof(known, nearMissesOf(known));
const url = fc
  .tuple(
    usually('https://', 'HTTPS://', 'http://', 'https:/', '//', '', 'https:\\\\'),
    usually('', 'user@', 'user:password@', 'contoso-prod.fhir.azurehealthcareapis.com@', 'contoso-prod.fhir.azurehealthcareapis.com:443@'),
    host,
    usually('', ':443', ':8443', ':80', ':0', ':99999', ':x', '.'),
    usually(
      '',
      '/',
      '//',
      '/v2',
      '/v1/',
      '/metadata',
      '/Patient',
      '/v2/changefeed',
      '/R4',
      '/../v2',
      '/%2e%2e/',
      '/\\x',
      '?x=y',
      '#x',
      '/.default',
      '//.default',
      '/.default/.default',
    ),
  )
  .map((parts) => parts.join(''));
const audience = fc.oneof(
  url,
  anyText,
  fc.constantFrom(
    'dicom',
    'deid',
    'fhir',
    'FHIR',
    'api://contoso',
    '0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd',
    'https://management.azure.com/',
  ),
  nearMissesOf(fc.constantFrom('api://0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd/.default', '0f1e2d3c-aaaa-4bbb-8ccc-dddddddddddd')),
);
const input = audience.map((text) => text.trim()).filter((text) => text !== '');
const option = fc.oneof(
  fc.constantFrom('service=fhir', 'service=DICOM', 'service=deid', 'audience=api://contoso'),
  audience.map((value) => `audience=${value}`),
  anyText,
);
const line = fc
  .tuple(
    fc.oneof({ weight: 9, arbitrary: url }, { weight: 1, arbitrary: anyText }),
    fc.oneof(fc.constant([]), fc.array(option, { maxLength: 2 })),
  )
  .map(([address, options]) => [address, ...options].join(' ').trim())
  .filter((text) => text !== '');

const PLAIN = /^[\x20-\x7e…]*$/;

describe('readAudience, for any input,', () => {
  let accepted = 0;

  test('returns a printable error, or a printable audience that it parses to the same value', () => {
    checkProperty(
      fc.property(input, cloud, (text, where) => {
        const read = readAudience(text, where);
        if ('code' in read) {
          expect(`${read.problem}${read.fix}${read.correction ?? ''}`).toMatch(PLAIN);
          return;
        }
        accepted += 1;
        expect(read.value).toMatch(/^[\x21-\x7e]+$/);
        expect(GUID.test(read.value) || /^(?:https|api):\/\//i.test(read.value)).toBe(true);
        if (!GUID.test(read.value))
          expect([new URL(read.value).username, new URL(read.value).password, new URL(read.value).search]).toEqual(['', '', '']);
        expect(scopeOf(read.value)).not.toMatch(/\/\.default\/\.default$/);
        expect(read.notes.map((note) => note.text).join('')).toMatch(PLAIN);
        expect(readAudience(read.value, where)).toMatchObject({ value: read.value });
      }),
      2500,
    );
    // Fails if the generator produces too few valid inputs to test the property.
    expect(accepted).toBeGreaterThan(500);
  });

  test('returns an audience that can be compared with any service', () => {
    checkProperty(
      fc.property(
        input,
        service,
        fc.option(fc.constantFrom('https://contoso-prod.fhir.azurehealthcareapis.com', 'https://deid.azure.com'), { nil: undefined }),
        (text, of, derived) => {
          const found = auditPair(text, of, derived);
          expect('code' in found || found.every(({ text }) => PLAIN.test(text))).toBe(true);
          expect(auditPair(derived ?? text, of, derived ?? text)).toEqual([]);
        },
      ),
      500,
    );
  });
});

describe('readEndpoint, for any input,', () => {
  const lines = fc.tuple(
    line,
    cloud,
    fc.option(service, { nil: undefined }),
    fc.option(fc.constantFrom('api://contoso', 'https://dicom.healthcareapis.azure.com'), { nil: undefined }),
    fc.boolean(),
  );
  let accepted = 0;

  test('returns only an https URL of an Azure host or a trusted host', () => {
    checkProperty(
      fc.property(lines, ([text, where, of, fallback, override]) => {
        const read = readEndpoint(text, { cloud: where, service: of, audience: fallback, override, trustedHosts: new Set(TRUSTED) });
        if ('code' in read) {
          expect(`${read.problem}${read.fix}${read.correction ?? ''}`).toMatch(PLAIN);
          if (text.includes('@')) expect(read.correction ?? '').not.toContain('@');
          return;
        }
        accepted += 1;
        const { base, root, host: name, trust, name: shownName } = read.value;
        const asked = new URL(`${base}${read.value.service.authorised.path}`);
        expect([asked.protocol, asked.username, asked.password, asked.host]).toEqual(['https:', '', '', name]);
        expect(new URL(`${root}${read.value.service.reachable.path}`).host).toBe(name);
        if (trust === 'azure') {
          expect(name).toMatch(AZURE_HOST);
          expect(name).not.toMatch(/^(?:fhir|dicom|workspace)\.|\.workspace\./);
          expect(name.endsWith('.us')).toBe(where.name === 'azureusgovernment');
        } else expect(TRUSTED).toContain(name);
        expect(base).toMatch(/^https:\/\/[\x21-\x7e]+(?<!\/)$/);
        expect(base).not.toMatch(/[?#]/);
        expect(`${root}${shownName}`).toMatch(PLAIN);
        expect(read.value.audience).toMatch(/^[\x21-\x7e]+$/);
      }),
      4000,
    );
    expect(accepted).toBeGreaterThan(250);
  });
});

test('a value is shown in full or hidden, and is always hidden if it contains @', () => {
  checkProperty(
    fc.property(fc.oneof(anyText, fc.string({ maxLength: 300 })), (text) => {
      const shown = shownValue(text);
      const plain = /^[\x20-\x7e]{1,120}$/.test(text) && !text.includes('@');
      expect(shown).toBe(plain ? text : undefined);
    }),
    1000,
  );
});

test('any CapabilityStatement is reduced to known values', () => {
  const word = fc.oneof(fc.constantFrom('Patient', 'export', '4.0.1', 'http://x.example|1'), anyText);
  const loose = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) });
  const list = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => loose(fc.array(loose(value), { maxLength: 3 }));
  const operation = fc.record({ name: loose(word) });
  const resource = fc.record({ type: loose(word), supportedProfile: list(word), operation: list(operation) }, { requiredKeys: [] });
  const statement = loose(
    fc.record(
      {
        fhirVersion: loose(word),
        instantiates: list(word),
        rest: list(fc.record({ resource: list(resource), operation: list(operation) })),
      },
      { requiredKeys: [] },
    ),
  );
  checkProperty(
    fc.property(statement, fc.constantFrom(...Object.keys(CAPABILITY_CHECKS)), word, (said, name, value) => {
      const result = CAPABILITY_CHECKS[name]?.(said)(value);
      expect(typeof result?.met).toBe('boolean');
      // An observed value must be a value from the inputs, a version or a number.
      const own = [value, value.replace(/^\$/, '').toLowerCase()];
      if (!own.includes(result?.found ?? ''))
        expect(result?.found).toMatch(
          /^(?:no version|none|1 other value|\d+ other values|[\d.]+(?:-[a-z0-9]+)?|patient-everything|(?:patient|group)-export)$/,
        );
    }),
    800,
  );
});
