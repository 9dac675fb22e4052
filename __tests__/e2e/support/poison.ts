/** Texts that a runner, a terminal or a page of Markdown would obey, and the proof that none of them got anywhere. */
import { createServer, type Server } from 'node:net';
import { expect } from '@jest/globals';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Played } from './scenario.ts';

/** In every poison, and in nothing else. */
export const CANARY = 'pwned';

const ESCAPE = String.fromCharCode(27);
const BELL = String.fromCharCode(7);
const RIGHT_TO_LEFT = String.fromCharCode(0x202e);

/** Each on a line of its own, so that commands stand at a line's start. */
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

/** All of them in one text, for bodies. */
export const POISON = `\r\n${LINES.join('\r\n')}\r\n`;

/** What of them fits into one line of printable ASCII, for header fields and the status line. */
export const POISONED_LINE = LINES.map((text) => text.replaceAll(/[^\x20-\x7e]/g, '')).join(' ');

/** Nothing of a poison is anywhere: neither obeyed nor shown. */
export function expectNoTrace({ run }: Played): void {
  const shown = {
    log: run.rawLog,
    standardError: run.stderr,
    summary: run.summary,
    outputs: JSON.stringify(run.outputs),
    annotations: JSON.stringify(run.annotations),
    files: JSON.stringify(run.writtenFiles),
  };
  expect(Object.entries(shown).flatMap(([where, text]) => (text.includes(CANARY) ? [where] : []))).toEqual([]);
  expect(run.otherCommands).toEqual([]);
}

/** A poison that the user has to see, because it is what was presented, does nothing: no command, no escape, no Markdown but code. */
export function expectInert({ run }: Played): void {
  expect(run.otherCommands).toEqual([]);
  expect(JSON.stringify(run.annotations)).not.toContain(CANARY);
  expect(run.rawLog).not.toMatch(new RegExp(`${ESCAPE}|${RIGHT_TO_LEFT}`));
  expect(aliveIn(run.summary)).toEqual([]);
}

/** Where a poison stands in a page of Markdown outside of code, as GitHub's grammar reads it; a diagram is not code. */
export function aliveIn(markdown: string): readonly string[] {
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

/** A server that answers whatever it is asked with the same bytes: a proxy that says more than a lab's would. */
export async function startParrot(answer: string): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(answer));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
      }),
  };
}
