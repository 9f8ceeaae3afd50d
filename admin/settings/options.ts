/** The plugin's settings as `/baton/v1/options` gives and takes them. */
import type { Detection } from '../../protocol/detection';
import { mendDetection } from '../../protocol/mend-detection';
import type { ModelSettings } from '../../protocol/model';
import type { Words } from '../../protocol/wordpress';

export interface Settings {
	/** The sidecar's public address; '' while there is none. */
	sidecarUrl: string;
	/** "#rrggbb" */
	accent: string;
	side: 'left' | 'right';
	assistantName: string;
	greeting: string;
	excludedPages: number[];
	/** Paths that begin with "/"; "*" stands for anything. */
	excludedPaths: string[];
	/** A page's id; 0 for none. */
	contactPage: number;
	/** Stands before the page when it is set. */
	contactUrl: string;
	/** Shown to customers; '' for none. */
	contactEmail: string;
	emergencyContact: string;
	/** When somebody is there, in words. */
	hours: string;
	ticketEmail: string;
	typingPreview: boolean;
	/** Posts that the assistant answers from. */
	knowledgePosts: number[];
	words: Words;
	/** When a person comes. */
	detection: Detection;
	model: ModelSettings;
}

export interface Options extends Settings {
	defaultWords: Words;
	/** Whom tickets are mailed to while `ticketEmail` is empty. */
	mailbox: string;
	/** The title of the contact page that was found; '' for none. */
	foundContact: string;
	/** When the connection string was last made (ms), and how its key ends. */
	connected: { at: number; ending: string } | null;
}

const NAMES: Array< keyof Settings > = [
	'sidecarUrl',
	'accent',
	'side',
	'assistantName',
	'greeting',
	'excludedPages',
	'excludedPaths',
	'contactPage',
	'contactUrl',
	'contactEmail',
	'emergencyContact',
	'hours',
	'ticketEmail',
	'typingPreview',
	'knowledgePosts',
	'words',
	'detection',
	'model',
];

/** The server leaves out what was never set of the detector. */
export function readOptions( answer: unknown ): Options {
	const options = answer as Options;
	const { detection } = mendDetection( options.detection );
	return { ...options, detection };
}

export function settingsOf( options: Options ): Settings {
	return Object.fromEntries(
		NAMES.map( ( name ) => [ name, options[ name ] ] )
	) as unknown as Settings;
}

/** Of the detector's settings only the triggers and lists that differ. */
export interface Changes extends Partial< Omit< Settings, 'detection' > > {
	detection?: Partial< Detection >;
}

/** What was edited: only that is sent, so that two owners do not undo each other. */
export function changesOf( saved: Settings, edited: Settings ): Changes {
	const { detection, ...others } = different( saved, edited, NAMES );
	return detection
		? {
				...others,
				detection: different(
					saved.detection,
					detection,
					Object.keys( detection ) as Array< keyof Detection >
				),
			}
		: others;
}

export const withChanges = (
	settings: Settings,
	changes: Changes
): Settings => ( {
	...settings,
	...changes,
	detection: { ...settings.detection, ...changes.detection },
} );

export const different = < T extends object >(
	before: T,
	after: T,
	names: Array< keyof T >
) =>
	Object.fromEntries(
		names
			.filter(
				( name ) =>
					JSON.stringify( before[ name ] ) !==
					JSON.stringify( after[ name ] )
			)
			.map( ( name ) => [ name, after[ name ] ] )
	) as Partial< T >;

/** The server's refusals by field ("accent", "words.handoff"); empty when it named none. */
export function errorsOf( error: unknown ): Record< string, string > {
	const { field, message, data } = ( error ?? {} ) as {
		field?: unknown;
		message?: unknown;
		data?: { errors?: unknown };
	};
	const named = Object.entries( data?.errors ?? {} ).filter(
		( entry ): entry is [ string, string ] => typeof entry[ 1 ] === 'string'
	);
	if ( named.length === 0 && typeof field === 'string' && field !== '' ) {
		return { [ field ]: String( message ) };
	}
	return Object.fromEntries( named );
}
