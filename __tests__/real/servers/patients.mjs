/** The patients of HL7's examples (hl7.fhir.r4.examples, CC0). */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const folder = dirname(createRequire(import.meta.url).resolve('hl7.fhir.r4.examples/package.json'));

/** Returns every example of a resource type. */
export function examples(type) {
  const files = readdirSync(folder).filter((name) => name.startsWith(`${type}-`) && name.endsWith('.json'));
  return files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))).filter(({ resourceType }) => resourceType === type);
}
