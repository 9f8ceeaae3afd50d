/** Whom a hello lets in, and as whom. */
import {
	PROTOCOL_VERSION,
	readAgentFrame,
	readCustomerFrame,
	type AgentHello,
	type Claims,
	type CloseName,
	type CustomerHello,
	type Parsed,
} from '../../protocol';
import type { Undecoded } from './failures';
import type { Hub } from './hub';
import type { Peeked } from './peek';

export type Admission =
	| { kind: 'customer'; claims: Claims; hello: CustomerHello }
	| { kind: 'agent'; claims: Claims; hello: AgentHello }
	| { kind: 'refused'; why: Undecoded }
	| { kind: 'closed'; name: CloseName };

const closed = ( name: CloseName ): Admission => ( { kind: 'closed', name } );

export async function admit(
	hub: Hub,
	parsed: Parsed,
	peeked: Peeked
): Promise< Admission > {
	if ( peeked.v !== PROTOCOL_VERSION ) {
		return closed( 'version' );
	}
	const verified = await hub.tokens.verify( peeked.token ?? '' );
	if ( ! verified.ok ) {
		return closed(
			verified.reason === 'ended' ? 'tokenEnded' : 'forbidden'
		);
	}
	const { claims } = verified;
	if ( claims.aud === 'agent' ) {
		return admitAgent( hub, parsed, claims );
	}
	const decoded = readCustomerFrame( parsed );
	return decoded.ok && decoded.frame.type === 'hello'
		? { kind: 'customer', claims, hello: decoded.frame }
		: { kind: 'refused', why: decoded };
}

async function admitAgent(
	hub: Hub,
	parsed: Parsed,
	claims: Claims
): Promise< Admission > {
	const decoded = readAgentFrame( parsed );
	if ( ! decoded.ok || decoded.frame.type !== 'hello' ) {
		return { kind: 'refused', why: decoded };
	}
	if ( ! ( await hub.mayAnswer.holds( claims.sub ) ) ) {
		// WordPress could not be asked: they may have got the right just now.
		return closed(
			hub.context.settings.isDown() ? 'tokenEnded' : 'forbidden'
		);
	}
	return { kind: 'agent', claims, hello: decoded.frame };
}
