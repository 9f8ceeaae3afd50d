/** Tries and notes of tools, in the database. */
import type { Database } from 'better-sqlite3';
import type { ToolStore } from '../ports';

type Write = < T >( work: () => T ) => Promise< T >;

/** `write` runs what it is given inside the next transaction. */
export function toolsOnSqlite( database: Database, write: Write ): ToolStore {
	const dropOldTries = database.prepare(
		`DELETE FROM tries INDEXED BY tries_at WHERE shop_id = ? AND at < ?`
	);
	const addTry = database.prepare(
		`INSERT INTO tries VALUES ( ?, ?, ?, ? ) ON CONFLICT DO NOTHING`
	);
	const triesUnder = database
		.prepare( `SELECT count( * ) FROM tries WHERE shop_id = ? AND key = ?` )
		.pluck();
	const dropTry = database.prepare(
		`DELETE FROM tries INDEXED BY tries_id WHERE shop_id = ? AND id = ?`
	);
	const noted = database
		.prepare(
			`SELECT body FROM notes WHERE shop_id = ? AND conversation = ? AND name = ?`
		)
		.pluck();
	const note = database.prepare(
		`INSERT INTO notes VALUES ( ?, ?, ?, ? ) ON CONFLICT DO UPDATE SET body = excluded.body`
	);
	const dropNote = database.prepare(
		`DELETE FROM notes WHERE shop_id = ? AND conversation = ? AND name = ?`
	);
	return {
		countTry: ( shop, id, keys, at, since ) =>
			write( () => {
				dropOldTries.run( shop, since );
				keys.forEach( ( key ) => addTry.run( shop, key, id, at ) );
				return keys.map(
					( key ) => triesUnder.get( shop, key ) as number
				);
			} ),
		forgetTry: ( shop, id ) => write( () => void dropTry.run( shop, id ) ),
		recall: async ( shop, conversation, name ) => {
			const body = noted.get( shop, conversation, name ) as
				string | undefined;
			return body === undefined ? undefined : JSON.parse( body );
		},
		remember: ( shop, conversation, name, value ) =>
			write( () => {
				if ( value === undefined ) {
					dropNote.run( shop, conversation, name );
				} else {
					note.run(
						shop,
						conversation,
						name,
						JSON.stringify( value )
					);
				}
			} ),
	};
}
