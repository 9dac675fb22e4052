import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import type { Failure } from '../../../src/model/failure.ts';
import { expect, test } from '@jest/globals';
import { CATALOGUE } from '../../../tools/troubleshooting.ts';
import { CASES } from './cases.ts';

const all = Object.values(CASES).flatMap((cases) => Object.values(cases));
const byCode = Map.groupBy(all, ({ code }) => code);

/**
 * The snapshot contains only the numbers of the sentences, because docs/troubleshooting.md contains the sentences themselves. It has one line
 * per code. The line shows the numbers of each case's message, causes and fix, and then the recovery and the facts. The next
 * lines show the commands that no earlier code has.
 */
test('sentences, facts and commands by code', () => {
  const labels = new Set<string>();
  const shown = new Set<string>();
  const lines = [...byCode].flatMap(([code, cases]) => [
    [
      `${code}: ${cases.map((failure) => numbersOf(failure, cases)).join(' ')}`,
      ...new Set(cases.map(({ recovery, wait }) => `${recovery}${wait === undefined ? '' : `, ${wait.hint} (${String(wait.seconds)} s)`}`)),
      ...new Set(cases.flatMap(({ facts }) => facts.map(({ name, value }) => `${name}: ${value}`))),
    ].join(' | '),
    ...cases.flatMap(({ commands }) =>
      commands.flatMap(({ label, text }) => {
        if (shown.has(text) || labels.has(`${code} ${label}`)) return [];
        shown.add(text);
        labels.add(`${code} ${label}`);
        return [`  ${label}: ${text}`];
      }),
    ),
  ]);
  expect(lines.join('\n')).toMatchSnapshot();
});

/** Numbers the messages, causes and fixes of a code, and returns the numbers of one case, such as `1.1.2`. */
function numbersOf(failure: Failure, cases: readonly Failure[]): string {
  const numbers = (['what', 'why', 'next'] as const).map((part) => [...new Set(cases.map((one) => one[part]))].indexOf(failure[part]) + 1);
  return numbers.join('.');
}

test('every definition of the catalogue has a case', () => {
  const codes = Object.values(CATALOGUE).flatMap(Object.keys);
  expect(codes.filter((code) => !byCode.has(code))).toEqual([]);
  expect([...byCode.keys()].filter((code) => !codes.includes(code))).toEqual([]);
});

/** Sentences that contain values are covered by branch coverage. */
test.each(readdirSync('src/failures').filter((name) => name.endsWith('.ts')))('a case shows every sentence of %s', (file) => {
  const source = ts.createSourceFile(file, readFileSync(`src/failures/${file}`, 'utf8'), ts.ScriptTarget.Latest);
  const shown = all.flatMap(({ what, why, next, headline = '' }) => [what, why, next, headline]);
  expect(sentencesIn(source).filter((sentence) => !shown.some((text) => text.includes(sentence)))).toEqual([]);
});

function sentencesIn(node: ts.Node): readonly string[] {
  if (ts.isStringLiteral(node)) return /^[A-Z].* .*\.$/.test(node.text) ? [node.text] : [];
  const sentences: string[] = [];
  ts.forEachChild(node, (child) => {
    sentences.push(...sentencesIn(child));
  });
  return sentences;
}

test('titles are fixed text without host names or IDs', () => {
  for (const { title } of all) {
    expect(title).toMatch(/^[A-Za-z][A-Za-z0-9 ,.'/-]{10,90}$/);
    expect(title).not.toMatch(/[0-9a-f]{8}-|contoso/);
  }
});

test('an annotation does not start with its title', () =>
  expect(all.filter(({ title, headline, what }) => (headline ?? what).startsWith(title)).map(({ what }) => what)).toEqual([]));

test('every text is one line', () => {
  for (const { code, what, why, next } of all) {
    for (const text of [what, why, next]) {
      expect({ code, text }).toEqual({ code, text: text.trim() });
      expect(text).not.toMatch(/\n|undefined|\[object|\bNaN\b|\bplease\b|\s{2}|\.\./i);
      expect({ code, long: text.length > 10 }).toEqual({ code, long: true });
    }
    expect(what).toMatch(/\.$/);
    expect(why).toMatch(/\.$/);
  }
});

test('every fix starts with an imperative', () => {
  for (const { next } of all) {
    expect(next).toMatch(
      /^(?:Add|Allow|Authorize|Copy|Create|Ask|Assign|Check|Close|Correct|Delete|Do not|Find|Free|If|Ignore|In|Install|Look|On|Open|Publish|Raise|Remove|Replace|Rerun|Run|Set|Send|Sign|Skip|Start|Store|Synchronize|Turn|Type|Unarchive|Unlock|Unset|Use|Write)\b/,
    );
  }
});

test('a fix that refers to content below has commands or facts', () => {
  for (const { code, next, commands, facts } of all) {
    if (/\b(?:command|commands|if:|block|permissions) below\b/.test(next))
      expect({ code, commands: commands.length > 0 }).toEqual({ code, commands: true });
    if (/\bbelow\b/.test(next)) expect({ code, shown: commands.length + facts.length > 0 }).toEqual({ code, shown: true });
  }
});
