/** Azure clouds that issue tokens. See `authentication-national-cloud` and `workload-identity-federation` in the Entra docs. */

export interface Cloud {
  /** Value of the `environment` input, as in `azure/login`. */
  readonly name: 'azurecloud' | 'azureusgovernment' | 'azurechinacloud';
  readonly title: string;
  /** Host of the Microsoft Entra token service. MSAL does not send a discovery request for the three hosts below. */
  readonly authorityHost: string;
  /** Audience that federated credentials in this cloud expect in the GitHub ID token. */
  readonly oidcAudience: string;
  /** Name of the cloud for `az cloud set --name`. */
  readonly cliName: string;
  /** Token audience of Azure Monitor, and suffixes of its ingestion hosts (Azure SDK: monitor-opentelemetry-exporter, Constants). */
  readonly monitor: { readonly audience: string; readonly hosts: readonly string[] };
}

export const CLOUDS: Readonly<Record<Cloud['name'], Cloud>> = {
  azurecloud: {
    name: 'azurecloud',
    title: 'Azure public cloud',
    authorityHost: 'login.microsoftonline.com',
    oidcAudience: 'api://AzureADTokenExchange',
    cliName: 'AzureCloud',
    monitor: {
      audience: 'https://monitor.azure.com',
      hosts: ['.monitor.azure.com', '.services.visualstudio.com', '.applicationinsights.azure.com'],
    },
  },
  azureusgovernment: {
    name: 'azureusgovernment',
    title: 'Azure US Government',
    authorityHost: 'login.microsoftonline.us',
    oidcAudience: 'api://AzureADTokenExchangeUSGov',
    cliName: 'AzureUSGovernment',
    monitor: {
      audience: 'https://monitor.azure.us',
      hosts: ['.monitor.azure.us', '.applicationinsights.azure.us', '.applicationinsights.us'],
    },
  },
  azurechinacloud: {
    name: 'azurechinacloud',
    title: 'Azure China (21Vianet)',
    // The Azure SDK uses the alias login.chinacloudapi.cn, which causes MSAL to send an extra discovery request.
    authorityHost: 'login.partner.microsoftonline.cn',
    oidcAudience: 'api://AzureADTokenExchangeChina',
    cliName: 'AzureChinaCloud',
    monitor: { audience: 'https://monitor.azure.cn', hosts: ['.monitor.azure.cn', '.applicationinsights.azure.cn'] },
  },
};
