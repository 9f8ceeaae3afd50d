/** The typing preview: the newest text, but not more often than is worth it. */
const EVERY_MS = 60;

export interface Preview {
	/** The box holds this text now. */
	show: ( text: string ) => void;
	stop: () => void;
}

export function createPreview( tell: ( text: string ) => void ): Preview {
	let timer: ReturnType< typeof setTimeout > | undefined;
	let next: string | undefined;

	function pass(): void {
		timer = undefined;
		if ( next !== undefined ) {
			tell( next );
			next = undefined;
			timer = setTimeout( pass, EVERY_MS );
		}
	}

	return {
		show( text ) {
			next = text;
			if ( timer === undefined ) {
				pass();
			}
		},
		stop() {
			clearTimeout( timer );
			timer = undefined;
			next = undefined;
		},
	};
}
