/** An assistant that says what the test lets it say, when it lets it. */
import type { Assistant, Piece, Question } from '../../../sidecar/ports';

export class ScriptedAssistant implements Assistant {
	/** What it is asked goes to a model. */
	outside = false;
	readonly asked: Question[] = [];
	readonly aborted: string[] = [];
	private running?: {
		pieces: Piece[];
		end?: 'done' | Error;
		wake: () => void;
	};

	/** Answers at once with this, until told otherwise; undefined waits for `say`. */
	reply: ( ( question: Question ) => string | Piece | Error ) | undefined =
		( { history } ) => `About: ${ history.at( -1 )?.text }`;

	async *answer(
		question: Question,
		signal: AbortSignal
	): AsyncIterable< Piece > {
		this.asked.push( question );
		signal.addEventListener( 'abort', () =>
			this.aborted.push( question.conversation )
		);
		if ( this.reply ) {
			const said = this.reply( question );
			if ( said instanceof Error ) {
				throw said;
			}
			yield typeof said === 'string' ? { text: said } : said;
			return;
		}
		const running: NonNullable< typeof this.running > = {
			pieces: [],
			wake: () => {},
		};
		this.running = running;
		for (;;) {
			const piece = running.pieces.shift();
			if ( piece ) {
				yield piece;
			} else if ( running.end instanceof Error ) {
				throw running.end;
			} else if ( running.end ) {
				return;
			} else {
				await new Promise< void >( ( resolve ) => {
					running.wake = resolve;
				} );
			}
		}
	}

	say( text: string ): void {
		this.running?.pieces.push( { text } );
		this.running?.wake();
	}

	end( how: 'done' | Error = 'done' ): void {
		this.running!.end = how;
		this.running!.wake();
	}
}
