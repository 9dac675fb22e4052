/** Gets a token as the documentation of the libraries shows it, with default options. */
import { env } from 'node:process';
import { getIDToken, setOutput, setSecret } from '@actions/core';
import { ClientAssertionCredential } from '@azure/identity';

const { AZURE_CLIENT_ID = '', AZURE_TENANT_ID = '', AUDIENCE = '' } = env;
const credential = new ClientAssertionCredential(AZURE_TENANT_ID, AZURE_CLIENT_ID, () => getIDToken('api://AzureADTokenExchange'));
const { token } = await credential.getToken(`${AUDIENCE}/.default`);
setSecret(token);
setOutput('token', token);
