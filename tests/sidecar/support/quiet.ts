/** A log that keeps what went wrong, for a test to look at. */
import type { Fields, Log } from '../../../sidecar/ports';

export class KeptLog implements Log {
	readonly errors: Array< { fields: Fields; message: string } > = [];

	debug() {}
	info() {}
	warn() {}
	error( fields: Fields, message: string ) {
		this.errors.push( { fields, message } );
	}
}
