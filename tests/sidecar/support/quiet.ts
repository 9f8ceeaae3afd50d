/** A log that keeps what went wrong, for a test to look at. */
import type { Fields, Log } from '../../../sidecar/ports';

export class KeptLog implements Log {
	readonly verbose = false;
	readonly errors: Array< { fields: Fields; message: string } > = [];
	readonly warnings: Array< { fields: Fields; message: string } > = [];

	debug() {}
	info() {}
	warn( fields: Fields, message: string ) {
		this.warnings.push( { fields, message } );
	}
	error( fields: Fields, message: string ) {
		this.errors.push( { fields, message } );
	}
}
