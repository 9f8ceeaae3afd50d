/** What the assistant answers from, as `/baton/v1/knowledge` tells it. */
import type { Gap, KindState } from '../../../protocol/knowledge';

export interface EntryFields {
	question: string;
	/** The same in other words. */
	wordings: string[];
	answer: string;
	/** '' for none. */
	link: string;
}

export interface Entry extends EntryFields {
	id: number;
}

export interface Kind extends KindState {
	problem?: KindState[ 'problem' ] & {
		/** For the owner: what is wrong, and what to do. */
		words?: string;
	};
}

export interface Knowledge {
	/** Newest first. */
	entries: Entry[];
	/** Null while the sidecar cannot be asked. */
	sidecar: { kinds: Kind[]; gaps: Gap[] } | null;
	/** Why it cannot be; '' when it can. */
	problem: string;
}

/** Throws where something else answers in WordPress's place. */
export function readKnowledge( answer: unknown ): Knowledge {
	const knowledge = answer as Partial< Knowledge > | null;
	if ( ! Array.isArray( knowledge?.entries ) ) {
		throw new Error( '' );
	}
	return knowledge as Knowledge;
}

/** Some of it is being read right now. */
export const isReading = ( { sidecar }: Knowledge ) =>
	sidecar?.kinds.some( ( { reading } ) => reading ) ?? false;

/** What the owner is writing: a new entry, an answer to a gap, or another version of an entry. */
export interface Draft {
	fields: EntryFields;
	id?: number;
	gap?: number;
}

export const newDraft = (): Draft => ( {
	fields: { question: '', wordings: [], answer: '', link: '' },
} );

export const draftOfEntry = ( {
	id,
	question,
	wordings,
	answer,
	link,
}: Entry ) => ( {
	id,
	fields: { question, wordings, answer, link },
} );

/** The question is filled in, and so is how else it was asked. */
export const draftOfGap = ( { id, question, wordings }: Gap ): Draft => ( {
	gap: id,
	fields: { question, wordings, answer: '', link: '' },
} );
