import { useLayoutEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent } from 'react';
import type { TicketForm as Form } from '../chat/chat';
import type { ChatState } from '../chat/state';
import { useChat, useChatState } from '../hooks/use-chat';
import { useKept } from '../hooks/use-kept';
import type { WayToForm } from '../hooks/use-way-to-form';
import { wayFor, wayWords } from '../words/on-its-way';
import { checkForm, type Faults } from '../words/form-check';
import { Field } from './field';

interface Props {
	way: WayToForm;
	onLater: () => void;
}

/** "Leave a message": an answer comes by e-mail. */
export function TicketForm( { way, onLater }: Props ) {
	const chat = useChat();
	const state = useChatState();
	const [ form, setForm ] = useKept( 'form', () => firstForm( state ) );
	const [ faults, setFaults ] = useState< Faults >( {} );
	const { form: element, arrived } = way;
	const sending = state.asked.ticket;
	useLayoutEffect( arrived, [ arrived ] );

	function submit( event: FormEvent ): void {
		event.preventDefault();
		const found = checkForm( form );
		setFaults( found );
		const [ wrong ] = Object.keys( found );
		if ( wrong ) {
			element.current
				?.querySelector< HTMLElement >( `[name=${ wrong }]` )
				?.focus();
		} else if ( ! sending ) {
			chat.leaveMessage( {
				name: form.name.trim(),
				email: form.email.trim(),
				about: form.about.trim(),
			} );
		}
	}

	const field = ( name: keyof Form ) => ( {
		name,
		value: form[ name ],
		fault: faults[ name ],
		onChange: ( value: string ) => {
			setForm( { ...form, [ name ]: value } );
			setFaults( { ...faults, [ name ]: undefined } );
		},
	} );

	return (
		<form
			ref={ element }
			className="card form"
			aria-labelledby="baton-form-title"
			noValidate
			onSubmit={ submit }
		>
			<h3 id="baton-form-title">{ __( 'Leave a message', 'baton' ) }</h3>
			<p className="small">
				{ __(
					'We will answer by e-mail. Our conversation goes along, so you need not repeat it.',
					'baton'
				) }
			</p>
			<Field
				{ ...field( 'name' ) }
				label={ __( 'Name', 'baton' ) }
				type="text"
				autoComplete="name"
			/>
			<Field
				{ ...field( 'email' ) }
				label={ __( 'E-mail', 'baton' ) }
				type="email"
				autoComplete="email"
			/>
			<Field
				{ ...field( 'about' ) }
				label={ __( 'About', 'baton' ) }
				type="area"
			/>
			{ state.refused === 'ticket' && (
				<p className="fault" role="alert">
					{ __(
						'Your message was not sent. Please look at it and try again.',
						'baton'
					) }
				</p>
			) }
			<div className="choices">
				<button
					type="submit"
					className="main"
					aria-disabled={ !! sending }
				>
					{ __( 'Send', 'baton' ) }
				</button>
				<button type="button" onClick={ onLater }>
					{ __( 'Not now', 'baton' ) }
				</button>
				{ sending && (
					<p className="small" role="status">
						{ wayWords( wayFor( state, [ sending ] ) ) }
					</p>
				) }
			</div>
		</form>
	);
}

/** What is known already is not asked again: the longest message says most. */
function firstForm( { session, view }: ChatState ): Form {
	const said = view.events.flatMap( ( event ) =>
		event.type === 'message' && event.from.kind === 'customer'
			? [ event.text ]
			: []
	);
	return {
		name: session.customer?.name ?? '',
		email: session.customer?.email ?? '',
		about: said.reduce(
			( longest, text ) =>
				text.length > longest.length ? text : longest,
			''
		),
	};
}
