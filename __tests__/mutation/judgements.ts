/** What somebody who looked at the survivors made of them. A survivor that is not here is told as not looked at. */

export interface Judgement {
  /** What they are, and why no test is written for them. */
  readonly verdict: string;
  /** By file: `before → after`, each on one line and in full. */
  readonly survivors: Readonly<Record<string, readonly string[]>>;
}

export const JUDGEMENTS: readonly Judgement[] = [];
