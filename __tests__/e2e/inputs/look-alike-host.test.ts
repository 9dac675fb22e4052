import { expect, test } from '@jest/globals';
import { play } from '../support/scenario.ts';

test('a look-alike host gets no token', async () => {
  const played = await play({ with: { endpoint: 'https://contoso-clinic.fhir.azurehealthcareapis.com.evil.example' } });
  expect(played.exitCode).toBe(1);
  expect(played.requests).toEqual([]);
  expect(played.log).toMatchSnapshot('log');
});
