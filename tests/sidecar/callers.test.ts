/** Whom limits count: the one before the web servers that are trusted. */
import type { IncomingMessage } from 'node:http';
import { Callers } from '../../sidecar/http/callers';

const callers = new Callers( ( _, hop ) => hop < 1 );

const of = ( forwarded: string ) =>
	callers.of( {
		socket: { remoteAddress: '127.0.0.1' },
		headers: { 'x-forwarded-for': forwarded },
	} as unknown as IncomingMessage );

it.each( [
	[ '203.0.113.7:50001', '203.0.113.7:50002' ],
	[ '203.0.113.7:50001', '203.0.113.7' ],
	[ '[2001:db8::1]:50001', '2001:db8::1' ],
	[ '[2001:db8::1]', '2001:db8::2' ],
	[ '::ffff:203.0.113.7', '203.0.113.7' ],
] )( '3.11 “%s” and “%s” are one caller', ( one, other ) => {
	expect( of( one ).key ).toBe( of( other ).key );
} );

it.each( [
	[ '203.0.113.7:443', '203.0.113.8:443' ],
	[ '[2001:db8::1]:443', '[2001:db8:1::1]:443' ],
] )( '3.11 “%s” and “%s” share nothing', ( one, other ) => {
	expect( of( one ).key ).not.toBe( of( other ).key );
} );

it( '3.11 an address with its port is a private one all the same', () => {
	expect( of( '10.0.0.1:443' ).many ).toBe( true );
	expect( of( '203.0.113.7:443' ).many ).toBe( false );
} );
