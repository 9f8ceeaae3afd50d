/**
 * What stands in the place of addresses and numbers outside: placeholders that
 * are the same throughout a conversation, also after a restart, and say
 * nothing to whoever does not know the conversation's id.
 */
import { createHash } from 'node:crypto';
import { findPersonal, type Personal, type PersonalKind } from './find';

/** "[email-0a1b2c3d]" */
const PLACEHOLDER = /\[(email|phone)-([0-9a-f]{8})\]/gi;
/** What may become a placeholder with what follows. */
const BEGUN = /\[(?:[a-z]{0,5}|(?:email|phone)-[0-9a-f]{0,8})$/i;

/** What the customer reads of an address that is not for them. */
const HIDDEN: Record< PersonalKind, string > = {
	email: '•••@•••',
	phone: '•••',
};

export class Masks {
	/** What the customer wrote, by its placeholder, in their own spelling. */
	private readonly said = new Map< string, string >();
	/** What they can read without having written it. */
	private readonly readable = new Map< string, string >();

	/**
	 * @param conversation Its id.
	 * @param maskCards    Leaves of a card number what may be kept.
	 */
	constructor(
		private readonly conversation: string,
		private readonly maskCards: ( text: string ) => string
	) {}

	/** The customer wrote this. */
	saidByCustomer( text: string ): void {
		this.note( this.said, text );
	}

	/**
	 * The customer can read this anyway: the shop's pages, what tools tell them,
	 * what stands in their conversation.
	 */
	mayRead( text: string ): void {
		this.note( this.readable, text );
	}

	/** The text as it may go outside. */
	mask( text: string ): string {
		const bare = this.maskCards( text );
		return replaced( bare, findPersonal( bare ), ( one ) =>
			this.placeholder( one )
		);
	}

	/** The model's words as the customer reads them. */
	restore( text: string ): string {
		return text.replace(
			PLACEHOLDER,
			( whole, kind: string ) =>
				this.said.get( whole.toLowerCase() ) ??
				this.readable.get( whole.toLowerCase() ) ??
				HIDDEN[ kind.toLowerCase() as PersonalKind ]
		);
	}

	/** A tool's argument: only what the customer wrote themselves comes back. */
	reveal( text: string ): string {
		return text.replace(
			PLACEHOLDER,
			( whole ) => this.said.get( whole.toLowerCase() ) ?? whole
		);
	}

	/** Restores a text that comes in pieces, however they cut a placeholder. */
	restorer(): { push: ( piece: string ) => string; end: () => string } {
		let kept = '';
		return {
			push: ( piece ) => {
				const text = kept + piece;
				const from = BEGUN.exec( text )?.index ?? text.length;
				kept = text.slice( from );
				return this.restore( text.slice( 0, from ) );
			},
			end: () => {
				const rest = kept;
				kept = '';
				return rest;
			},
		};
	}

	private note( known: Map< string, string >, text: string ): void {
		for ( const one of findPersonal( this.maskCards( text ) ) ) {
			const placeholder = this.placeholder( one );
			if ( ! known.has( placeholder ) ) {
				known.set( placeholder, one.text );
			}
		}
	}

	private placeholder( { kind, value }: Personal ): string {
		const mark = createHash( 'sha256' )
			.update( `${ this.conversation }\n${ kind }\n${ value }` )
			.digest( 'hex' )
			.slice( 0, 8 );
		return `[${ kind }-${ mark }]`;
	}
}

function replaced(
	text: string,
	found: Personal[],
	by: ( one: Personal ) => string
): string {
	let at = 0;
	let whole = '';
	for ( const one of found ) {
		whole += text.slice( at, one.start ) + by( one );
		at = one.end;
	}
	return whole + text.slice( at );
}
