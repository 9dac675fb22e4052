/** A lab with GitHub's REST API. Each request is compared with GitHub's API description. */
import { expect } from '@jest/globals';
import { attachGitHubRest, type AttachedGitHubRest, type GitHubRestOptions } from '../../../lab/github/rest.ts';
import { type Lab, startLab } from '../../../lab/lab.ts';
import { runScenarioIn, type Environment, type ScenarioRun, type Scenario } from './scenario.ts';

export interface GitHubLab {
  readonly lab: Lab;
  readonly github: AttachedGitHubRest;
  readonly runScenario: (scenario: Omit<Scenario, 'lab' | 'setUp' | 'env'> & { readonly env?: Environment }) => Promise<ScenarioRun>;
}

/** Starts and stops the lab. Every request must match GitHub's API description, and no run may show the job's token. */
export async function withGitHub(options: GitHubRestOptions, use: (gitHubLab: GitHubLab) => Promise<void>): Promise<void> {
  const lab = await startLab();
  const github = attachGitHubRest(lab.web, { repository: 'contoso/clinic', ...options });
  const runScenario: GitHubLab['runScenario'] = async (scenario) => {
    const run = await runScenarioIn(lab, { ...scenario, env: { GITHUB_API_URL: github.url, ...scenario.env } });
    expect(JSON.stringify(run)).not.toContain('ghs_the-token-of-the-job');
    return run;
  };
  try {
    await use({ lab, github, runScenario });
    expect(github.mistakes).toEqual([]);
  } finally {
    await lab.stop();
  }
}

/** Returns the requests that changed something at GitHub, in order. */
export function writeRequests({ requests }: AttachedGitHubRest): readonly string[] {
  return requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql').map(({ method, path }) => `${method} ${path}`);
}
