import type { BasePath } from './service.ts';

/**
 * The base path under a path that was copied from Microsoft's how-to pages.
 *
 * @param path as written, without a slash at its end.
 * @param base what stays.
 * @param documented the paths that those pages ask for.
 * @returns undefined when the path is none of them.
 */
export function cutDocumentedPath(path: string, base: string, documented: readonly string[]): BasePath | undefined {
  const cut = documented.find((end) => path === `${base}${end}`);
  return cut === undefined
    ? undefined
    : { path: base, note: { level: 'notice', text: `${cut} is a path of the service, not part of its base URL: it was cut` } };
}
