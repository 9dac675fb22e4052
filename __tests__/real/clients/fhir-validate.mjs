/**
 * Validates FHIR resources by the `fhir` package, which holds R4's own definitions.
 *
 * Usage: node fhir-validate.mjs <file with a JSON array of resources>; prints, for each, the messages that are errors.
 */
import { readFileSync } from 'node:fs';
import fhir from 'fhir';

const validator = new fhir.Fhir();
const resources = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const errors = resources.map((resource) =>
  validator.validate(resource, { errorOnUnexpected: true }).messages.filter(({ severity }) => severity === 'error'),
);
console.log(JSON.stringify(errors.map((messages) => messages.map(({ location, message }) => `${location}: ${message}`))));
