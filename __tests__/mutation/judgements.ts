/** What somebody who looked at the survivors made of them. A survivor that matches none is told as not looked at. */

export interface Judgement {
  readonly file: RegExp;
  /** Matches `before → after`, each on one line. */
  readonly change: RegExp;
  /** One line: what it is, and why no test is to be written for it. */
  readonly verdict: string;
}

/** The first that fits counts. */
export const JUDGEMENTS: readonly Judgement[] = [];
