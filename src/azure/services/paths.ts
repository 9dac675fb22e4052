import type { BasePath } from './service.ts';

/**
 * Returns the base path of a path that was copied from Microsoft's how-to pages.
 *
 * @param path as written, without a slash at its end.
 * @param base the part to keep.
 * @param documented the paths on those pages.
 * @returns undefined for any other path.
 */
export function cutDocumentedPath(path: string, base: string, documented: readonly string[]): BasePath | undefined {
  const cut = documented.find((end) => path === `${base}${end}`);
  return cut === undefined
    ? undefined
    : { path: base, note: { level: 'notice', text: `${cut} is a path of the service and not part of its base URL, so it is removed` } };
}
