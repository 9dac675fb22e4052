/** Jest transform that adds coverage counters and removes types. */
import { createTransformer } from '@swc/jest';
import { instrument } from './instrument.ts';

const strip = createTransformer({
  jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
  module: { type: 'es6' },
  sourceMaps: 'inline',
});

type Process = NonNullable<typeof strip.process>;

const process: Process = (source, path, options) => {
  if (strip.process === undefined) throw new Error('@swc/jest transforms nothing');
  return strip.process(options.instrument ? instrument(source, path) : source, path, { ...options, instrument: false });
};

/** With `canInstrument`, Jest collects these counters and does not add its own. */
export default { canInstrument: true, process };
