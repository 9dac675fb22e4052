/**
 * Validates FHIR resources with the `fhir` package, which contains the definitions of R4. Prints the error messages of each resource.
 *
 * Usage: node fhir-validate.mjs <file with a JSON array of resources>
 */
import { readFileSync } from 'node:fs';
import fhir from 'fhir';

const validator = new fhir.Fhir();
const resources = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const errors = resources.map((resource) =>
  validator.validate(resource, { errorOnUnexpected: true }).messages.filter(({ severity }) => severity === 'error'),
);
console.log(JSON.stringify(errors.map((messages) => messages.map(({ location, message }) => `${location}: ${message}`))));
