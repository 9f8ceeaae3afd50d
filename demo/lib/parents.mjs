/** Is whoever started this still there? */
import { execFileSync } from 'node:child_process';

const LOOK_EVERY = 300;

/**
 * npm runs a script through a shell, and hands a signal to that shell alone,
 * which dies of it without a word to what it runs.
 *
 * @param {() => void} abandoned Called once, when npm or its shell has ended; never outside of npm.
 */
export function whenAbandoned( abandoned ) {
	if ( ! process.env.npm_lifecycle_event ) {
		return;
	}
	const shell = process.ppid;
	const npm = parentOf( shell );
	const timer = setInterval( () => {
		if ( process.ppid !== shell || ( npm > 1 && ! lives( npm ) ) ) {
			clearInterval( timer );
			abandoned();
		}
	}, LOOK_EVERY );
	timer.unref();
}

/**
 * @param {number} pid
 * @return {number} 0 where that cannot be known.
 */
function parentOf( pid ) {
	try {
		const text = execFileSync(
			'ps',
			[ '-o', 'ppid=', '-p', String( pid ) ],
			{
				encoding: 'utf8',
				stdio: [ 'ignore', 'pipe', 'ignore' ],
			}
		);
		return Number( text ) || 0;
	} catch {
		return 0;
	}
}

/** @param {number} pid */
function lives( pid ) {
	try {
		process.kill( pid, 0 );
		return true;
	} catch ( error ) {
		return error.code === 'EPERM';
	}
}
