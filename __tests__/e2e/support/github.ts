/** A run that also tells GitHub: the lab, and beside it a loopback GitHub that holds each request to GitHub's own description. */
import { expect } from '@jest/globals';
import { type GitHubRest, type GitHubRestOptions, startGitHubRest } from '../../../lab/github/rest.ts';
import { type Lab, startLab } from '../../../lab/lab.ts';
import { playIn, type Played, type Scenario } from './scenario.ts';

export interface Telling {
  readonly lab: Lab;
  readonly github: GitHubRest;
  /** Plays one run in this lab, telling this GitHub. */
  readonly play: (scenario: Omit<Scenario, 'lab' | 'given'>) => Promise<Played>;
}

/** Starts both, and stops them. Every request was as GitHub describes it, and no run has shown the job's token. */
export async function withGitHub(options: GitHubRestOptions, use: (telling: Telling) => Promise<void>): Promise<void> {
  const [lab, github] = await Promise.all([startLab(), startGitHubRest({ repository: 'contoso/clinic', ...options })]);
  const play: Telling['play'] = async (scenario) => {
    const played = await playIn(lab, { ...scenario, env: { GITHUB_API_URL: github.url, ...scenario.env } });
    expect(JSON.stringify(played)).not.toContain('ghs_the-token-of-the-job');
    return played;
  };
  try {
    await use({ lab, github, play });
    expect(github.mistakes).toEqual([]);
  } finally {
    await Promise.all([lab.stop(), github.stop()]);
  }
}

/** What was changed at GitHub, in order. */
export function writesAt({ requests }: GitHubRest): readonly string[] {
  return requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql').map(({ method, path }) => `${method} ${path}`);
}
