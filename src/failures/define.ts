/** Types and functions for failure definitions. The messages and the troubleshooting page are generated from the failure definitions. */
import type { Command, Fact, Failure, FailureMessage, Occurrence, Recovery, WaitHint } from '../model/failure.ts';

/** One or more items, or a function that returns them. Items that are `false` are omitted. */
type Items<Context, Item extends string | Command> =
  Item | readonly Item[] | ((context: Context) => Item | false | readonly (Item | false)[]);

/** Evidence by name. Entries that are undefined are omitted. */
export type Facts = Readonly<Record<string, string | undefined>>;

export interface Definition<Context> {
  /** Annotation title. The title must not contain values from the run, such as host names, because GitHub collects titles as telemetry. */
  readonly title: string;
  readonly recovery?: Recovery;
  /** AADSTS codes from Microsoft Entra that indicate this failure. */
  readonly aadsts?: readonly number[];
  /** Node.js or HTTP client error codes that indicate this failure. */
  readonly nodeCodes?: readonly string[];
  /** Text of the annotation. By default, the annotation shows `what` and the causes. */
  readonly headline?: Items<Context, string>;
  readonly what: Items<Context, string>;
  /** Possible causes. Messages list only the causes that apply to the run. The troubleshooting page lists all causes. */
  readonly causes: Items<Context, string>;
  /** Possible fixes. Each message shows the first fix that applies to the run, and the troubleshooting page lists all fixes. */
  readonly fixes: Items<Context, string>;
  readonly facts?: (context: Context) => Facts;
  readonly commands?: Items<Context, Command>;
  /** Set if waiting can help. Contains the reason and a suggested value for `wait-seconds`. */
  readonly wait?: WaitHint | ((context: Context) => WaitHint | false);
  /** Set if failures with the same cause, such as a broken proxy, are reported in one message. */
  readonly shared?: {
    readonly key: (context: Context) => string;
    /** Describes one occurrence of this failure. For a combined message, `context.occurrences` lists all occurrences of the failure. */
    readonly occurrence: (context: Context) => Occurrence;
  };
}

/** Failure definitions by code. Never change a failure code, because the `failure` output and the troubleshooting page use it. */
export type Definitions<Context> = Readonly<Record<string, Definition<Context>>>;

/** Failure definitions by code, each with its own context type. */
export type DefinitionsOf<Contexts> = { readonly [Code in keyof Contexts]: Definition<Contexts[Code]> };

/** Creates a failure from its definition and context. */
export function createFailure<Contexts, Code extends keyof Contexts & string>(
  definitions: DefinitionsOf<Contexts>,
  code: Code,
  context: NoInfer<Contexts[Code]>,
): Failure {
  const definition = definitions[code];
  const { title, recovery = 'none', shared } = definition;
  const occurrence = shared?.occurrence(context);
  const message = (occurrences: readonly Occurrence[]): FailureMessage => describe(definition, { ...context, occurrences });
  return {
    ...{ code, title, recovery },
    ...(shared === undefined || occurrence === undefined
      ? describe(definition, context)
      : { ...message([occurrence]), shared: { key: `${code} ${shared.key(context)}`, occurrence, describe: message } }),
  };
}

function describe<Context>(definition: Definition<Context>, context: Context): FailureMessage {
  const { what, headline, causes, fixes, facts, commands = [], wait: hint } = definition;
  const wait = typeof hint === 'function' ? hint(context) : hint;
  return {
    what: itemsOf(what, context).join(),
    why: itemsOf(causes, context).join(' '),
    next: itemsOf(fixes, context).slice(0, 1).join(),
    ...(headline !== undefined && { headline: itemsOf(headline, context).join() }),
    facts: known(facts?.(context) ?? {}),
    commands: itemsOf(commands, context),
    ...(wait && { wait }),
  };
}

/** Returns the causes, fixes or commands that apply in the given context. */
export function itemsOf<Context, Item extends string | Command>(all: Items<Context, Item>, context: Context): readonly Item[] {
  const none: readonly (Item | false)[] = [];
  return none.concat(typeof all === 'function' ? all(context) : all).filter((item) => item !== false);
}

/** Maps external error codes, such as AADSTS codes, to the codes of the failures that they indicate. */
export function codesBy<Code extends string, Context, Value>(
  definitions: Readonly<Record<Code, Definition<Context>>>,
  valuesOf: (definition: Definition<Context>) => readonly Value[] | undefined,
): ReadonlyMap<Value, Code> {
  const codes = new Map<Value, Code>();
  for (const code in definitions) for (const value of valuesOf(definitions[code]) ?? []) codes.set(value, code);
  return codes;
}

/** Converts evidence to a list and omits entries that are undefined. */
export const known = (values: Facts): readonly Fact[] =>
  Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
/** Returns the URL or relative path of the troubleshooting section for a failure. */
export const anchor = (code: string, docs = 'docs/troubleshooting.md'): string => `${docs}#${code}`;
/** Returns the end of an annotation, which contains the failure code and, if `docs` is set, the URL of its documentation. */
export const reference = (code: string, docs: string | undefined): string =>
  docs === undefined ? `Code ${code}.` : `Code ${code}: ${anchor(code, docs)}`;
