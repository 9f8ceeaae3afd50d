/** The sentences that an owner may edit, what each is for and what it can be filled with. */
import { __ } from '@wordpress/i18n';

export interface WordEntry {
	/** As the server names it in its errors. */
	field: string;
	label: string;
	placeholders: string[];
}

export const entry = (
	field: string,
	label: string,
	...placeholders: string[]
): WordEntry => ( { field: `words.${ field }`, label, placeholders } );

/** In the order of a conversation's life. */
export const handoffWords = (): WordEntry[] => [
	entry( 'handoff', __( 'When a person is called', 'baton' ), 'agent' ),
	entry(
		'team',
		__( 'In place of the name while all agents are busy', 'baton' )
	),
	entry(
		'opening',
		__( 'The agent’s opening, put ready in the reply box', 'baton' ),
		'agent',
		'problem'
	),
	entry( 'joined', __( 'When the agent has accepted', 'baton' ), 'agent' ),
	entry(
		'joinedInstead',
		__( 'When another agent than the named one has accepted', 'baton' ),
		'agent',
		'named'
	),
	entry(
		'returned',
		__( 'When the agent gives back to the assistant', 'baton' ),
		'agent'
	),
	entry( 'cancelled', __( 'When the customer stops waiting', 'baton' ) ),
	entry( 'closed', __( 'When the conversation is closed', 'baton' ) ),
];

export const absenceWords = (): WordEntry[] => [
	entry(
		'afterHours',
		__( 'When nobody is available', 'baton' ),
		'next_opening'
	),
	entry(
		'nextOpening',
		__(
			'In place of {next_opening} while no opening hours are set',
			'baton'
		)
	),
	entry(
		'emergency',
		__( 'After it, when an emergency contact is set', 'baton' ),
		'emergency_contact'
	),
	entry(
		'ticketSent',
		__( 'When the customer has left a message', 'baton' ),
		'number',
		'email'
	),
];

export const assistantWords = (): WordEntry[] => [
	entry(
		'unknown',
		__( 'When the assistant finds nothing', 'baton' ),
		'topic'
	),
	entry( 'quoted', __( 'Before a quoted passage', 'baton' ), 'title' ),
	entry(
		'modelNotice',
		__( 'Before the first words go to an outside model', 'baton' )
	),
	entry(
		'modelConsent',
		__( 'Where customers are asked whether they may', 'baton' )
	),
];

export const problemWords = (): WordEntry[] => [
	entry( 'problems.order', __( 'About an order', 'baton' ) ),
	entry( 'problems.delivery', __( 'About a delivery', 'baton' ) ),
	entry( 'problems.refund', __( 'About a refund', 'baton' ) ),
	entry( 'problems.product', __( 'About a product', 'baton' ) ),
	entry( 'problems.account', __( 'About an account', 'baton' ) ),
	entry( 'problems.other', __( 'About anything else', 'baton' ), 'question' ),
	entry(
		'problems.none',
		__( 'When they only asked for a person', 'baton' )
	),
];

/** What a placeholder becomes. */
export function placeholderWords( name: string ): string {
	const words: Record< string, string > = {
		agent: __( 'the agent’s name', 'baton' ),
		named: __( 'the agent who had been announced', 'baton' ),
		problem: __( 'a sentence of “What it is about”, below', 'baton' ),
		next_opening: __( 'when the shop opens next', 'baton' ),
		emergency_contact: __( 'the emergency contact', 'baton' ),
		number: __( 'the message’s number', 'baton' ),
		email: __( 'the customer’s e-mail address', 'baton' ),
		topic: __( 'what the customer asked about', 'baton' ),
		title: __( 'the page’s title', 'baton' ),
		question: __( 'the customer’s first question', 'baton' ),
		order: __( 'the order’s number', 'baton' ),
		date: __( 'a day', 'baton' ),
		total: __( 'the sum, with its currency', 'baton' ),
		items: __( 'what is in it', 'baton' ),
		payment: __( 'how it is paid', 'baton' ),
		refunded: __( 'what was given back', 'baton' ),
		left: __( 'the sum less what was given back', 'baton' ),
		reason: __( 'the reason that you gave', 'baton' ),
		status: __( 'the status’s name', 'baton' ),
		tracking: __( 'the parcel’s number', 'baton' ),
		carrier: __( 'who carries it', 'baton' ),
		note: __( 'your note', 'baton' ),
		count: __( 'a number', 'baton' ),
		name: __( 'the product’s name', 'baton' ),
		price: __( 'its price', 'baton' ),
		stock: __( 'a sentence on its stock, below', 'baton' ),
		hours: __( 'days and times', 'baton' ),
		zone: __( 'your time zone', 'baton' ),
	};
	return words[ name ] ?? name;
}
