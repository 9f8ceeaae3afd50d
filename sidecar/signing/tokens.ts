/** Reads the tokens that WordPress makes for its visitors and agents. */
import { errors, jwtVerify } from 'jose';
import * as v from 'valibot';
import { Claims } from '../../protocol';
import type { Clock, Tokens, Verified } from '../ports';
import { tokenKey } from './keys';

/** Of those that WordPress makes; theirs is ten minutes. */
const LONGEST_S = 24 * 60 * 60;

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
			return claims.success &&
				claims.output.shop === this.shop &&
				lasts( claims.output ) <= LONGEST_S
				? { ok: true, claims: claims.output }
				: FORBIDDEN;
		} catch ( error ) {
			return error instanceof errors.JWTExpired ? ENDED : FORBIDDEN;
		}
	}
}

/** Whether it was made just now is not asked: our clock may be behind. */
const lasts = ( { iat, exp }: Claims ) => exp - iat;
