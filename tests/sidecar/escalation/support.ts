import {
	decide,
	type Exchange,
} from '../../../sidecar/conversation/escalation';
import { Detection, type Detection as Settings } from '../../../protocol';
import * as v from 'valibot';

/** "me: …" is the customer, "it: …" an answer, "no: …" an answer that there is none; "[7]" names the entry. */
export const talk = ( ...lines: string[] ): Exchange[] =>
	lines.map( ( line, i ) => {
		const [ , who, entry, text ] =
			/^(me|it|no): (?:\[(\w+)\] )?(.*)$/su.exec( line )!;
		return {
			id: String( i ),
			role: who === 'me' ? 'user' : 'assistant',
			text: text!,
			...( who !== 'me' && { answered: who === 'it' } ),
			...( entry && { entry } ),
		};
	} );

type Some = { [ K in keyof Settings ]?: unknown };

export const settingsWith = ( some: Some, agentNames: string[] = [] ) => ( {
	detection: v.parse( Detection, some ),
	agentNames,
} );

export const decided = ( lines: string[], some: Some = {} ) =>
	decide( { messages: talk( ...lines ) }, settingsWith( some ) );

export const triggersOf = ( lines: string[], some: Some = {} ) =>
	decided( lines, some ).triggers;

export const pulledBy = ( text: string, some: Some = {} ) =>
	triggersOf( [ `me: ${ text }` ], some );
