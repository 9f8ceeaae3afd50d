/** How large the database is, and what the disk has left for it. */
import { stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Census } from '../ports';

export function diskOf( file: string ): Census[ 'disk' ] {
	const bytes = ( name: string ) =>
		stat( name ).then(
			( { size } ) => size,
			// Without a write-ahead log there is none.
			() => 0
		);
	return async () => {
		const [ database, log, { bavail, bsize } ] = await Promise.all( [
			bytes( file ),
			bytes( `${ file }-wal` ),
			statfs( path.dirname( file ) ),
		] );
		return { database: database + log, free: bavail * bsize };
	};
}
