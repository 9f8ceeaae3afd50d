import type { Options } from '../../admin/settings/options';
import { STANDARD_DETECTION } from '../../protocol/detection';

const words: Options[ 'words' ] = {
	handoff: 'Let me connect you with {agent}.',
	team: 'our team',
	afterHours: 'We are back {next_opening}.',
	nextOpening: 'tomorrow',
	emergency: 'Urgent: {emergency_contact}.',
	opening: 'Hi, I’m {agent}. {problem}',
	joined: '{agent} has joined.',
	joinedInstead: '{agent} has joined instead of {named}.',
	returned: '{agent} has left.',
	cancelled: 'The assistant is back.',
	closed: 'Closed.',
	ticketSent: '{number}, to {email}.',
	unknown: 'I do not know about {topic}.',
	quoted: 'From {title}:',
	modelNotice: 'An AI reads along.',
	modelConsent: 'May an AI read along?',
	problems: {
		order: 'Sorry about your order.',
		delivery: 'Sorry about your delivery.',
		refund: 'Sorry about your refund.',
		product: 'Sorry about the product.',
		account: 'Sorry about your account.',
		other: 'You asked: {question}',
		none: 'You asked for a person.',
	},
};

/** A shop's options, without a sidecar. */
export const options: Options = {
	sidecarUrl: '',
	accent: '#7f54b3',
	side: 'right',
	assistantName: 'Assistant',
	greeting: 'Hello',
	excludedPages: [],
	excludedPaths: [],
	contactPage: 0,
	contactUrl: '',
	contactEmail: '',
	emergencyContact: '',
	ticketEmail: '',
	typingPreview: true,
	words,
	detection: STANDARD_DETECTION,
	model: { consent: false, inputPrice: 0, outputPrice: 0, monthlyLimit: 0 },
	defaultWords: words,
	mailbox: 'owner@example.com',
	foundContact: '',
	connected: null,
};
