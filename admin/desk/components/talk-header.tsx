import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Agent, Status } from '../../../protocol/events';

type Deed = 'accept' | 'decline' | 'return' | 'close';

interface Props {
	name: string;
	/** Absent until the conversation is known. */
	status: Status | undefined;
	agent: Agent | undefined;
	mine: boolean;
	pending: ( deed: Deed ) => boolean;
	onDo: ( deed: Deed ) => void;
	onBack: () => void;
	onFacts: () => void;
}

export function TalkHeader( {
	name,
	status,
	agent,
	mine,
	pending,
	onDo,
	onBack,
	onFacts,
}: Props ) {
	const button = (
		deed: Deed,
		label: string,
		variant: 'primary' | 'secondary' | 'tertiary'
	) => (
		<Button
			variant={ variant }
			size="compact"
			isBusy={ pending( deed ) }
			disabled={ pending( deed ) }
			onClick={ () => onDo( deed ) }
		>
			{ label }
		</Button>
	);
	return (
		<header className="baton-talk__header">
			<Button
				className="baton-narrow"
				size="compact"
				icon="arrow-left-alt2"
				label={ __( 'Back to the lists', 'baton' ) }
				onClick={ onBack }
			/>
			<div className="baton-talk__who">
				<h2 id="baton-talk-name">
					{ name || __( 'Conversation', 'baton' ) }
				</h2>
				<p>{ statusWords( status, agent, mine ) }</p>
			</div>
			<Button
				className="baton-narrow baton-talk__details"
				variant="tertiary"
				size="compact"
				onClick={ onFacts }
			>
				{ __( 'Details', 'baton' ) }
			</Button>
			<div className="baton-talk__deeds">
				{ status === 'waiting' && (
					<>
						{ button(
							'decline',
							__( 'Decline', 'baton' ),
							'secondary'
						) }
						{ button(
							'accept',
							__( 'Accept', 'baton' ),
							'primary'
						) }
					</>
				) }
				{ mine && (
					<>
						{ button(
							'return',
							__( 'Return to assistant', 'baton' ),
							'secondary'
						) }
						{ button(
							'close',
							__( 'Close conversation', 'baton' ),
							'secondary'
						) }
					</>
				) }
			</div>
		</header>
	);
}

function statusWords(
	status: Status | undefined,
	agent: Agent | undefined,
	mine: boolean
): string {
	switch ( status ) {
		case undefined:
			return '';
		case 'assistant':
			return __( 'The assistant is answering.', 'baton' );
		case 'waiting':
			return __( 'Waiting for a person.', 'baton' );
		case 'closed':
			return __( 'This conversation is closed.', 'baton' );
		case 'human':
			return mine
				? __( 'You have this conversation.', 'baton' )
				: sprintf(
						/* translators: %s: an agent's name */
						__( '%s has this conversation.', 'baton' ),
						agent?.name ?? __( 'Another agent', 'baton' )
					);
	}
}
