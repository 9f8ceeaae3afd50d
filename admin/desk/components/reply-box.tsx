import { Button, TextareaControl } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { MAX_TEXT } from '../../../protocol/scalars';
import type { Status } from '../../../protocol/events';

interface Props {
	draft: string;
	/** Prepared words that found the box in use. */
	opening: string | undefined;
	status: Status | undefined;
	mine: boolean;
	onDraft: ( text: string ) => void;
	onOpening: () => void;
	onSend: ( text: string ) => void;
	onBlur: () => void;
}

export function ReplyBox( {
	draft,
	opening,
	status,
	mine,
	onDraft,
	onOpening,
	onSend,
	onBlur,
}: Props ) {
	const box = useRef< HTMLTextAreaElement >( null );
	useEffect( () => {
		// Whoever accepts wants to write next.
		if ( mine ) {
			box.current?.focus();
		}
	}, [ mine ] );

	const maySend = mine && draft.trim() !== '';
	const send = () => {
		if ( maySend ) {
			onSend( draft );
			box.current?.focus();
		}
	};

	return (
		<form
			className="baton-reply"
			onSubmit={ ( event ) => {
				event.preventDefault();
				send();
			} }
		>
			{ opening !== undefined && mine && (
				<Button variant="link" onClick={ onOpening }>
					{ __( 'Put the prepared opening first', 'baton' ) }
				</Button>
			) }
			<div className="baton-reply__row">
				<TextareaControl
					__nextHasNoMarginBottom
					ref={ box }
					className="baton-reply__box"
					label={ __( 'Reply', 'baton' ) }
					hideLabelFromVision
					rows={ rowsFor( draft ) }
					maxLength={ MAX_TEXT }
					placeholder={ hint( status, mine ) }
					value={ draft }
					onChange={ onDraft }
					onBlur={ onBlur }
					onKeyDown={ ( event ) => {
						const composing =
							event.nativeEvent.isComposing ||
							event.keyCode === 229;
						if (
							event.key === 'Enter' &&
							! event.shiftKey &&
							! composing
						) {
							event.preventDefault();
							send();
						}
					} }
				/>
				<Button
					type="submit"
					variant="primary"
					accessibleWhenDisabled
					disabled={ ! maySend }
				>
					{ __( 'Send', 'baton' ) }
				</Button>
			</div>
		</form>
	);
}

const rowsFor = ( draft: string ) =>
	Math.min(
		8,
		Math.max(
			2,
			draft.split( '\n' ).length,
			Math.ceil( draft.length / 60 )
		)
	);

function hint( status: Status | undefined, mine: boolean ): string {
	if ( mine ) {
		return __( 'Enter sends, Shift+Enter starts a new line.', 'baton' );
	}
	return status === 'waiting'
		? __( 'Accept the conversation to send.', 'baton' )
		: __( 'Only whoever has the conversation can write.', 'baton' );
}
