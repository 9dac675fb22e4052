/** The fleet: DICOM services, which share one audience, so that the whole of it is one exchange and three requests an endpoint. */

export const FLEET_SIZES = [1, 10, 50, 200] as const;
export const LARGEST_FLEET = Math.max(...FLEET_SIZES);

/** Names of so many services, each a host of its own: the hardest case, a connection and a handshake for each. */
export function fleetHosts(size: number): readonly string[] {
  return Array.from({ length: size }, (_, index) => `contoso-imaging${String(index + 1)}.dicom.azurehealthcareapis.com`);
}
