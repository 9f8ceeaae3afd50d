import { shopContract } from './contract';

describe( 'the stand-in', () => shopContract( 'standin' ) );
