/** The weights that are delivered; `npm run train-detector` makes them. */
import file from './weights.json';
import { decodeWeights } from './weights';

export const WEIGHTS = decodeWeights( file );
