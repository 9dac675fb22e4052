/** `npm run build`: makes dist of the sources. */
import { bundleInto, DIST } from './bundle.ts';

bundleInto(DIST);
