/**
 * Tests that links within the project lead to existing files and headings. External links are not checked, because the tests use no
 * network.
 */
import { describe, expect, test } from '@jest/globals';
import { broken, PAGES } from './pages.ts';

describe.each(PAGES)('the page $path', ({ path, links }) => {
  test('links to existing files and headings', () => {
    const found = links.flatMap((link) => {
      const why = broken(link);
      return why === undefined ? [] : [`${path}:${String(link.line)} ${link.url}: ${why}`];
    });
    expect(found).toEqual([]);
  });

  test('uses only https for external links', () =>
    expect(links.map(({ url }) => url).filter((url) => /^(?!https:)[a-z]+:/i.test(url))).toEqual([]));
});

test('every page can be reached from README', () => {
  const reached = new Set(['README.md']);
  for (const path of reached) {
    const page = PAGES.find((each) => each.path === path);
    for (const { url } of page?.links ?? []) {
      const to = /^(?:\.\.\/|docs\/)?([A-Za-z]+\.md)/.exec(url)?.[1];
      const found = PAGES.find((each) => each.path === to || each.path === `docs/${String(to)}`);
      if (found !== undefined) reached.add(found.path);
    }
  }
  expect(PAGES.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
});

test('detects a broken link', () => {
  const link = { page: 'docs/setup.md', line: 1 };
  expect(broken({ ...link, url: 'nowhere.md' })).toBe('there is no docs/nowhere.md');
  expect(broken({ ...link, url: '#nothing' })).toBe('docs/setup.md has no heading #nothing');
  expect(broken({ ...link, url: '../../elsewhere' })).toBe('there is no ../elsewhere');
  expect(broken({ ...link, url: '../README.md#inputs' })).toBeUndefined();
});
