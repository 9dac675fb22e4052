export class BearerCredentialHandler {
  constructor() {
    throw new Error('@actions/http-client is not part of this bundle');
  }
}
