/** Two soft bell tones, made on the spot: there is no sound file to load. */
const TONES = [
	{ frequency: 659.25, at: 0 },
	{ frequency: 987.77, at: 0.18 },
];
const LASTS_S = 0.7;

export interface Chime {
	/** Plays, and says whether it could: browsers stay silent before a gesture. */
	play: () => boolean;
	/** Waits for the first gesture on the page; gives its undo. */
	unlock: () => () => void;
}

export function createChime(
	open: () => AudioContext | undefined = openContext
): Chime {
	let context: AudioContext | undefined;

	return {
		play() {
			if ( context?.state !== 'running' ) {
				return false;
			}
			for ( const { frequency, at } of TONES ) {
				tone( context, frequency, context.currentTime + at );
			}
			return true;
		},
		unlock() {
			const gesture = () => {
				context ??= open();
				void context?.resume().then( undo, () => {} );
			};
			const undo = () => {
				document.removeEventListener( 'pointerdown', gesture, true );
				document.removeEventListener( 'keydown', gesture, true );
			};
			document.addEventListener( 'pointerdown', gesture, true );
			document.addEventListener( 'keydown', gesture, true );
			return undo;
		},
	};
}

function openContext(): AudioContext | undefined {
	return typeof AudioContext === 'undefined' ? undefined : new AudioContext();
}

function tone( context: AudioContext, frequency: number, at: number ): void {
	const oscillator = context.createOscillator();
	const gain = context.createGain();
	oscillator.frequency.value = frequency;
	gain.gain.setValueAtTime( 0, at );
	gain.gain.linearRampToValueAtTime( 0.25, at + 0.02 );
	gain.gain.exponentialRampToValueAtTime( 0.001, at + LASTS_S );
	oscillator.connect( gain ).connect( context.destination );
	oscillator.start( at );
	oscillator.stop( at + LASTS_S );
}
