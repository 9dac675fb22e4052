/** Creates a CapabilityStatement like that of microsoft/fhir-server, with the resource types of the lab. */
import type { Service } from './service.ts';

const US_CORE = 'http://hl7.org/fhir/us/core';

/** Supported resource types with their profiles. Azure lists US Core in `supportedProfile`, never in `implementationGuide`. */
const PROFILES: Readonly<Record<string, readonly string[]>> = {
  AllergyIntolerance: ['us-core-allergyintolerance'],
  Condition: ['us-core-condition'],
  DiagnosticReport: ['us-core-diagnosticreport-lab'],
  DocumentReference: ['us-core-documentreference'],
  Encounter: ['us-core-encounter'],
  Group: [],
  ImagingStudy: [],
  Immunization: ['us-core-immunization'],
  MedicationRequest: ['us-core-medicationrequest'],
  Observation: ['us-core-observation-lab'],
  OperationDefinition: [],
  Organization: ['us-core-organization'],
  Patient: ['us-core-patient'],
  Practitioner: ['us-core-practitioner'],
  Procedure: ['us-core-procedure'],
  SearchParameter: [],
  StructureDefinition: [],
  ValueSet: [],
};

export const RESOURCE_TYPES: readonly string[] = Object.keys(PROFILES);

/** Operation names without the dollar sign (fhir-server: OperationsConstants.cs for the exports and reindex). */
export const OPERATIONS = [
  'export',
  'group-export',
  'patient-export',
  'patient-everything',
  'convert-data',
  'reindex',
  'validate',
  'import',
  'member-match',
] as const;

/** URL of the security extension that contains the authority and the tenant (fhir-server: Security/Constants.cs:15). */
const OAUTH_URIS = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris';

/** Returns the CapabilityStatement for the current settings of a service. The statement of an open server contains no OAuth URLs. */
export function capabilityStatement(service: Service): unknown {
  const authority = `https://${service.authority}/${service.tenantId}`;
  return {
    resourceType: 'CapabilityStatement',
    name: 'Microsoft FHIR Server',
    status: 'active',
    date: '2026-11-17T00:00:00+00:00',
    kind: 'instance',
    instantiates: [`${US_CORE}/CapabilityStatement/us-core-server`],
    software: { name: 'Microsoft FHIR Server', version: '4.0.812' },
    implementation: { description: 'The lab', url: `https://${service.host}${service.prefix}` },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    rest: [
      {
        mode: 'server',
        ...(service.condition === 'open' ? {} : { security: security(authority) }),
        resource: RESOURCE_TYPES.map(resource),
        operation: OPERATIONS.map((name) => ({ name, definition: `https://${service.host}${service.prefix}/OperationDefinition/${name}` })),
      },
    ],
  };
}

function security(authority: string): unknown {
  return {
    extension: [
      {
        url: OAUTH_URIS,
        extension: [
          { url: 'token', valueUri: `${authority}/oauth2/token` },
          { url: 'authorize', valueUri: `${authority}/oauth2/authorize` },
        ],
      },
    ],
    cors: true,
    service: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'OAuth' }] }],
  };
}

function resource(type: string): unknown {
  const profiles = PROFILES[type] ?? [];
  return {
    type,
    profile: `http://hl7.org/fhir/StructureDefinition/${type}`,
    ...(profiles.length === 0 ? {} : { supportedProfile: profiles.map((name) => `${US_CORE}/StructureDefinition/${name}`) }),
    interaction: [{ code: 'read' }, { code: 'search-type' }],
  };
}
