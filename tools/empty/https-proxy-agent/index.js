/** Azure's pipeline constructs it when HTTPS_PROXY is set. src/http connects through the proxy by the runner's rule and ignores agents. */
export class HttpsProxyAgent {}
