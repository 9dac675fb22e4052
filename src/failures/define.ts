/** Types and helpers for failure definitions, from which messages and the troubleshooting page are created. */
import type { Command, Fact, Failure, FailureMessage, Occurrence, Recovery, WaitHint } from '../model/failure.ts';

/** Fixed text, or text that depends on the context. */
type Text<Context> = string | ((context: Context) => string);

/** One or more texts. A function returns `false` in place of a text that does not apply. */
type Texts<Context> = string | readonly string[] | ((context: Context) => string | readonly (string | false)[]);

/** Definition of a failure. */
export interface Definition<Context> {
  /** Fixed text, because annotations are sent to GitHub as telemetry. */
  readonly title: string;
  /** The default is `none`. */
  readonly recovery?: Recovery;
  /** AADSTS codes from Microsoft Entra that indicate this failure. */
  readonly aadsts?: readonly number[];
  /** Error codes from Node or the HTTP client that indicate this failure. */
  readonly nodeCodes?: readonly string[];
  /** Annotation text, if the title is not specific enough. */
  readonly headline?: Text<Context>;
  /** What failed. */
  readonly what: Text<Context>;
  /** Possible causes. A message shows all that apply. The troubleshooting page lists all. */
  readonly causes: Texts<Context>;
  /** Possible fixes. A message shows the first that applies. The troubleshooting page lists all. */
  readonly fixes: Texts<Context>;
  readonly facts?: (context: Context) => readonly Fact[];
  readonly commands?: (context: Context) => readonly Command[];
  /** Reason for waiting, and a value for `wait-seconds`. */
  readonly wait?: WaitHint | ((context: Context) => WaitHint | undefined);
  /** Set if several failures with one cause, such as a proxy, can be reported as one. */
  readonly shared?: {
    /** Failures with equal keys have the same cause. */
    readonly key: (context: Context) => string;
    /** The contexts of all messages contain the occurrences of their failures as `occurrences`. */
    readonly occurrence: (context: Context) => Occurrence;
  };
}

/** Failures by code. Codes never change, because they are used in the `failure` output and on the troubleshooting page. */
export type Definitions<Context> = Readonly<Record<string, Definition<Context>>>;

/** Failures by code, each with its own context type. */
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
  const { what, headline, causes, fixes, facts, commands, wait: hint } = definition;
  const wait = typeof hint === 'function' ? hint(context) : hint;
  return {
    what: texts(what, context).join(),
    why: texts(causes, context).join(' '),
    next: texts(fixes, context).slice(0, 1).join(),
    ...(headline !== undefined && { headline: texts(headline, context).join() }),
    facts: facts?.(context) ?? [],
    commands: commands?.(context) ?? [],
    ...(wait && { wait }),
  };
}

/** Returns the texts that apply. */
export function texts<Context>(all: Texts<Context>, context: Context): readonly string[] {
  return [typeof all === 'function' ? all(context) : all].flat().filter((text) => text !== false);
}

/** Inverts a property of the definitions, such as `aadsts`, to a map from its values to failure codes. */
export function codesBy<Code extends string, Context, Value>(
  definitions: Readonly<Record<Code, Definition<Context>>>,
  valuesOf: (definition: Definition<Context>) => readonly Value[] | undefined,
): ReadonlyMap<Value, Code> {
  const codes = new Map<Value, Code>();
  for (const code in definitions) for (const value of valuesOf(definitions[code]) ?? []) codes.set(value, code);
  return codes;
}

/** Returns facts for the values that are defined. */
export function known(values: Readonly<Record<string, string | undefined>>): readonly Fact[] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

/** Returns the URL (or path) of a failure's section on the troubleshooting page. */
export function anchor(code: string, docs = 'docs/troubleshooting.md'): string {
  return `${docs}#${code}`;
}

/** Returns the end of an annotation, with the code and the URL of its documentation if it is known. */
export function reference(code: string, docs: string | undefined): string {
  return docs === undefined ? `Code ${code}.` : `Code ${code}: ${anchor(code, docs)}`;
}
