/** Texts that one customer may send, made to be slow to read. */
import { MAX_TEXT } from '../../../../protocol/scalars';

/** Words that every page of the shop below holds. */
export const WORDS =
	'shipping return refund warranty price delivery order lamp vase table chair glass wood hours open phone contact email track parcel broken damaged cost'.split(
		' '
	);

const fill = ( piece: string ) =>
	piece.repeat( Math.ceil( MAX_TEXT / piece.length ) ).slice( 0, MAX_TEXT );

const between = ( piece: string ) =>
	`a${ fill( piece ).slice( 0, MAX_TEXT - 2 ) }a`;

export const TEXTS: Record< string, string > = {
	'blanks between two letters': between( ' ' ),
	'line ends between two letters': between( '\n' ),
	'exclamation marks before a letter': between( '!' ),
	'marks and blanks before a letter': between( '! ' ),
	digits: fill( '4' ),
	'digits and blanks': fill( '4 ' ),
	'digits and dashes': fill( '4-' ),
	'almost card numbers': fill( '4111 1111 1111 1112 ' ),
	'card numbers': fill( '4111 1111 1111 1111 ' ),
	'all the words of the shop': fill( `${ WORDS.join( ' ' ) } ` ),
	'words of nobody': Array.from(
		{ length: 2000 },
		( _, index ) => `q${ index.toString( 36 ) }es`
	)
		.join( ' ' )
		.slice( 0, MAX_TEXT ),
	'one word': fill( 'a' ),
	'letters that combine': fill( 'e\u0301' ),
	'lone surrogates': fill( '\ud800' ),
	'whose order': fill( 'where is my ' ),
	apostrophes: fill( "don't " ),
};
