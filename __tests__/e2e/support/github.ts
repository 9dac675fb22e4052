/** A lab with GitHub's REST API, which compares each request with GitHub's description. */
import { expect } from '@jest/globals';
import { attachGitHubRest, type GitHubRest, type GitHubRestOptions } from '../../../lab/github/rest.ts';
import { type Lab, startLab } from '../../../lab/lab.ts';
import { playIn, type Played, type Scenario } from './scenario.ts';

export interface GitHubLab {
  readonly lab: Lab;
  readonly github: GitHubRest;
  /** Runs the action in this lab. */
  readonly play: (scenario: Omit<Scenario, 'lab' | 'given'>) => Promise<Played>;
}

/** Starts and stops the lab. Every request must match GitHub's description, and no run may show the token of the job. */
export async function withGitHub(options: GitHubRestOptions, use: (gitHubLab: GitHubLab) => Promise<void>): Promise<void> {
  const lab = await startLab();
  const github = attachGitHubRest(lab.web, { repository: 'contoso/clinic', ...options });
  const play: GitHubLab['play'] = async (scenario) => {
    const played = await playIn(lab, { ...scenario, env: { GITHUB_API_URL: github.url, ...scenario.env } });
    expect(JSON.stringify(played)).not.toContain('ghs_the-token-of-the-job');
    return played;
  };
  try {
    await use({ lab, github, play });
    expect(github.mistakes).toEqual([]);
  } finally {
    await lab.stop();
  }
}

/** Returns the requests that changed something at GitHub, in order. */
export function writeRequests({ requests }: GitHubRest): readonly string[] {
  return requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql').map(({ method, path }) => `${method} ${path}`);
}
