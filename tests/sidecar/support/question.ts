/** A guest's question, as the turns ask it. */
import type { Question } from '../../../sidecar/ports';
import { settingsFixture } from './fixture';

export const questionOf = (
	asked: string | string[],
	more: Partial< Question > = {}
): Question => {
	const said = typeof asked === 'string' ? [ asked ] : asked;
	return {
		conversation: 'c_1',
		turn: 't_1',
		visitor: 'v_1',
		settings: settingsFixture(),
		history: said.map( ( text ) => ( { by: 'customer', text } ) ),
		asked: said,
		...more,
	};
};
