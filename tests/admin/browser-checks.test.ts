import {
	clock,
	type Finding,
	forwardedHttps,
	forwarding,
	mixedContent,
	origin,
	type Polling,
	reachable,
	type Reached,
	ways,
} from '../../admin/settings/browser-checks';

const URL = 'https://shop.example/baton';
const PAGE = 'https://shop.example';
const well = {
	kind: 'sidecar' as const,
	now: 1_000_000,
	arrived: 1_000_500,
	origin: PAGE,
	originAllowed: true,
	secure: true,
	forwarding: { trust: 'right' as const, hops: 1 },
};
const nobody: Reached = { kind: 'nobody' };

test( '6.3 nothing is wrong where all is well', () => {
	expect(
		[
			mixedContent( 'https://shop.example/', URL ),
			reachable( well, URL ),
			...origin( well, PAGE ),
			forwarding( 'forwarding', well.forwarding, URL ),
			...forwardedHttps( well, URL ),
			...ways( well, 'works', 'works' ),
			...clock( well ),
		].filter( ( { ok, advice }: Finding ) => ! ok || advice )
	).toEqual( [] );
} );

test.each( [
	[ 'https://shop.example/', 'http://shop.example:8787', false ],
	[ 'http://shop.example/', 'http://shop.example:8787', true ],
	[ 'http://shop.example/', URL, true ],
] )(
	'6.3 mixed content: a page at %s and a sidecar at %s',
	( page, sidecar, ok ) => {
		expect( mixedContent( page, sidecar ).ok ).toBe( ok );
	}
);

const problem = ( reached: Reached ) => reachable( reached, URL ).problem;

test( '6.3 silence is named', () => {
	expect( problem( nobody ) ).toMatch( `no answer from ${ URL }` );
} );

test.each( [
	[ 404, 'BATON_BASE_PATH' ],
	[ 200, 'it is not the sidecar' ],
	[ 403, 'firewall' ],
	[ 500, 'the sidecar’s log' ],
	[ 502, 'BATON_PORT' ],
	[ 504, 'BATON_PORT' ],
] )(
	'6.3 a web server’s own page with status %d is told apart',
	( status, words ) => {
		expect( problem( { kind: 'stranger', status } ) ).toMatch( words );
		expect( problem( { kind: 'stranger', status } ) ).toMatch( URL );
	}
);

test( '6.3 an address that forwards is named', () => {
	expect( problem( { kind: 'redirect' } ) ).toMatch( `${ URL } forwards` );
} );

test( '6.3 a wrong base path is named with the right one', () => {
	expect( problem( { kind: 'elsewhere', prefix: '/baton' } ) ).toMatch(
		/BATON_BASE_PATH=\/baton$/
	);
	expect( problem( { kind: 'elsewhere', prefix: '' } ) ).toMatch(
		/without BATON_BASE_PATH.*proxy_pass/
	);
} );

test( '6.3 a refused Origin is named, with the setting that mends it', () => {
	const refused = { ...well, originAllowed: false };
	const [ check ] = origin( refused, PAGE );
	expect( check?.problem ).toMatch(
		/https:\/\/shop\.example.*BATON_ORIGINS/
	);
	// The socket fails for the same reason: it is said once.
	expect( ways( refused, 'blocked', 'blocked' ) ).toEqual( [] );
} );

test.each( [ null, 'http://shop.example' ] )(
	'6.3 a web server that makes the Origin %s is named, not BATON_ORIGINS',
	( arrived ) => {
		const changed = { ...well, origin: arrived, originAllowed: false };
		const [ check ] = origin( changed, PAGE );
		expect( check?.problem ).toMatch( 'changes the header “Origin”' );
		expect( check?.problem ).not.toMatch( 'BATON_ORIGINS' );
	}
);

test.each( [
	[ 'doubts', 1, 'BATON_TRUST_PROXY=1' ],
	[ 'doubts', 2, 'BATON_TRUST_PROXY=2' ],
	[ 'believes', 1, 'BATON_TRUST_PROXY=1' ],
	[ 'believes', 0, 'X-Forwarded-For' ],
	[ 'right', 0, 'X-Forwarded-For' ],
] as const )(
	'6.3 BATON_TRUST_PROXY that %s behind %d web servers: “%s”',
	( trust, hops, words ) => {
		expect(
			forwarding( 'forwarding', { trust, hops }, URL ).problem
		).toMatch( words );
	}
);

test( '6.3 on http nobody needs to stand before the sidecar; BATON_TRUST_PROXY is then one too many', () => {
	const plain = 'http://shop.example:8787';
	expect(
		forwarding( 'forwarding', { trust: 'right', hops: 0 }, plain ).ok
	).toBe( true );
	expect(
		forwarding( 'forwarding', { trust: 'believes', hops: 0 }, plain )
			.problem
	).toMatch( 'without BATON_TRUST_PROXY' );
} );

test( '6.3 no WebSocket, but polling: it works, and the missing header is named', () => {
	const [ socket, polling ] = ways( well, 'blocked', 'works' );
	expect( socket?.ok ).toBe( true );
	expect( socket?.advice ).toMatch( /long polling.*Upgrade.*Connection/ );
	expect( polling?.ok ).toBe( true );
} );

test( '6.3 neither WebSocket nor polling: both are faults', () => {
	const [ socket, polling ] = ways( well, 'blocked', 'blocked' );
	expect( socket?.problem ).toMatch( /Upgrade.*Connection/ );
	expect( polling?.problem ).toMatch( 'OPTIONS' );
} );

test.each< [ Polling, string ] >( [
	[ 'too_large', 'client_max_body_size' ],
	[ 'no_token', 'Authorization' ],
	[ 'blocked', 'POST and OPTIONS' ],
] )(
	'6.3 polling that is %s is a fault though a WebSocket opens',
	( polling, words ) => {
		const [ socket, poll ] = ways( well, 'works', polling );
		expect( socket?.ok ).toBe( true );
		expect( poll?.problem ).toMatch( words );
	}
);

test( '6.3 a proxy that hides https is named', () => {
	expect(
		forwardedHttps( { ...well, secure: false }, URL )[ 0 ]?.problem
	).toMatch( 'X-Forwarded-Proto' );
	expect(
		forwardedHttps( { ...well, secure: false }, 'http://127.0.0.1:8787' )
	).toEqual( [] );
	// While it trusts nobody's word it cannot know: BATON_TRUST_PROXY is the fault.
	const doubts = { trust: 'doubts' as const, hops: 1 };
	expect(
		forwardedHttps( { ...well, secure: false, forwarding: doubts }, URL )
	).toEqual( [] );
} );

test.each( [
	[ 60_000, true ],
	[ 60_001, false ],
	[ -61_000, false ],
] )( '6.3 a clock that is %d ms off', ( off, ok ) => {
	expect(
		clock( {
			...well,
			now: well.arrived + off,
		} )[ 0 ]?.ok
	).toBe( ok );
} );

test( '6.3 where nobody answers nothing else is claimed', () => {
	expect( [
		...origin( nobody, PAGE ),
		...forwardedHttps( nobody, URL ),
		...ways( nobody, 'blocked', 'blocked' ),
		...clock( nobody ),
	] ).toEqual( [] );
} );
