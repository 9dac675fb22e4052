/** `npm run build`: builds dist from the source code. */
import { bundleInto, DIST } from './bundle.ts';

bundleInto(DIST);
