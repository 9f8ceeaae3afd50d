/** From `unknown` to a frame, or to an error that names the field. */
import * as v from 'valibot';
import { AgentFrame, CustomerFrame } from './frames-up';
import { ServerFrame } from './frames-down';
import { parse, type Parsed } from './parse';
import { PollRequest } from './poll';
import { Id } from './scalars';

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

interface FrameSchema {
	readonly type: 'object';
	readonly entries: { readonly type: { readonly literal: string } };
}

/** A frame's own schema is found by its type; the union says what is wrong with the type. */
function byType<
	S extends v.GenericSchema & {
		readonly options: ReadonlyArray< FrameSchema & v.GenericSchema >;
	},
>( union: S ) {
	const schemas = new Map< unknown, v.GenericSchema >(
		union.options.map( ( one ) => [ one.entries.type.literal, one ] )
	);
	return ( parsed: Parsed ): Decoded< v.InferOutput< S > > => {
		const type =
			parsed.ok && ( parsed.data as { type?: unknown } | null )?.type;
		return decode(
			( schemas.get( type ) as S | undefined ) ?? union,
			parsed
		);
	};
}

/**
 * The refused frame's own id, so that its sender can tell which it was.
 * @param data
 */
function idOf( data: unknown ): { id?: string } {
	const id = ( data as { id?: unknown } | null )?.id;
	return v.is( Id, id ) ? { id } : {};
}

/** Of what was parsed already. */
export const readCustomerFrame = byType( CustomerFrame );
export const readAgentFrame = byType( AgentFrame );

export const decodeCustomerFrame = ( raw: string ) =>
	readCustomerFrame( parse( raw ) );
export const decodeAgentFrame = ( raw: string ) =>
	readAgentFrame( parse( raw ) );
export const decodeServerFrame = ( raw: string ) =>
	decode( ServerFrame, parse( raw ) );
export const decodePollRequest = ( raw: string ) =>
	decode( PollRequest, parse( raw ) );
