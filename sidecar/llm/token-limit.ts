/**
 * What a server calls the bound on an answer's tokens. Newer models refuse the
 * name that most compatible servers know, and only that one is known to all others.
 */
import { APIError } from 'openai';

export type LimitName = 'max_tokens' | 'max_completion_tokens';

/** Not "too large", which the other name would not mend. */
const NOT_KNOWN =
	/unsupported|not supported|does(?: not|n['’]t) support|unrecogni[sz]ed|unknown|unexpected|not permitted|not allowed|extra (?:inputs?|fields?)|use ['"`“‘]?max_/i;

/** Of one server; the name that it took last is used from then on. */
export class TokenLimit {
	name: LimitName = 'max_tokens';

	/**
	 * Whether it is worth asking again, because the server does not know `used`.
	 * @param used  What the refused request called it.
	 * @param error
	 */
	givesWay( used: LimitName, error: unknown ): boolean {
		if ( ! refuses( used, error ) ) {
			return false;
		}
		this.name =
			used === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
		return true;
	}
}

function refuses( name: LimitName, error: unknown ): boolean {
	if (
		! ( error instanceof APIError ) ||
		( error.status !== 400 && error.status !== 422 )
	) {
		return false;
	}
	return (
		( error.param === name && error.code === 'unsupported_parameter' ) ||
		( error.message.includes( name ) && NOT_KNOWN.test( error.message ) )
	);
}
