/** The model behind the journeys: how it answers, and what it was sent. */
import { ask } from './control';

/** A model that calls a tool, as `tests/support/scripted-part.mjs` plays it. */
export interface Part {
	tool: string;
	hears: string;
	input: Record< string, string >;
	tells: string[];
}

export const model = {
	becomes: ( mood: 'well' | 'down' | 'breaks off' ) =>
		ask< null >( 'modelBecomes', mood ),
	/** Without a part it says its one text again. */
	plays: ( part?: Part ) => ask< null >( 'modelPlays', part ),
	asked: () => ask< number >( 'modelAsked' ),
	/** What it was sent, from this request on. */
	prompts: ( from: number ) => ask< object[] >( 'modelPrompts', from ),
};
