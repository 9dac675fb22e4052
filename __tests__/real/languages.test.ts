/** The syntax of what users paste: PowerShell by tree-sitter, Bicep by pycep, and Terraform by HashiCorp's own parser. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { checkers } from './parts.ts';
import { describePart } from './support/part.ts';
import { runClient, runProgram } from './support/program.ts';
import { inTemporaryFolder, ROOT } from './support/steps.ts';
import { blocks, printedCommands } from './support/texts.ts';

const PYCEP = `import json, sys
from pycep import BicepParser
def valid(text):
    try:
        BicepParser().parse(text=text)
        return True
    except Exception:
        return False
print(json.dumps([valid(text) for text in json.load(open(sys.argv[1]))]))`;

type Language = 'powershell' | 'bicep' | 'terraform';

/** Returns the texts that are not valid. */
async function invalid(language: Language, texts: readonly string[]): Promise<string[]> {
  return inTemporaryFolder(async (folder) => {
    const file = join(folder, 'texts.json');
    await writeFile(file, JSON.stringify(texts));
    const found = language === 'bicep' ? await parseBicep(file) : await runClient('parse-text.mjs', [language, file]);
    if (!Array.isArray(found) || found.length !== texts.length) throw new Error('The parser gave no result');
    return texts.filter((_text, index) => found[index] !== true);
  });
}

async function parseBicep(file: string): Promise<unknown> {
  const { stdout, stderr } = await runProgram(checkers.path('bin/python3'), ['-c', PYCEP, file]);
  if (stdout === '') throw new Error(stderr);
  const found: unknown = JSON.parse(stdout);
  return found;
}

const MISTAKES: Readonly<Record<Language, readonly string[]>> = {
  powershell: ['if ($a { az account show }', 'az account show --query "id', '$id = (az account show'],
  bicep: ["resource a 'b@2024-01-01' = {", 'param = string', "output x string = 'a"],
  terraform: ['resource "a" "b" {', 'a = [1, 2', 'x = "${y"'],
};

describePart('languages', 'the syntax of', () => {
  test.each(Object.entries(MISTAKES))('%s: the parser refuses mistakes', async (language, texts) => {
    if (language === 'powershell' || language === 'bicep' || language === 'terraform')
      expect(await invalid(language, texts)).toEqual(texts);
  });

  test('every PowerShell command that a failure prints, and every PowerShell block of the pages', async () => {
    const texts = [...printedCommands('powershell'), ...(await blocks(/^(powershell|pwsh)$/)).map(({ text }) => text)];
    expect(texts.length).toBeGreaterThan(20);
    expect(await invalid('powershell', texts)).toEqual([]);
  });

  test('every Bicep block of the pages, and the Bicep example', async () => {
    const example = await readFile(join(ROOT, 'examples', 'alerts.bicep'), 'utf8');
    const texts = [example, ...(await blocks(/^bicep$/)).map(({ text }) => text)];
    expect(texts.length).toBeGreaterThan(1);
    expect(await invalid('bicep', texts)).toEqual([]);
  });

  test('every Terraform block of the pages', async () => {
    const texts = (await blocks(/^(hcl|terraform|tf)$/)).map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(0);
    expect(await invalid('terraform', texts)).toEqual([]);
  });
});
