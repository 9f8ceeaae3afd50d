/** A text for somebody who need not know who wrote it. */
import { findPersonal } from './find';

/** Of addresses and telephone numbers nothing is left. */
export function withoutPersonal( text: string ): string {
	let hidden = '';
	let from = 0;
	for ( const { kind, start, end } of findPersonal( text ) ) {
		hidden += text.slice( from, start );
		hidden += kind === 'email' ? '•••@•••' : '•••';
		from = end;
	}
	return hidden + text.slice( from );
}
