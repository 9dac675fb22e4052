/** Programs of others start as fast as they do, beside whatever else two cores are doing. */
import { jest } from '@jest/globals';

jest.setTimeout(60_000);
