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
}

/** Tells one case of a kind. */
export function failure<Facts>(kind: Kind<Facts>, facts: Facts): Failure {
  const { code, title, heals } = kind;
  return { code, title, heals, facts: [], remedies: [], ...kind.tell(facts) };
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
