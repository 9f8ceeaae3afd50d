/** From `unknown` to a frame, or to an error that names the field. */
import * as v from 'valibot';
import { AgentFrame, CustomerFrame } from './frames-up';
import { ServerFrame } from './frames-down';
import { parse, type Parsed } from './parse';
import { PollRequest } from './poll';

export type Decoded< T > =
	| { ok: true; frame: T }
	| { ok: false; field: string; message: string; id?: string };

function decode< S extends v.GenericSchema >(
	schema: S,
	parsed: Parsed
): Decoded< v.InferOutput< S > > {
	if ( ! parsed.ok ) {
		return parsed;
	}
	const { data } = parsed;
	const result = v.safeParse( schema, data, { abortEarly: true } );
	if ( result.success ) {
		return { ok: true, frame: result.output };
	}
	const issue = result.issues[ 0 ];
	const field = v.getDotPath( issue ) ?? '';
	return {
		ok: false,
		field,
		message: `${ field || 'frame' }: ${ issue.message }`,
		...idOf( data ),
	};
}

/**
 * The refused frame's own id, so that its sender can tell which it was.
 * @param data
 */
function idOf( data: unknown ): { id?: string } {
	const id = ( data as { id?: unknown } | null )?.id;
	return typeof id === 'string' && id !== '' && id.length <= 64 ? { id } : {};
}

/** Of what was parsed already. */
export const readCustomerFrame = ( parsed: Parsed ) =>
	decode( CustomerFrame, parsed );
export const readAgentFrame = ( parsed: Parsed ) =>
	decode( AgentFrame, parsed );

export const decodeCustomerFrame = ( raw: string ) =>
	readCustomerFrame( parse( raw ) );
export const decodeAgentFrame = ( raw: string ) =>
	readAgentFrame( parse( raw ) );
export const decodeServerFrame = ( raw: string ) =>
	decode( ServerFrame, parse( raw ) );
export const decodePollRequest = ( raw: string ) =>
	decode( PollRequest, parse( raw ) );
