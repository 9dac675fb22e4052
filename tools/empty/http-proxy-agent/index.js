/** Azure's pipeline creates this agent if HTTPS_PROXY is set. src/http selects the proxy by the runner's rules and ignores agents. */
export class HttpProxyAgent {}
