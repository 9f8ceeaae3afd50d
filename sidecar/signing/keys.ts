/** One key per purpose, derived from the secret as it stands in the connection. */
import { createHmac } from 'node:crypto';

const derive = ( secret: string, purpose: string ) =>
	createHmac( 'sha256', secret ).update( purpose ).digest();

export const tokenKey = ( secret: string ) => derive( secret, 'baton/jwt/v1' );
export const callKey = ( secret: string ) => derive( secret, 'baton/http/v1' );
