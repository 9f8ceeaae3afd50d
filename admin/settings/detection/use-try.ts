import { useRef, useState } from '@wordpress/element';
import type { Detection, DetectionTried } from '../../../protocol/detection';
import { problemOf } from '../../common/problem';
import { tryDetection } from '../api';

export type TryRun =
	| { state: 'idle' }
	| { state: 'asking' }
	| {
			state: 'done';
			/** What was asked. */
			text: string;
			detection: Detection;
			tried: DetectionTried;
	  }
	| { state: 'failed'; problem: string };

/** One question at a time; the last one's answer stands. */
export function useTry() {
	const [ run, setRun ] = useState< TryRun >( { state: 'idle' } );
	const latest = useRef( 0 );
	const ask = async ( text: string, detection: Detection ) => {
		const mine = ++latest.current;
		const show = ( next: TryRun ) =>
			mine === latest.current && setRun( next );
		setRun( { state: 'asking' } );
		try {
			const tried = await tryDetection( text, detection );
			show( { state: 'done', text, detection, tried } );
		} catch ( error ) {
			show( { state: 'failed', problem: problemOf( error ) } );
		}
	};
	return { run, ask };
}
