/** Checks the syntax of code that users paste. PowerShell is parsed by tree-sitter, Bicep by pycep, and Terraform by HashiCorp's parser. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { IDS } from '../../lab/azure/contoso.ts';
import { checkers } from './parts.ts';
import { describePart } from './support/part.ts';
import { runClient, runProgram } from './support/program.ts';
import { inTemporaryFolder, ROOT, useAction } from './support/steps.ts';
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

describePart('languages', 'the parser', () => {
  test.each(Object.entries(MISTAKES))('refuses mistakes in %s', async (language, texts) => {
    if (language === 'powershell' || language === 'bicep' || language === 'terraform')
      expect(await invalid(language, texts)).toEqual(texts);
  });

  test.each([
    ['powershell', /^(powershell|pwsh)$/, 20, () => printedCommands('powershell')],
    ['bicep', /^bicep$/, 1, async () => [await readFile(join(ROOT, 'examples', 'alerts.bicep'), 'utf8')]],
    ['terraform', /^(hcl|terraform|tf)$/, 0, () => []],
  ] as const)(
    'accepts the %s of every block of the pages, of the example and of the commands in failures',
    async (language, name, most, others) => {
      const texts = [...(await others()), ...(await blocks(name)).map(({ text }) => text)];
      expect(texts.length).toBeGreaterThan(most);
      expect(await invalid(language, texts)).toEqual([]);
    },
  );

  test('accepts the PowerShell script of credential: azure-powershell, which gets the tenant in a variable', async () => {
    const [tenant, ...words] = await inTemporaryFolder(async (folder) => {
      const [tools, seen] = [join(folder, 'tools'), join(folder, 'seen')];
      await mkdir(tools);
      const script = `#!/bin/bash\nprintf '%s\\0' "$AZURE_IDENTITY_POWERSHELL_TENANT_ID" "$@" > '${seen}'\n`;
      await writeFile(join(tools, 'pwsh'), script, { mode: 0o755 });
      const inputs = { audience: 'dicom', credential: 'azure-powershell', 'tenant-id': IDS.tenant };
      await useAction({ env: {} }, inputs, { PATH: tools });
      return (await readFile(seen, 'utf8')).split('\0').slice(0, -1);
    });
    expect([tenant, ...words.slice(0, -1)]).toEqual([IDS.tenant, '-NoProfile', '-NonInteractive', '-Command']);
    expect(words.at(-1)).toContain('Import-Module Az.Accounts');
    expect(await invalid('powershell', words.slice(-1))).toEqual([]);
  });
});
