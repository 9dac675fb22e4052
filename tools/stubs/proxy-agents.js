/**
 * Azure's pipeline makes one of these when HTTPS_PROXY is set, and gives it to the HTTP client: here that is src/http.ts, which goes
 * through the proxy by the runner's own rule and looks at no agent. So they must be constructible, and are never asked to connect.
 * Left in, they would be a second way out to the network, of 50 kB, that knows NO_PROXY by another rule.
 */
export class HttpProxyAgent {}
export class HttpsProxyAgent {}
