/** Jest's transform for a coverage run: the counters of ours, then types stripped as ever. */
import { createTransformer } from '@swc/jest';
import { instrumented } from './instrument.ts';

const strip = createTransformer({
  jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
  module: { type: 'es6' },
  sourceMaps: 'inline',
});

type Process = NonNullable<typeof strip.process>;

const process: Process = (source, path, options) => {
  if (strip.process === undefined) throw new Error('@swc/jest transforms nothing');
  return strip.process(options.instrument ? instrumented(source, path) : source, path, { ...options, instrument: false });
};

/** `canInstrument`: jest leaves the counters to this, and collects them. */
export default { canInstrument: true, process };
