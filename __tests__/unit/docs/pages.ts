/** Parses the documentation pages into headings with anchors, links and code blocks, as GitHub does. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { ROOT } from '../../../tools/bundle.ts';

export interface Block {
  readonly page: string;
  /** Page and heading, such as `README.md: Recipes`. The second block in the same language there ends in `, 2`. */
  readonly name: string;
  readonly language: string;
  readonly text: string;
}

export interface Link {
  readonly page: string;
  readonly line: number;
  readonly url: string;
}

export interface Page {
  /** Path relative to the project folder, with forward slashes. */
  readonly path: string;
  readonly anchors: ReadonlySet<string>;
  readonly links: readonly Link[];
  readonly blocks: readonly Block[];
}

/** All pages in the project folder and in docs. */
export const PAGES: readonly Page[] = ['', 'docs'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => read(posix.join(folder, file))),
);

/** Returns all code blocks in these languages. */
export function blocksIn(...languages: readonly string[]): readonly Block[] {
  return PAGES.flatMap(({ blocks }) => blocks).filter(({ language }) => languages.includes(language));
}

/** Returns the target file and anchor of a link within the project. Undefined for an external link. */
export function targetOf({ page, url }: Link): { readonly path: string; readonly anchor: string } | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return undefined;
  const [, to = '', anchor = ''] = /^([^#]*)#?(.*)$/.exec(url) ?? [];
  return { path: to === '' ? page : posix.join(posix.dirname(page), decodeURIComponent(to)), anchor };
}

/** Returns why a link is broken, or undefined if it works. */
export function broken(link: Link): string | undefined {
  const target = targetOf(link);
  if (target === undefined) return undefined;
  if (target.path.startsWith('..') || !existsSync(join(ROOT, target.path))) return `there is no ${target.path}`;
  if (target.anchor === '') return undefined;
  const anchors = PAGES.find(({ path }) => path === target.path)?.anchors;
  return anchors?.has(target.anchor) === true ? undefined : `${target.path} has no heading #${target.anchor}`;
}

type Node = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number];

function read(path: string): Page {
  const tree = fromMarkdown(readFileSync(join(ROOT, path), 'utf8'), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const links: Link[] = [];
  const blocks: Block[] = [];
  const anchors = new Map<string, number>();
  const numbers = new Map<string, number>();
  let heading = '';
  walk(tree, (node) => {
    if (node.type === 'heading') {
      heading = textOf(node);
      const slug = slugOf(heading);
      const seen = anchors.get(slug) ?? 0;
      anchors.set(slug, seen + 1);
      if (seen > 0) anchors.set(`${slug}-${String(seen)}`, 1);
    }
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition')
      links.push({ page: path, line: node.position?.start.line ?? 0, url: node.url });
    if (node.type === 'code') {
      const language = node.lang ?? '';
      const number = (numbers.get(`${heading}/${language}`) ?? 0) + 1;
      numbers.set(`${heading}/${language}`, number);
      blocks.push({ page: path, name: `${path}: ${heading}${number > 1 ? `, ${String(number)}` : ''}`, language, text: node.value });
    }
  });
  return { path, links, blocks, anchors: new Set(anchors.keys()) };
}

function walk(node: Node, see: (node: Node) => void): void {
  see(node);
  if ('children' in node) for (const child of node.children) walk(child, see);
}

function textOf(node: Node): string {
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : '';
}

/** Returns GitHub's anchor for a heading, which is in lower case, without punctuation, and with hyphens instead of spaces. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}
