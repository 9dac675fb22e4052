/** Text that users copy, from code blocks in the documentation and commands in failures. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { isRecord } from '../../../lab/network/site.ts';
import { CASES } from '../../unit/failures/cases.ts';
import { ROOT } from './steps.ts';

async function pages(): Promise<{ readonly name: string; readonly text: string }[]> {
  const folders = ['.', 'docs', 'examples'].map((folder) => join(ROOT, folder)).filter((folder) => existsSync(folder));
  const files = await Promise.all(folders.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))));
  const markdown = files.flat().filter((file) => file.endsWith('.md'));
  return Promise.all(
    markdown.map(async (file) => ({ name: relative(ROOT, file).replaceAll(/\W/g, '-'), text: await readFile(file, 'utf8') })),
  );
}

/** Returns the fenced code blocks in a language on all pages, with page names. */
export async function blocks(language: RegExp): Promise<{ readonly name: string; readonly text: string }[]> {
  return (await pages()).flatMap(({ name, text }) =>
    [...text.matchAll(/^([ \t]*)```(\w+)\n([\s\S]*?)^\1```/gm)]
      .filter(([, , found = '']) => language.test(found))
      .map(([, indent = '', , block = '']) => ({ name, text: block.replaceAll(new RegExp(`^${indent}`, 'gm'), '') })),
  );
}

/** Returns the scripts of the steps in the YAML block that contains a text. */
export async function recipeScripts(contained: string): Promise<readonly string[]> {
  const steps: unknown = parse((await blocks(/^yaml$/)).find(({ text }) => text.includes(contained))?.text ?? '');
  return [steps].flat().flatMap((step) => (isRecord(step) && typeof step['run'] === 'string' ? [step['run']] : []));
}

/** Returns the distinct commands in a language that failures print. */
export function printedCommands(language: 'bash' | 'powershell' | 'yaml'): string[] {
  const commands = Object.values(CASES).flatMap((cases) => Object.values(cases).flatMap((failure) => failure.commands));
  return [...new Set(commands.filter((command) => command.language === language).map(({ text }) => text))];
}

/** Commit that replaces `<commit>` in the examples. */
export const COMMIT = '0'.repeat(40);

/** Replaces the placeholders in the README and the examples. */
export function configured(text: string): string {
  return text.replaceAll('<owner>', 'contoso').replaceAll('<commit>', COMMIT);
}
