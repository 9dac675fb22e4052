/** The clouds a token can be asked for in. Pure data: ED authentication-national-cloud and workload-identity docs (docs/lab.md lists the sources). */

export type CloudName = 'azurecloud' | 'azureusgovernment' | 'azurechinacloud';

export interface Cloud {
  /** The word `azure/login` uses for it. */
  readonly name: CloudName;
  readonly title: string;
  /** Host of the token service. MSAL knows these three by heart: under any other name it spends a discovery request. */
  readonly authorityHost: string;
  /** Audience that a federated credential of this cloud expects in the GitHub ID token. */
  readonly oidcAudience: string;
  /** What `az cloud set --name` calls it. */
  readonly cliName: string;
  /** Suffix of the healthcare hosts; undefined where no such service is known. */
  readonly healthcareSuffix: string | undefined;
  /** Azure Monitor: audience of its tokens, and suffixes of its ingestion hosts (Azure SDK: monitor-opentelemetry-exporter, Constants). */
  readonly monitor: { readonly audience: string; readonly hosts: readonly string[] };
}

export const CLOUDS: Readonly<Record<CloudName, Cloud>> = {
  azurecloud: {
    name: 'azurecloud',
    title: 'Azure public cloud',
    authorityHost: 'login.microsoftonline.com',
    oidcAudience: 'api://AzureADTokenExchange',
    cliName: 'AzureCloud',
    healthcareSuffix: 'azurehealthcareapis.com',
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
    healthcareSuffix: 'azurehealthcareapis.us',
    monitor: {
      audience: 'https://monitor.azure.us',
      hosts: ['.monitor.azure.us', '.applicationinsights.azure.us', '.applicationinsights.us'],
    },
  },
  azurechinacloud: {
    name: 'azurechinacloud',
    title: 'Azure China (21Vianet)',
    // Not login.chinacloudapi.cn, the SDK's constant: an alias, which costs MSAL one discovery request more.
    authorityHost: 'login.partner.microsoftonline.cn',
    oidcAudience: 'api://AzureADTokenExchangeChina',
    cliName: 'AzureChinaCloud',
    healthcareSuffix: undefined,
    monitor: { audience: 'https://monitor.azure.cn', hosts: ['.monitor.azure.cn', '.applicationinsights.azure.cn'] },
  },
};
