/**
 * @actions/core requests ID tokens with it, and @actions/github constructs it when it is loaded. src/http does both jobs.
 * The package would be a second HTTP client with its own proxy rules. It depends on undici.
 */
export class HttpClient {
  getAgent() {
    return undefined;
  }

  getAgentDispatcher() {
    return undefined;
  }

  getJson() {
    throw new Error('@actions/http-client is not part of this bundle');
  }
}
