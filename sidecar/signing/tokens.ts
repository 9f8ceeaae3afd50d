/** Reads the tokens that WordPress makes for its visitors and agents. */
import { errors, jwtVerify } from 'jose';
import * as v from 'valibot';
import { Claims } from '../../protocol';
import type { Clock, Tokens, Verified } from '../ports';
import { tokenKey } from './keys';

const FORBIDDEN: Verified = { ok: false, reason: 'forbidden' };
const ENDED: Verified = { ok: false, reason: 'ended' };

export class JwtTokens implements Tokens {
	private readonly key: Uint8Array;

	constructor(
		secret: string,
		private readonly shop: string,
		private readonly clock: Pick< Clock, 'now' >
	) {
		this.key = new Uint8Array( tokenKey( secret ) );
	}

	async verify( token: string ): Promise< Verified > {
		try {
			const { payload } = await jwtVerify( token, this.key, {
				algorithms: [ 'HS256' ],
				currentDate: new Date( this.clock.now() ),
			} );
			const claims = v.safeParse( Claims, payload );
			return claims.success && claims.output.shop === this.shop
				? { ok: true, claims: claims.output }
				: FORBIDDEN;
		} catch ( error ) {
			return error instanceof errors.JWTExpired ? ENDED : FORBIDDEN;
		}
	}
}
