/** Texts with commands for the runner, terminals and Markdown, and checks that such texts have no effect. */
import { createServer, type Server } from 'node:net';
import { expect } from '@jest/globals';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { listen } from '../../../lab/network/web.ts';
import type { ScenarioRun } from './scenario.ts';

/** Marker that occurs in every untrusted text and nowhere else. */
export const CANARY = 'pwned';

const ESCAPE = String.fromCharCode(27);
const BELL = String.fromCharCode(7);
const RIGHT_TO_LEFT = String.fromCharCode(0x202e);

/** Separate lines, because the runner reads commands at the start of a line. */
const LINES: readonly string[] = [
  `::error title=${CANARY}::${CANARY}`,
  `::add-mask::${CANARY}`,
  `::set-output name=token::${CANARY}`,
  `::stop-commands::${CANARY}`,
  `##[command]${CANARY}`,
  `%0A::warning::${CANARY}`,
  `${ESCAPE}[2J${ESCAPE}[1;31m${CANARY}${ESCAPE}]0;${CANARY}${BELL}`,
  `${RIGHT_TO_LEFT}${CANARY}`,
  `<img src="https://${CANARY}.example/x.png"><script>${CANARY}</script></details><h1>${CANARY}</h1>`,
  `![${CANARY}](https://${CANARY}.example/x.png) [${CANARY}](https://${CANARY}.example) https://${CANARY}.example`,
  `@${CANARY} #1 \`${CANARY}\` | ${CANARY} | <!-- ${CANARY} -->`,
];

/** All lines, for use in response bodies. */
export const UNTRUSTED = `\r\n${LINES.join('\r\n')}\r\n`;

/** All lines joined to one line of printable ASCII, for use in headers and the status line. */
export const UNTRUSTED_LINE = LINES.map((text) => text.replaceAll(/[^\x20-\x7e]/g, '')).join(' ');

/** Checks that untrusted text was neither executed nor shown. */
export function expectNoTrace({ step }: ScenarioRun): void {
  const shown = {
    log: step.rawLog,
    standardError: step.stderr,
    summary: step.summary,
    outputs: JSON.stringify(step.outputs),
    annotations: JSON.stringify(step.annotations),
    files: JSON.stringify(step.writtenFiles),
  };
  expect(Object.entries(shown).flatMap(([where, text]) => (text.includes(CANARY) ? [where] : []))).toEqual([]);
  expect(step.otherCommands).toEqual([]);
}

/** Checks that untrusted text has no effect. It runs no command, contains no escape sequence, and is code in Markdown. */
export function expectInert({ step }: ScenarioRun): void {
  expect(step.otherCommands).toEqual([]);
  expect(JSON.stringify(step.annotations)).not.toContain(CANARY);
  expect(step.rawLog).not.toMatch(new RegExp(`${ESCAPE}|${RIGHT_TO_LEFT}`));
  expect(activeMarkdown(step.summary)).toEqual([]);
}

/** Returns the Markdown nodes that contain untrusted text outside of code. A diagram does not count as code. */
export function activeMarkdown(markdown: string): readonly string[] {
  return partsOf(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }))
    .filter(({ type, lang }) => type !== 'inlineCode' && (type !== 'code' || lang === 'mermaid'))
    .flatMap(({ type, value, url, alt }) => ([value, url, alt].some((text) => text?.includes(CANARY) === true) ? [type] : []));
}

interface Part {
  readonly type: string;
  readonly lang?: string | null | undefined;
  readonly value?: string;
  readonly url?: string;
  readonly alt?: string | null | undefined;
  readonly children?: readonly Part[];
}

function partsOf(part: Part): readonly Part[] {
  return [part, ...(part.children ?? []).flatMap(partsOf)];
}

/** Starts a server that sends the same bytes to every client. */
export async function startFixedServer(response: string): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(response));
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
      }),
  };
}
