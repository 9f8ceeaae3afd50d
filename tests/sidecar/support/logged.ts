/** What the real log writes of what is told to it. */
import { Writable } from 'node:stream';
import { createLog } from '../../../sidecar/log/pino-log';

export function realLog() {
	let text = '';
	const to = new Writable( {
		write: ( chunk, _, done ) => {
			text += chunk;
			done();
		},
	} );
	return { log: createLog( 'trace', to ), text: () => text };
}

export function logged(
	write: ( log: ReturnType< typeof createLog > ) => void
): string {
	const { log, text } = realLog();
	write( log );
	return text();
}
