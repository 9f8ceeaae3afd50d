/** E-mail addresses and telephone numbers in a text. Rather too many numbers than too few. */

export type PersonalKind = 'email' | 'phone';

export interface Personal {
	kind: PersonalKind;
	start: number;
	end: number;
	text: string;
	/** The same for the same address or number, however it is written. */
	value: string;
}

const LOCAL = /[\p{L}\p{N}._%+'’-]/u;
const DOMAIN = /[\p{L}\p{N}.-]/u;
/** As long as the parts of an address may be. */
const LOCAL_MOST = 64;
const DOMAIN_MOST = 253;

/** All of them, in order; reads the text in time that grows with its length. */
export function findPersonal( text: string ): Personal[] {
	const emails = emailsIn( text );
	const phones = phonesIn( text ).filter(
		( phone ) =>
			! emails.some(
				( email ) => phone.start < email.end && email.start < phone.end
			)
	);
	return [ ...emails, ...phones ].sort( ( a, b ) => a.start - b.start );
}

function emailsIn( text: string ): Personal[] {
	const found: Personal[] = [];
	let free = 0;
	for (
		let at = text.indexOf( '@' );
		at >= 0;
		at = text.indexOf( '@', at + 1 )
	) {
		let start = at;
		while (
			start > free &&
			at - start < LOCAL_MOST &&
			LOCAL.test( text[ start - 1 ]! )
		) {
			start--;
		}
		// What stands before an address as punctuation is none of it.
		while ( start < at && /[.'’%+-]/.test( text[ start ]! ) ) {
			start++;
		}
		let end = at + 1;
		while (
			end < text.length &&
			end - at <= DOMAIN_MOST &&
			DOMAIN.test( text[ end ]! )
		) {
			end++;
		}
		const domain = /^.*\.\p{L}{2,}/u.exec(
			text.slice( at + 1, end )
		)?.[ 0 ];
		if ( start === at || domain === undefined ) {
			continue;
		}
		end = at + 1 + domain.length;
		found.push( {
			kind: 'email',
			start,
			end,
			text: text.slice( start, end ),
			value: text.slice( start, end ).toLowerCase(),
		} );
		free = end;
	}
	return found;
}

const NUMBER = /[+(]?\d(?:[\d\u00a0 ().\/-]*\d)?/g;
/** So many marks in a row stand between two numbers, not in one. */
const APART = /[\u00a0 ().\/-]{3,}/;
/** A name of an article, an order, a price or a part of an address stands right before it. */
const NOT_BEFORE = /[\p{L}\p{N}#_\-/.=&?€$£]/u;
const NOT_AFTER = /[\p{L}_%€$£]/u;
const DATE =
	/^(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([./-])\d{1,2}\2\d{1,2})(?![./-]?\d)/;
const NORTH_AMERICAN = /^(?:1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}$/;

function phonesIn( text: string ): Personal[] {
	const found: Personal[] = [];
	for ( const match of text.matchAll( NUMBER ) ) {
		let from = match.index;
		for ( const part of match[ 0 ].split( APART ) ) {
			const start = text.indexOf( part, from );
			const end = start + part.length;
			from = end;
			if (
				isPhone( part ) &&
				! NOT_BEFORE.test( text[ start - 1 ] ?? ' ' ) &&
				! NOT_AFTER.test( text[ end ] ?? ' ' )
			) {
				const digits = part.replace( /\D/g, '' );
				found.push( {
					kind: 'phone',
					start,
					end,
					text: part,
					value: digits.replace( /^00/, '' ),
				} );
			}
		}
	}
	return found;
}

function isPhone( part: string ): boolean {
	const groups = part.split( /\D+/ ).filter( Boolean );
	const digits = groups.join( '' );
	const { length } = digits;
	if ( length < 7 || length > 15 || DATE.test( part ) ) {
		return false;
	}
	if ( part.startsWith( '+' ) ) {
		return true;
	}
	if ( digits.startsWith( '00' ) ) {
		return length >= 9;
	}
	if ( digits.startsWith( '0' ) ) {
		return length >= 8 && length <= 13;
	}
	if ( groups.length === 1 ) {
		return length === 10 || length === 11;
	}
	return (
		NORTH_AMERICAN.test( part ) ||
		/^\d{3}-\d{4}$/.test( part ) ||
		( groups.length >= 3 &&
			length >= 9 &&
			length <= 13 &&
			! ( part.includes( '.' ) && part.includes( ' ' ) ) &&
			groups.every(
				( group ) => group.length >= 2 && group.length <= 4
			) &&
			// Sizes (36 38 40), years and what parcels are tracked by.
			! groups.every(
				( group ) =>
					group.length === groups[ 0 ]!.length && group.length !== 3
			) )
	);
}
