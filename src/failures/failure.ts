/**
 * What a failure is. Every one is a value, never only an exception: a stable code, what happened, why, the next step, and whether
 * anything heals it. The other files of this folder are the catalogue: tables of kinds, one file for each party that can fail us.
 */

/**
 * What mends a failure without anybody changing anything: `retry`, the next try may pass (a reset, a 503); `wait`, minutes may heal it
 * (a role or federated credential that has not propagated yet); `never`, somebody must act.
 */
export type Heals = 'retry' | 'wait' | 'never';

/** One line of evidence. Values are of a validated shape: never a server's own words, a token, or patient data. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Something to paste. */
export interface Remedy {
  /** Who pastes it where: `Bash, app registration`. */
  readonly label: string;
  readonly language: 'bash' | 'powershell' | 'yaml' | 'json';
  readonly text: string;
}

/** One place where a cause showed: a host, a line of `expect`. */
export interface Sighting {
  /** A host with its port where it is not 443, or a line of `expect`. */
  readonly at: string;
  /** Whose host it is, or the endpoint that was asked. */
  readonly of: string;
  /** How it showed there: the step on the wire, what was found. */
  readonly how: string;
}

/**
 * What stands behind failures that one step mends, wherever they showed: a proxy, an unknown authority. Failures of one run with the same
 * key are told once, of all the places together; one place is only the shortest list of them.
 */
export interface Cause {
  readonly key: string;
  readonly seen: Sighting;
  /** @param seen each place once, at least one. */
  readonly tell: (seen: readonly Sighting[]) => Telling;
}

/** What time may heal, and how long to wait for it. Told when the run is over: only then is it known what was waited in vain. */
export interface InTime {
  /** A clause: `A new role takes up to 10 minutes to work`. */
  readonly clause: string;
  /** A value for `wait-seconds`. */
  readonly seconds: number;
}

/** How long a step has been patient. */
export interface Waited {
  /** `wait-seconds` as given. Milliseconds. */
  readonly waitMs: number;
  /** Since the step began. */
  readonly elapsedMs: number;
  /** Whether anything was tried again. */
  readonly paused: boolean;
}

/** What one kind of failure says about one case of it. Each text is a sentence or two of plain words, on one line. */
export interface Telling {
  readonly what: string;
  readonly why: string;
  /** The next step in one imperative sentence. Where there is a remedy to paste, it says which. */
  readonly next: string;
  /** What an annotation says in place of the title. The user's own words at most: annotations leave the runner as telemetry. */
  readonly headline?: string;
  readonly facts?: readonly Fact[];
  readonly remedies?: readonly Remedy[];
  readonly inTime?: InTime;
  readonly cause?: Cause;
}

/** A row of the catalogue. `Facts` is what its tellings are made of: one type for each file of this folder. */
export interface Kind<Facts> {
  /** Stable, lower case, hyphenated: the `failure` output, and the heading in docs/troubleshooting.md. */
  readonly code: string;
  /** Fixed words, safe for an annotation: annotations leave the runner as telemetry (RUN: ExecutionContext.cs). */
  readonly title: string;
  readonly heals: Heals;
  readonly tell: (facts: Facts) => Telling;
}

/** One failure of one run. */
export interface Failure {
  readonly code: string;
  readonly title: string;
  readonly heals: Heals;
  readonly what: string;
  readonly why: string;
  readonly next: string;
  readonly headline?: string;
  readonly facts: readonly Fact[];
  readonly remedies: readonly Remedy[];
  readonly inTime?: InTime;
  readonly cause?: Cause;
}

/** Tells one case of a kind. */
export function failure<Facts>(kind: Kind<Facts>, facts: Facts): Failure {
  const { code, title, heals } = kind;
  return { code, title, heals, facts: [], remedies: [], ...kind.tell(facts) };
}

/** Things that a sentence names before it counts. */
const NAMED = 3;

/** `a`, `a and b`, `a, b, c and 4 more`. */
export function listed(items: readonly string[]): string {
  const shown = items.length > NAMED ? [...items.slice(0, NAMED), `${String(items.length - NAMED)} more`] : items;
  return new Intl.ListFormat('en-GB').format(shown);
}

/** A telling that can be told of several places at once, here of the first. */
export function sharing(key: string, seen: Sighting, tell: Cause['tell']): Telling {
  return { ...tell([seen]), cause: { key, seen, tell } };
}

/**
 * Each cause once: failures that share one become one failure, told of all their places, where the first of them stood.
 *
 * @param failures of one run, most important first.
 */
export function causesOf(failures: readonly Failure[]): readonly Failure[] {
  const groups = Map.groupBy(failures, (failure) => failure.cause?.key ?? failure);
  return [...groups.values()].flatMap((group) => group.slice(0, 1).map((first) => together(first, group)));
}

function together(first: Failure, group: readonly Failure[]): Failure {
  const seen = group.flatMap(({ cause }) => (cause === undefined ? [] : [cause.seen]));
  const places = [...new Map(seen.map((sighting) => [`${sighting.at} ${sighting.of}`, sighting])).values()];
  return { ...first, ...first.cause?.tell(places) };
}

/** Waiting ends this long before its time at most: when the next try would be too late. Milliseconds. */
const LONGEST_PAUSE_MS = 15_000;

/**
 * Adds to the next step what time may do: wait for it, wait longer, or that waiting was in vain.
 *
 * @param told of a run that is over.
 */
export function afterWaiting(told: Failure, { waitMs, elapsedMs, paused }: Waited): Failure {
  const { inTime, next } = told;
  if (inTime === undefined) return told;
  const { clause, seconds } = inTime;
  if (waitMs === 0) return { ...told, next: `${next} ${clause}: set wait-seconds: ${String(seconds)} in the step, which keeps trying.` };
  // What nothing heals ends a step at once, whatever it was to wait for beside.
  if (!paused || elapsedMs + LONGEST_PAUSE_MS < waitMs) return told;
  const vain = `The step has kept trying for ${String(Math.round(elapsedMs / 1000))} s in vain (wait-seconds: ${String(waitMs / 1000)})`;
  const more =
    waitMs < seconds * 1000
      ? `; ${clause.charAt(0).toLowerCase()}${clause.slice(1)}: set wait-seconds: ${String(seconds)}.`
      : ': waiting longer will hardly help.';
  return { ...told, next: `${next} ${vain}${more}` };
}

/**
 * Where a failure's page stands: GitHub's anchor for a heading that is the code itself.
 *
 * @param docs URL or path of the page.
 */
export function anchor(code: string, docs = 'docs/troubleshooting.md'): string {
  return `${docs}#${code}`;
}

/** A value, or why there is none. */
export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };
