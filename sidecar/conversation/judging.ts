/** Texts are judged a few in one turn of the event loop: everybody else is served in between. */
import {
	deciding,
	type Decision,
	type DetectionSettings,
	type HeardConversation,
} from './escalation';

/** Characters: one text as long as they are read. It takes 5 to 10 ms. */
const IN_A_TURN = 6000;
/** So much of each decision waits for nobody: most messages are shorter. */
const AT_ONCE = 1000;

/** Of all decisions that are under way. */
class Turns {
	private taken = 0;
	private isCounting = false;
	private readonly waiting: Array< {
		characters: number;
		go: () => void;
	} > = [];

	/** Resolves when so many characters may be read. */
	async take( characters: number ): Promise< void > {
		if ( this.isFull( characters ) ) {
			return new Promise( ( go ) => {
				this.waiting.push( { characters, go } );
			} );
		}
		this.taken += characters;
		this.count();
	}

	private isFull( characters: number ): boolean {
		return this.taken > 0 && this.taken + characters > IN_A_TURN;
	}

	/** Until the next turn. */
	private count(): void {
		if ( ! this.isCounting ) {
			this.isCounting = true;
			setImmediate( () => this.next() );
		}
	}

	private next(): void {
		this.isCounting = false;
		this.taken = 0;
		while (
			this.waiting[ 0 ] &&
			! this.isFull( this.waiting[ 0 ].characters )
		) {
			const { characters, go } = this.waiting.shift()!;
			this.taken += characters;
			this.count();
			go();
		}
	}
}

const turns = new Turns();

export async function decideInTurns(
	conversation: HeardConversation,
	settings: DetectionSettings
): Promise< Decision > {
	const steps = deciding( conversation, settings );
	let free = AT_ONCE;
	for (;;) {
		const step = steps.next();
		if ( step.done ) {
			return step.value;
		}
		free -= step.value;
		if ( free < 0 ) {
			await turns.take( step.value );
		}
	}
}
