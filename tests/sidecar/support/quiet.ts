/** A log that keeps what went wrong, for a test to look at. */
import type { Fields, Log } from '../../../sidecar/ports';

export class KeptLog implements Log {
	/** Then it keeps what a keeper asks for, too. */
	verbose = false;
	readonly details: Array< { fields: Fields; message: string } > = [];
	readonly errors: Array< { fields: Fields; message: string } > = [];
	readonly warnings: Array< { fields: Fields; message: string } > = [];
	/** For a test to spy on. */
	info: Log[ 'info' ] = () => {};

	debug( fields: Fields, message: string ) {
		if ( this.verbose ) {
			this.details.push( { fields, message } );
		}
	}
	warn( fields: Fields, message: string ) {
		this.warnings.push( { fields, message } );
	}
	error( fields: Fields, message: string ) {
		this.errors.push( { fields, message } );
	}
}
