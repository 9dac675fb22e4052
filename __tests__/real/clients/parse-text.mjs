/**
 * Parses PowerShell with tree-sitter, or Terraform with HashiCorp's parser. Prints true or false for each text.
 *
 * Usage: node parse-text.mjs powershell|terraform <file with a JSON array of texts>
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from '@cdktn/hcl2json';
import { Language, Parser } from 'web-tree-sitter';

const [, , language, file] = process.argv;
const texts = JSON.parse(readFileSync(file, 'utf8'));

async function powershell() {
  await Parser.init();
  const parser = new Parser();
  const folder = dirname(createRequire(import.meta.url).resolve('tree-sitter-powershell/package.json'));
  parser.setLanguage(await Language.load(join(folder, 'tree-sitter-powershell.wasm')));
  return texts.map((text) => !parser.parse(text).rootNode.hasError);
}

function terraform() {
  return Promise.all(
    texts.map((text) =>
      parse('main.tf', text).then(
        () => true,
        () => false,
      ),
    ),
  );
}

console.log(JSON.stringify(language === 'powershell' ? await powershell() : await terraform()));
