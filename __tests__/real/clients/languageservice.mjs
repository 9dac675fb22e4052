/**
 * Checks workflows and action.yml with GitHub's language service, which its editor extension uses. Prints the findings of each document.
 * Node can't import the service's JSON files, so esbuild bundles it first.
 *
 * Usage: node languageservice.mjs <folder of the project> <file with a JSON array of {name, text}>
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';

const [, , root, file] = process.argv;
const folder = mkdtempSync(join(tmpdir(), 'languageservice-'));
const outfile = join(folder, 'service.cjs');
const contents = `export { validate } from '@actions/languageservice'; export { TextDocument } from 'vscode-languageserver-textdocument';`;
await build({
  stdin: { contents, resolveDir: root },
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  loader: { '.json': 'json' },
  logLevel: 'error',
});
const { validate, TextDocument } = createRequire(import.meta.url)(outfile);

/** The service checks `with:` against this action's manifest for every owner. It has no manifests of other actions. */
const manifest = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
const actionsMetadataProvider = {
  fetchActionMetadata: async ({ name, path }) => (name === 'azure-healthcare-token' ? manifest : undefined),
};

const results = [];
for (const { name, text } of JSON.parse(readFileSync(file, 'utf8'))) {
  const document = TextDocument.create(`file:///${name}`, 'yaml', 1, text);
  const diagnostics = await validate(document, { actionsMetadataProvider });
  // Only GitHub can resolve the actions and the called workflows of other repositories.
  const unknown = text.includes('/.github/workflows/')
    ? /^(Unable to resolve action|Context access might be invalid)/
    : /^Unable to resolve action/;
  const findings = diagnostics.filter(({ message }) => !unknown.test(message));
  results.push(findings.map(({ message, range }) => `line ${range.start.line + 1}: ${message}`));
}
rmSync(folder, { recursive: true });
console.log(JSON.stringify(results));
