import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { problemOf } from '../../common/problem';
import { loadKnowledge } from '../api';
import { isReading, type Knowledge } from './knowledge';

const EVERY_MS = 20_000;
const WHILE_READING_MS = 1500;

export interface KnowledgeView {
	knowledge?: Knowledge;
	/** Why it could not be loaded. */
	problem?: string;
	/** Does something, and shows what it answers. Throws what went wrong. */
	act: ( work: () => Promise< Knowledge > ) => Promise< Knowledge >;
}

/** As it is, kept up to date while the page is looked at. */
export function useKnowledge(): KnowledgeView {
	const [ knowledge, setKnowledge ] = useState< Knowledge >();
	const [ problem, setProblem ] = useState< string >();
	const asked = useRef( 0 );

	const act = useCallback( async ( work: () => Promise< Knowledge > ) => {
		const mine = ++asked.current;
		const now = await work();
		// An older answer must not take the place of a newer one.
		if ( mine === asked.current ) {
			setKnowledge( now );
			setProblem( undefined );
		}
		return now;
	}, [] );

	useEffect( () => {
		const look = () =>
			document.hidden
				? undefined
				: act( loadKnowledge ).catch( ( error ) => {
						setProblem( problemOf( error ) );
					} );
		if ( ! knowledge && problem === undefined ) {
			void look();
		}
		const timer = setInterval(
			() => void look(),
			knowledge && isReading( knowledge ) ? WHILE_READING_MS : EVERY_MS
		);
		return () => clearInterval( timer );
	}, [ act, knowledge, problem ] );

	return { knowledge, problem, act };
}
