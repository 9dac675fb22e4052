/** `npm run build`: builds dist from the sources. */
import { bundleInto, DIST } from './bundle.ts';

bundleInto(DIST);
