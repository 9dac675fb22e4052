import { isRecord } from '../../../src/util/json.ts';

export { list as items, member as at } from '../../../src/util/json.ts';

export function fields(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

export function keys(value: unknown): readonly string[] {
  return Object.keys(fields(value));
}

export function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
