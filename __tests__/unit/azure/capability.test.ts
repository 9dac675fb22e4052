import { describe, expect, test } from '@jest/globals';
import { CAPABILITY_CHECKS } from '../../../src/azure/services/capability.ts';

const US_CORE = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient';
const US_CORE_SERVER = 'http://hl7.org/fhir/us/core/CapabilityStatement/us-core-server';
const VITAL_SIGNS = 'https://contoso.example/fhir/StructureDefinition/vital-signs';

/**
 * A CapabilityStatement as Azure returns it (fhir-server: USCore6InstantiateCapability.cs, OperationsConstants.cs). It lists US Core in
 * `instantiates` and `supportedProfile`, and operations under server-specific names.
 */
const STATEMENT = {
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  instantiates: [`${US_CORE_SERVER}|6.1.0`, 'http://hl7.org/fhir/smart-app-launch/CapabilityStatement/launch'],
  rest: [
    {
      mode: 'server',
      operation: ['export', 'patient-export', 'group-export', 'convert-data', 'member-match'].map((name) => ({ name })),
      resource: [
        {
          type: 'Patient',
          operation: [{ name: 'patient-everything' }],
          supportedProfile: [`${US_CORE}|6.1.0`],
        },
        { type: 'Observation', supportedProfile: [VITAL_SIGNS] },
        { type: 'Group' },
      ],
    },
  ],
};

const check = (name: string, value: string, statement: unknown): string => {
  const result = CAPABILITY_CHECKS[name]?.(statement)(value);
  return result === undefined ? 'unknown name' : `${result.met ? 'met' : 'unmet'}: ${result.found}`;
};

describe('expectations of a CapabilityStatement', () => {
  test.each([
    ['fhir-version', '4.0.1', 'met: 4.0.1'],
    ['fhir-version', '4.0', 'met: 4.0.1'],
    ['fhir-version', 'R4', 'met: 4.0.1'],
    ['fhir-version', 'r4', 'met: 4.0.1'],
    ['fhir-version', '4.0.', 'unmet: 4.0.1'],
    ['fhir-version', '4.0.0', 'unmet: 4.0.1'],
    ['fhir-version', 'STU3', 'unmet: 4.0.1'],
    ['fhir-version', 'constructor', 'unmet: 4.0.1'],
    ['resource', 'Patient', 'met: Patient'],
    ['resource', 'patient', 'unmet: 3 other values'],
    ['resource', 'Encounter', 'unmet: 3 other values'],
    ['operation', 'export', 'met: export'],
    ['operation', '$export', 'met: export'],
    ['operation', 'Patient/$export', 'met: patient-export'],
    ['operation', 'patient-export', 'met: patient-export'],
    ['operation', 'Group/$export', 'met: group-export'],
    ['operation', '$convert-data', 'met: convert-data'],
    ['operation', 'Patient/$member-match', 'met: member-match'],
    ['operation', 'patient/member-match', 'met: member-match'],
    ['operation', 'Patient/$reindex', 'unmet: 6 other values'],
    ['operation', 'everything', 'met: patient-everything'],
    ['operation', '$everything', 'met: patient-everything'],
    ['operation', '$reindex', 'unmet: 6 other values'],
    ['operation', 'member-x/match', 'unmet: 6 other values'],
    ['operation', 'constructor', 'unmet: 6 other values'],
    ['operation', '__proto__', 'unmet: 6 other values'],
    ['profile', US_CORE, `met: ${US_CORE}`],
    ['profile', `${US_CORE}|6.1.0`, `met: ${US_CORE}|6.1.0`],
    ['profile', `${US_CORE}|5.0.0`, 'unmet: 2 other values'],
    ['profile', VITAL_SIGNS, `met: ${VITAL_SIGNS}`],
    ['profile', 'https://contoso.example/fhir/StructureDefinition/vital', 'unmet: 2 other values'],
    ['instantiates', US_CORE_SERVER, `met: ${US_CORE_SERVER}`],
    ['instantiates', 'http://hl7.org/fhir/us/core/CapabilityStatement/us-core-client', 'unmet: 2 other values'],
    ['software', 'anything', 'unknown name'],
  ])('%s: %s is %s', (name, value, result) => expect(check(name, value, STATEMENT)).toBe(result));

  test.each([
    ['3.0.2', 'STU3'],
    ['4.3.0', 'R4B'],
    ['5.0.0', 'R5'],
    ['5.0.0-ballot', '5.0.0-ballot'],
    ['4.0', '4.0'],
    ['10.11.123', '10.11.123'],
  ])('fhirVersion %s meets the expectation %s', (fhirVersion, value) => {
    expect(check('fhir-version', value, { fhirVersion })).toBe(`met: ${fhirVersion}`);
  });
});

test.each([
  ['profile', { rest: [{ resource: [{ supportedProfile: [`${'|'.repeat(50_000)}\n`] }] }] }],
  ['instantiates', { instantiates: [`a${'|b'.repeat(40_000)}\n`] }],
])('a long URL from the server is parsed in less than a second: %s', (name, statement) => {
  const start = performance.now();
  expect(check(name, 'https://contoso.example/a', statement)).toBe('unmet: 1 other value');
  expect(performance.now() - start).toBeLessThan(1_000);
});

test('a CapabilityStatement is parsed once for any number of expectations', () => {
  const compare = CAPABILITY_CHECKS['resource']?.({
    rest: [{ resource: Array.from({ length: 50_000 }, (_, id) => ({ type: `R${String(id)}` })) }],
  });
  const start = performance.now();
  for (let id = 0; id < 1000; id++) expect(compare?.(`R${String(50 * id)}`).met).toBe(true);
  expect(performance.now() - start).toBeLessThan(1_000);
});

describe('an unexpected CapabilityStatement is parsed without an error and without text from the server', () => {
  const hostile = 'x\n::error::y<img src=https://evil.example>';
  test.each([
    ['undefined', undefined],
    ['null', null],
    ['an array', []],
    ['a string', hostile],
    ['wrong types everywhere', { fhirVersion: 4, instantiates: 'x', rest: { resource: [] } }],
    [
      'wrong types in nested values',
      {
        fhirVersion: {},
        instantiates: [1, null],
        rest: [null, 1, { operation: {}, resource: [null, { type: 1, operation: [{ name: {} }], supportedProfile: 'x' }] }],
      },
    ],
    [
      'hostile',
      {
        fhirVersion: hostile,
        instantiates: [hostile],
        rest: [{ operation: [{ name: hostile }], resource: [{ type: hostile, supportedProfile: [hostile] }] }],
      },
    ],
    ['text before a version', { fhirVersion: 'x4.0.1' }],
    ['a version with a word', { fhirVersion: '4.0.1-quillfeather19620229' }],
    ['a version with many digits', { fhirVersion: '4.0.1-ballot19620229' }],
    ['invalid operations', { rest: [{ operation: [null, 1, 'x'] }] }],
    ['a very long version', { fhirVersion: '4'.repeat(100_000) }],
    ['text after a version', { fhirVersion: `4.0.1${hostile}` }],
  ])('%s', (_, statement) => {
    for (const name of Object.keys(CAPABILITY_CHECKS)) {
      expect(check(name, 'R4', statement)).toMatch(/^unmet: (?:no version|none|1 other value|[1-9] other values)$/);
    }
  });
});
