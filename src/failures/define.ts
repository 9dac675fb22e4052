/** Defines failures: one object per failure. The message of a run and the troubleshooting page are both made from it. */
import type { Command, Fact, Failure, FailureMessage, Occurrence, Recovery, WaitHint } from '../model/failure.ts';

/** Fixed text, or text that depends on the case. */
export type Text<Context> = string | ((context: Context) => string);

/** A sentence that applies to some cases only. Without `when` it applies to all. */
export interface Rule<Context> {
  readonly when?: (context: Context) => boolean;
  readonly text: Text<Context>;
}

/** One failure. */
export interface FailureDefinition<Context> {
  /** Stable: the `failure` output, and the heading on the troubleshooting page. */
  readonly code: string;
  /** Fixed words: annotations leave the runner as telemetry. */
  readonly title: string;
  readonly recovery: Recovery;
  /** AADSTS codes of Microsoft Entra that mean this failure. */
  readonly aadsts?: readonly number[];
  /** Error codes of Node or of the HTTP client that mean this failure. */
  readonly nodeCodes?: readonly string[];
  /** Text of the annotation, if the title does not say enough. */
  readonly headline?: Text<Context>;
  /** What failed. */
  readonly what: Text<Context>;
  /** A message shows every cause that applies. The page lists all of them. */
  readonly causes: readonly Rule<Context>[];
  /** A message shows the first fix that applies. The page lists all of them. */
  readonly fixes: readonly Rule<Context>[];
  readonly facts?: (context: Context) => readonly Fact[];
  readonly commands?: (context: Context) => readonly Command[];
  /** What to wait for, and for how many seconds. */
  readonly wait?: WaitHint | ((context: Context) => WaitHint | undefined);
  readonly shared?: Sharing<Context>;
}

/** Lets several failures with one cause, such as a proxy, be reported as one. */
export interface Sharing<Context> {
  /** Failures with equal keys have the same cause. */
  readonly key: (context: Context) => string;
  readonly occurrence: (context: Context) => Occurrence;
  /** Returns the context of all occurrences together. */
  readonly merge: (context: Context, occurrences: readonly Occurrence[]) => Context;
}

/** Creates the failure of one case. */
export function createFailure<Context>(definition: FailureDefinition<Context>, context: NoInfer<Context>): Failure {
  const { code, title, recovery, shared } = definition;
  return {
    ...{ code, title, recovery },
    ...describe(definition, context),
    ...(shared && {
      shared: {
        key: `${code} ${shared.key(context)}`,
        occurrence: shared.occurrence(context),
        describe: (occurrences) => describe(definition, shared.merge(context, occurrences)),
      },
    }),
  };
}

function describe<Context>(definition: FailureDefinition<Context>, context: Context): FailureMessage {
  const { what, headline, causes, fixes, facts, commands } = definition;
  const wait = typeof definition.wait === 'function' ? definition.wait(context) : definition.wait;
  return {
    what: resolve(what, context),
    why: texts(causes, context).join(' '),
    next: texts(fixes, context)[0] ?? '',
    ...(headline !== undefined && { headline: resolve(headline, context) }),
    facts: facts?.(context) ?? [],
    commands: commands?.(context) ?? [],
    ...(wait && { wait }),
  };
}

function texts<Context>(rules: readonly Rule<Context>[], context: Context): readonly string[] {
  return rules.filter(({ when }) => when?.(context) ?? true).map(({ text }) => resolve(text, context));
}

function resolve<Context>(text: Text<Context>, context: Context): string {
  return typeof text === 'string' ? text : text(context);
}

/** Returns the URL (or path) of a failure's section on the troubleshooting page. */
export function anchor(code: string, docs = 'docs/troubleshooting.md'): string {
  return `${docs}#${code}`;
}
