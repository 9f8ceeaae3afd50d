/** What ws exports and its types leave out. */
import 'ws';

declare module 'ws' {
	export class Sender {
		/** The frame's pieces, in order. */
		static frame(
			data: Buffer,
			options: {
				fin: boolean;
				opcode: number;
				mask: boolean;
				readOnly: boolean;
				rsv1: boolean;
			}
		): Buffer[];
	}
}
