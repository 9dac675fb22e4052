/**
 * @actions/core uses this package to request ID tokens, and @actions/github creates a client when it is loaded. src/http replaces both.
 * The package would be a second HTTP client with its own proxy rules, and it depends on undici.
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
