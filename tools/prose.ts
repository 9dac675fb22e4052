/** Finds unclear words in the comments, strings and pages of the project. `npm run lint` runs this check. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundle.ts';

/** Expressions for unclear words, with the words to use instead. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:tells?|told|tellings?)\b/i, 'report, show, log'],
  [/\b(?:heal(?:s|ed|ing)?|mend(?:s|ed|ing)?)\b/i, 'recover, resolve, fix'],
  [/\bways? (?:in|out)\b/i, 'sign-in method, network'],
  [/\bleft behind\b/i, 'existing'],
  [/(?<!-)\banswer(?:s|ed|ing)?\b(?!-)/i, 'response, return'],
  [/\b(?:tries|tried again)\b/i, 'attempts, retried'],
  [/\bstands? (?:in|at|for|there|below|between|behind)\b/i, 'is'],
  [/\b(?:beside|(?<!-)alike|thus|hardly|mostly|nobody|whoever|in vain|for want of|in the place of)\b/i, 'rewrite the sentence'],
  [/\bheld (?:against|to)\b/i, 'compared with'],
  [/\btokens? (?:that )?opens?\b|\bopens? (?:it|them|the endpoint)\b/i, 'is accepted by, grants access to'],
  [/\bknows? the token\b/i, 'accepts the token'],
  [/\bwires?\b/i, 'network, connection'],
  [/\b(?:patience|patiently|horizon|purse|poison(?:s|ed)?|oracles?|the house)\b/i, 'a technical term'],
  [/\b(?:fleets?|nights?)\b/i, 'many services, scheduled check'],
  [/\bleft over\b/i, 'extra'],
];

const CODE = ['src/**/*.ts', 'lab/**/*.ts', 'tools/**/*.ts', 'bench/**/*.ts', '__tests__/{unit,e2e,real,mutation}/**/*.{ts,mjs}'];
const TEXT = ['*.md', 'docs/*.md', 'action.yml', 'verify/action.yml', '.github/**/*.{yml,md}', 'examples/**/*.yml'];
/** Files that are not checked: packages, this file with its list of words, and the changelog. */
const EXCEPT = /node_modules|^tools[\\/]prose\.ts$|^CHANGELOG\.md$/;

/** Returns the comment in a line of code, and all strings of several words in that line. */
export function proseOf(line: string): string {
  const comment = /(?:^|\s)(?:\/\/|\/?\*{1,2}) (.*)$/.exec(line)?.[1] ?? '';
  const strings = line.match(/(['"`])(?:(?!\1).)* (?:(?!\1).)* (?:(?!\1).)*\1/g) ?? [];
  return [comment, ...strings].join('\n').replaceAll(/`[^` ]*`|\$\{[^}]*\}/g, '');
}

/** Returns one message for each line of a text and each expression that matches in the line. */
export function oddWords(path: string, text: string): readonly string[] {
  const isCode = /\.(?:ts|mjs)$/.test(path);
  return text.split('\n').flatMap((line, index) =>
    WORDS.flatMap(([word, better]) => {
      const found = word.exec(isCode ? proseOf(line) : line)?.[0];
      return found === undefined ? [] : [`${path}:${String(index + 1)}: "${found}": ${better}`];
    }),
  );
}

if (process.argv[1] === import.meta.filename) {
  const paths = globSync([...CODE, ...TEXT], { cwd: ROOT }).filter((path) => !EXCEPT.test(path));
  const found = paths.flatMap((path) => oddWords(path, readFileSync(join(ROOT, path), 'utf8')));
  for (const line of found) console.log(line);
  process.exitCode = found.length === 0 ? 0 : 1;
}
