/** What a function says that is not in the bundle because nothing can reach it. */
export function never(name) {
  throw new Error(`${name} is not part of this bundle: tools/stubs.json says why`);
}
