/**
 * The toolkit's HTTP client. @actions/core would ask for the ID token with it (src/identity/github-oidc.ts does that, with a time limit),
 * and @actions/github makes one when it is imported, to have a default agent and fetch (src/report/github.ts passes its own fetch). So it must be
 * constructible, and is never asked to send. Left in, it would be a second way out to the network: 80 kB, and undici's 930 kB behind it.
 */
import { never } from './never.js';

export class HttpClient {
  getAgent() {
    return undefined;
  }

  getAgentDispatcher() {
    return undefined;
  }

  getJson() {
    return never('@actions/http-client');
  }
}

export class BearerCredentialHandler {
  constructor() {
    never('@actions/http-client');
  }
}
