import { promiseIn } from '../../../sidecar/conversation/escalation';

describe( 'an assistant that promises a person', () => {
	it.each( [
		"I'm transferring you to a colleague now.",
		'One moment. I am connecting you with our support team.',
		'Let me connect you with a human agent.',
		"I'll pass this on to our billing team.",
		'Someone from our team will get in touch shortly.',
		'Ich verbinde Sie mit einem Mitarbeiter.',
		'Ich leite Sie weiter.',
		'Le paso con un compañero.',
		'Je vous mets en relation avec un conseiller.',
		'Ti metto in contatto con un operatore.',
		'Vou transferir você para um atendente.',
		'Ik verbind u door met een collega.',
		'请稍等，正在转接人工客服。',
	] )( '4.22 is taken at its word: %s', ( text ) => {
		expect( text ).toContain( promiseIn( text )! );
	} );

	it.each( [
		'Would you like me to connect you with a person?',
		'I can connect you with a person if you want.',
		'I cannot transfer you, but you can ask for a person.',
		'If that does not help, I could put you through to support.',
		'You can transfer your order to another account.',
		'Wenn Sie möchten, verbinde ich Sie mit einem Mitarbeiter.',
		'Connect your phone over Bluetooth.',
		'Parcels are passed on to DHL in the evening.',
		'',
	] )( '4.22 an offer is none: %s', ( text ) => {
		expect( promiseIn( text ) ).toBeUndefined();
	} );
} );
