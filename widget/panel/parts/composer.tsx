import {
	useEffect,
	useLayoutEffect,
	useState,
	type RefObject,
} from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { FormEvent, KeyboardEvent } from 'react';
import { MAX_TEXT } from '../../../protocol/scalars';
import { useChat, useChatState } from '../hooks/use-chat';
import { isComposing } from '../hooks/dialog-keys';
import { Icon } from './icons';

/** From here on the characters left are counted aloud. */
const NEARLY = MAX_TEXT - 500;

/** The box, and the button that sends what stands in it. */
export function Composer( { box }: { box: RefObject< HTMLTextAreaElement > } ) {
	const chat = useChat();
	const { session } = useChatState();
	const [ text, setText ] = useState(
		() => chat.storage().get( 'draft' ) ?? ''
	);
	const sendable = text.trim() !== '' && text.trim().length <= MAX_TEXT;

	// Another person begins with what they left themselves.
	useEffect( () => {
		setText( chat.storage().get( 'draft' ) ?? '' );
	}, [ chat, session.visitor, session.customer?.email ] );

	useLayoutEffect( () => {
		const element = box.current;
		if ( element ) {
			element.style.height = 'auto';
			element.style.height = `${ element.scrollHeight + 2 }px`;
		}
	}, [ box, text ] );

	function change( next: string ): void {
		setText( next );
		chat.typed( next );
	}

	function submit( event?: FormEvent ): void {
		event?.preventDefault();
		if ( sendable ) {
			chat.send( text );
			change( '' );
		}
		box.current?.focus();
	}

	function pressed( event: KeyboardEvent ): void {
		if (
			event.key === 'Enter' &&
			! event.shiftKey &&
			! isComposing( event )
		) {
			event.preventDefault();
			submit();
		}
	}

	return (
		<form className="composer" onSubmit={ submit }>
			<textarea
				ref={ box }
				rows={ 1 }
				value={ text }
				aria-label={ __( 'Message', 'baton' ) }
				aria-describedby="baton-left"
				aria-invalid={ text.trim().length > MAX_TEXT }
				placeholder={ __( 'Write a message…', 'baton' ) }
				enterKeyHint="send"
				onChange={ ( event ) => change( event.target.value ) }
				onKeyDown={ pressed }
			/>
			<button
				type="submit"
				className="send"
				aria-label={ __( 'Send', 'baton' ) }
				disabled={ ! sendable }
			>
				<Icon name="send" />
			</button>
			<p className="left" id="baton-left" role="status">
				{ room( text.trim().length ) }
			</p>
		</form>
	);
}

function room( length: number ): string {
	if ( length <= NEARLY ) {
		return '';
	}
	const left = MAX_TEXT - length;
	return left >= 0
		? sprintf(
				/* translators: %d: a number of characters. */
				_n( '%d character left', '%d characters left', left, 'baton' ),
				left
			)
		: sprintf(
				/* translators: 1: the most characters allowed, 2: how many there are too many. */
				__(
					'A message can have %1$d characters; this one has %2$d too many.',
					'baton'
				),
				MAX_TEXT,
				-left
			);
}
