/** Is what cannot come from npm there? */
import { aptInstall } from './apt.mjs';
import { run } from './processes.mjs';

const NODE = [ 20, 11 ];
const PHP = [ 8, 0 ];
const EXTENSIONS = [
	'ctype',
	'dom',
	'json',
	'mbstring',
	'openssl',
	'pdo_sqlite',
	'sqlite3',
	'tokenizer',
	'xml',
];

/** The Debian package behind an extension, where it is not part of php-cli. */
const PACKAGES = {
	dom: 'xml',
	mbstring: 'mbstring',
	pdo_sqlite: 'sqlite3',
	sqlite3: 'sqlite3',
	xml: 'xml',
};

/**
 * Installs a missing PHP extension where that is possible.
 *
 * @param {import('./log.mjs').Log} log
 * @throws {Error} Saying what is missing and how to mend it.
 */
export async function checkRequirements( log ) {
	if ( older( process.versions.node, NODE ) ) {
		throw new Error(
			`Node ${ process.versions.node } is too old: ${ NODE.join( '.' ) } or newer is needed (https://nodejs.org).`
		);
	}
	let php = await readPhp();
	if ( ! php ) {
		await aptInstall(
			[ 'php-cli', 'php-sqlite3', 'php-mbstring', 'php-xml' ],
			'PHP',
			log
		);
		php = await readPhp();
	}
	if ( ! php || older( php.version, PHP ) ) {
		throw new Error(
			`PHP ${ php?.version ?? '' } is too old: ${ PHP.join( '.' ) } or newer is needed.`
		);
	}
	const lacking = missing( php );
	if ( lacking.length > 0 ) {
		const short = php.version.split( '.' ).slice( 0, 2 ).join( '.' );
		const packages = lacking.map(
			( name ) => `php${ short }-${ PACKAGES[ name ] ?? 'common' }`
		);
		await aptInstall(
			[ ...new Set( packages ) ],
			`PHP's extension${ lacking.length > 1 ? 's' : '' } ${ lacking.join( ', ' ) }`,
			log
		);
		const still = missing(
			( await readPhp() ) ?? { version: '', extensions: [] }
		);
		if ( still.length > 0 ) {
			throw new Error(
				`PHP still lacks ${ still.join( ', ' ) } after installing ${ packages.join( ' ' ) }.`
			);
		}
	}
}

/**
 * @param {string}   version
 * @param {number[]} least   Major and minor.
 */
function older( version, [ major = 0, minor = 0 ] ) {
	const [ a = 0, b = 0 ] = version.split( '.' ).map( Number );
	return a < major || ( a === major && b < minor );
}

/** @param {{extensions: string[]}} php */
const missing = ( php ) =>
	EXTENSIONS.filter( ( name ) => ! php.extensions.includes( name ) );

/** @return {Promise<{version: string, extensions: string[]} | null>} null without PHP. */
async function readPhp() {
	try {
		const script =
			'echo json_encode(["version"=>PHP_VERSION,"extensions"=>array_map("strtolower",get_loaded_extensions())]);';
		return JSON.parse( await run( 'php', [ '-r', script ] ) );
	} catch {
		return null;
	}
}
