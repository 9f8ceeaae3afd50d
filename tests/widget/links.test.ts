/** @jest-environment jsdom */
import { pieces, safeUrl } from '../../widget/panel/words/links';

it.each( [
	[ 'https://a.example/x', true ],
	[ 'HTTP://a.example', true ],
	[ 'mailto:me@a.example', true ],
	[ 'javascript:alert(1)', false ],
	[ ' javascript:alert(1)', false ],
	[ 'java\nscript:alert(1)', false ],
	[ 'data:text/html,x', false ],
	[ 'vbscript:x', false ],
	[ 'blob:https://a.example/1', false ],
	[ '//a.example', false ],
	[ '/relative', false ],
	[ '', false ],
] )( '3.10 %j may be followed: %s', ( url, may ) => {
	expect( safeUrl( url ) !== undefined ).toBe( may );
} );

it( '3.10 a text is cut at its addresses and nothing is lost', () => {
	expect(
		pieces( 'See (https://a.example/b_(c)) or mailto:x@y.z!' )
	).toEqual( [
		{ text: 'See (' },
		{ text: 'https://a.example/b_(c', url: 'https://a.example/b_(c' },
		{ text: ')) or ' },
		{ text: 'x@y.z', url: 'mailto:x@y.z' },
		{ text: '!' },
	] );
	expect( pieces( 'https://' ) ).toEqual( [ { text: 'https://' } ] );
	expect( pieces( '' ) ).toEqual( [] );
} );
