/**
 * Loaded into a measured server before its own code (`node --import`): tells the
 * parent what the process has used. It does nothing until asked.
 */
process.on( 'message', async ( asked ) => {
	if ( asked !== 'memory' && asked !== 'cpu' ) {
		return;
	}
	if ( asked === 'memory' ) {
		// What a collection frees, the next one may still give back.
		for ( let i = 0; i < 3; i++ ) {
			globalThis.gc?.();
			await new Promise( ( resolve ) => setImmediate( resolve ) );
		}
	}
	const { rss, heapUsed, external } = process.memoryUsage();
	const { user, system } = process.cpuUsage();
	process.send?.( {
		gauge: { rss, heap: heapUsed + external, cpuMicros: user + system },
	} );
} );
// The channel alone must not keep the process alive.
process.channel?.unref();
