/** Runs with many endpoints. DICOM services share one audience, so a run has one token exchange and three requests per endpoint. */

export const ENDPOINT_COUNTS = [1, 10, 50, 200] as const;
export const MOST_ENDPOINTS = Math.max(...ENDPOINT_COUNTS);

/** Returns hosts of DICOM services. Each host needs a connection and a TLS handshake. */
export function dicomHosts(size: number): readonly string[] {
  return Array.from({ length: size }, (_, index) => `contoso-imaging${String(index + 1)}.dicom.azurehealthcareapis.com`);
}
