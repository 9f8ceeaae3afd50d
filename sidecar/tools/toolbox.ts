/** Calls tools, and keeps what every one of them must hold: an end in time, and never silence. */
import {
	noTools,
	ShopProblem,
	type Asking,
	type Question,
	type Tool,
	type ToolResult,
	type Tools,
} from '../ports';
import type { MakeTool, ToolAround } from './around';
import { say } from './format';
import { TOOLS } from './list';

/** For one call, ms: a shop's own limit, and a little. */
const LIMIT_MS = 12_000;

export class Toolbox implements Tools {
	private readonly tools: Tool[];

	constructor(
		private readonly around: ToolAround,
		list: readonly MakeTool[] = TOOLS
	) {
		this.tools = list.map( ( make ) => make( around ) );
	}

	get descriptions() {
		return this.tools.map( ( { name, description, parameters } ) => ( {
			name,
			description,
			parameters,
		} ) );
	}

	async call(
		name: string,
		input: unknown,
		asking: Asking,
		signal: AbortSignal
	): Promise< ToolResult > {
		const tool = this.tools.find( ( one ) => one.name === name );
		// Words that this WordPress does not send cannot be said.
		if ( ! tool || ! asking.settings.words.tools ) {
			return noTools.call( name, input, asking, signal );
		}
		return this.inTime( tool, asking, ( limit ) =>
			tool.call( input, asking, AbortSignal.any( [ signal, limit ] ) )
		);
	}

	async answer(
		question: Question,
		signal: AbortSignal
	): Promise< ToolResult | undefined > {
		if ( ! question.settings.words.tools ) {
			return undefined;
		}
		for ( const tool of this.tools ) {
			const input = await tool.hears( question );
			if ( signal.aborted ) {
				return undefined;
			}
			if ( input !== undefined ) {
				const result = await this.call(
					tool.name,
					input,
					question,
					signal
				);
				if ( result.kind !== 'wrong' && hasSomething( result ) ) {
					return result;
				}
			}
		}
		return undefined;
	}

	private async inTime(
		tool: Tool,
		{ conversation, turn, settings }: Asking,
		run: ( signal: AbortSignal ) => Promise< ToolResult >
	): Promise< ToolResult > {
		const limit = new AbortController();
		const { clock, log } = this.around;
		let callOff = () => {};
		const tooLate = new Promise< never >( ( _, reject ) => {
			callOff = clock.after( LIMIT_MS, () => {
				const late = new ShopProblem( 'A tool took too long.', 'slow' );
				limit.abort( late );
				reject( late );
			} );
		} );
		try {
			return await Promise.race( [ run( limit.signal ), tooLate ] );
		} catch ( error ) {
			const about = { conversation, turn, tool: tool.name };
			if ( error instanceof ShopProblem ) {
				log.warn(
					{ ...about, ...error.failure },
					'the shop did not answer a tool'
				);
			} else {
				log.error(
					{ ...about, error: error as Error },
					'a tool failed'
				);
			}
			return {
				kind: 'unavailable',
				text: say( settings, 'unavailable' ),
			};
		} finally {
			callOff();
		}
	}
}

/** An answer without words found nothing: the next one is asked. */
const hasSomething = ( result: ToolResult ) =>
	! ( result.kind === 'answer' && result.text === '' );
