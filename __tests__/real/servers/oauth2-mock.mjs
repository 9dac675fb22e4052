/**
 * Runs oauth2-mock-server as GitHub's issuer, with its own discovery document and keys. It creates the ID token's header, times and
 * signature. The claims and the parameter `audience` are GitHub's (GitHub docs: oidc.md).
 *
 * Usage: node oauth2-mock.mjs <issuer URL> <claims as JSON> <socket file>
 */
import { OAuth2Server } from 'oauth2-mock-server';
import { serve } from './serve.mjs';

const [issuer, claims] = process.argv.slice(2);
const { issuer: github, service } = new OAuth2Server();
github.url = issuer;
await github.keys.generate('RS256');

serve(async (request, response) => {
  const url = new URL(request.url, issuer);
  if (!url.searchParams.has('audience')) {
    service.requestHandler(request, response);
    return;
  }
  const value = await github.buildToken({
    expiresIn: 300,
    scopesOrTransform: (_header, payload) => Object.assign(payload, JSON.parse(claims), { aud: url.searchParams.get('audience') }),
  });
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ count: value.length, value }));
});
