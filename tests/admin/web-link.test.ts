import { conversationHash, conversationOf } from '../../admin/common/desk-link';
import { webLink } from '../../admin/common/web-link';

test.each( [
	[ 'https://shop.example/a?b=c', 'https://shop.example/a?b=c' ],
	[ 'http://127.0.0.1:8880/', 'http://127.0.0.1:8880/' ],
	[ 'javascript:alert(1)', undefined ],
	[ ' javascript:alert(1)', undefined ],
	[ 'data:text/html,<script>1</script>', undefined ],
	[ '/relative', undefined ],
	[ '', undefined ],
] )( '3.10 %j as a link', ( url, link ) => {
	expect( webLink( url ) ).toBe( link );
} );

test( '3.9 a conversation’s address survives any id', () => {
	const id = 'a/b&c=d#e %';
	expect( conversationOf( conversationHash( id ) ) ).toBe( id );
	expect( conversationOf( '' ) ).toBeUndefined();
} );
