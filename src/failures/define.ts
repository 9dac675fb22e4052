/** Defines failures in one record per external system, by code. The records are the source of messages and of the troubleshooting page. */
import type { Command, Fact, Failure, FailureMessage, Occurrence, Recovery, WaitHint } from '../model/failure.ts';

/** Fixed text, or text that depends on the case. */
export type Text<Context> = string | ((context: Context) => string);

/** A text, or `false` for the cases to which it does not apply. */
export type Rule<Context> = string | ((context: Context) => string | false);

/** One failure. */
export interface Definition<Context> {
  /** Fixed words, because annotations leave the runner as telemetry. */
  readonly title: string;
  /** `none` if it is left out. */
  readonly recovery?: Recovery;
  /** AADSTS codes of Microsoft Entra that mean this failure. */
  readonly aadsts?: readonly number[];
  /** Error codes of Node or of the HTTP client that mean this failure. */
  readonly nodeCodes?: readonly string[];
  /** Text of the annotation, if the title does not say enough. */
  readonly headline?: Text<Context>;
  /** What failed. */
  readonly what: Text<Context>;
  /** A message shows every cause that applies. The page lists all of them. */
  readonly causes: Rule<Context> | readonly Rule<Context>[];
  /** A message shows the first fix that applies. The page lists all of them. */
  readonly fixes: Rule<Context> | readonly Rule<Context>[];
  readonly facts?: (context: Context) => readonly Fact[];
  readonly commands?: (context: Context) => readonly Command[];
  /** Reason to wait, and a value for `wait-seconds`. */
  readonly wait?: WaitHint | ((context: Context) => WaitHint | undefined);
  /** Lets several failures with one cause, such as a proxy, be reported as one. */
  readonly shared?: {
    /** Failures with equal keys have the same cause. */
    readonly key: (context: Context) => string;
    readonly occurrence: (context: Context) => Occurrence;
    /** Returns the context of all occurrences together. */
    readonly merge: (context: Context, occurrences: readonly Occurrence[]) => Context;
  };
}

/** Failures by code: the `failure` output, and the heading on the troubleshooting page. Codes never change. */
export type Definitions<Context> = Readonly<Record<string, Definition<Context>>>;

/** Failures by code, each with a context of its own. */
export type DefinitionsOf<Contexts> = { readonly [Code in keyof Contexts]: Definition<Contexts[Code]> };

/** Creates the failure of one case. */
export function createFailure<Contexts, Code extends keyof Contexts & string>(
  definitions: DefinitionsOf<Contexts>,
  code: Code,
  context: NoInfer<Contexts[Code]>,
): Failure {
  const definition = definitions[code];
  const { title, recovery = 'none', shared } = definition;
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

function describe<Context>(definition: Definition<Context>, context: Context): FailureMessage {
  const { what, headline, causes, fixes, facts, commands, wait: hint } = definition;
  const wait = typeof hint === 'function' ? hint(context) : hint;
  return {
    what: resolve(what, context),
    why: texts(causes, context).join(' '),
    next: texts(fixes, context).slice(0, 1).join(),
    ...(headline !== undefined && { headline: resolve(headline, context) }),
    facts: facts?.(context) ?? [],
    commands: commands?.(context) ?? [],
    ...(wait && { wait }),
  };
}

/** Returns the texts that apply. */
export function texts<Context>(rules: Rule<Context> | readonly Rule<Context>[], context: Context): readonly string[] {
  return [rules]
    .flat()
    .map((rule) => (typeof rule === 'string' ? rule : rule(context)))
    .filter((text) => text !== false);
}

function resolve<Context>(text: Text<Context>, context: Context): string {
  return typeof text === 'string' ? text : text(context);
}

/** Returns which code means a failure, such as AADSTS700213: the inverse of a property of the definitions. */
export function codesBy<Code extends string, Context, Value>(
  definitions: Readonly<Record<Code, Definition<Context>>>,
  valuesOf: (definition: Definition<Context>) => readonly Value[] | undefined,
): ReadonlyMap<Value, Code> {
  const codes = new Map<Value, Code>();
  for (const code in definitions) for (const value of valuesOf(definitions[code]) ?? []) codes.set(value, code);
  return codes;
}

/** Returns facts for the values that are known. */
export function known(values: Readonly<Record<string, string | undefined>>): readonly Fact[] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

/** Returns the URL (or path) of a failure's section on the troubleshooting page. */
export function anchor(code: string, docs = 'docs/troubleshooting.md'): string {
  return `${docs}#${code}`;
}

/** Returns the end of an annotation: the code, and the URL of its section if the page has a known address. */
export function reference(code: string, docs: string | undefined): string {
  return docs === undefined ? `Code ${code}.` : `Code ${code}: ${anchor(code, docs)}`;
}
