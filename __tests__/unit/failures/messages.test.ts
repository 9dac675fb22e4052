import type { Failure } from '../../../src/model/failure.ts';
import { describe, expect, test } from '@jest/globals';
import { CATALOGUE } from '../../../src/failures/catalogue.ts';
import { CASES } from './cases.ts';

const all = Object.values(CASES).flatMap((cases) => Object.values(cases));

describe.each(Object.entries(CASES))('what is told: %s', (_party, cases) => {
  test.each(Object.entries(cases))('%s', (_name, told) => {
    expect(read(told)).toMatchSnapshot();
  });
});

test('every kind of the catalogue is told', () => {
  const told = new Set(all.map(({ code }) => code));
  const kinds = Object.values(CATALOGUE).flatMap((list) => list.map(({ code }) => code));
  expect(kinds.filter((code) => !told.has(code))).toEqual([]);
  expect([...told].filter((code) => !kinds.includes(code))).toEqual([]);
});

test('titles are fixed words: no host, no ID, nothing of the case', () => {
  for (const { title } of all) {
    expect(title).toMatch(/^[A-Za-z][A-Za-z0-9 ,.'/-]{10,90}$/);
    expect(title).not.toMatch(/[0-9a-f]{8}-|contoso/);
  }
});

test('every text is one line of plain words', () => {
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

test('every next step begins with what to do', () => {
  for (const { next } of all) {
    expect(next).toMatch(
      /^(?:Add|Allow|Authorize|Copy|Keep|Ask|Assign|Change|Check|Close|Compare|Correct|Deploy|Do not|Find|Free|Give|Have|If|Install|Leave|Link|Look|Move|Nothing|Open|Publish|Raise|Remove|Replace|Run|Set|Sign|Skip|Turn|Type|Unarchive|Unlock|Unset|Use|Write)\b/,
    );
  }
});

test('a next step that points below has something below to point at', () => {
  for (const { code, next, commands: commands, facts } of all) {
    if (/\b(?:command|commands|if:|block|permissions) below\b/.test(next))
      expect({ code, commands: commands.length > 0 }).toEqual({ code, commands: true });
    if (/\bbelow\b/.test(next)) expect({ code, shown: commands.length + facts.length > 0 }).toEqual({ code, shown: true });
  }
});

/** A failure as a log shows it. */
function read({ code, title, recovery, what, why, next, headline, wait: wait, facts, commands: commands }: Failure): string {
  return [
    `${code}: ${title} (recovery: ${recovery})`,
    ...(headline === undefined ? [] : [`Annotation: ${headline}`]),
    what,
    why,
    `Next: ${next}`,
    ...(wait === undefined ? [] : [`In time: ${wait.hint}; ${String(wait.seconds)} s`]),
    ...facts.map(({ name, value }) => `  ${name}: ${value}`),
    ...commands.flatMap(({ label, language, text }) => [`-- ${label} (${language})`, text]),
  ].join('\n');
}
