import { __ } from '@wordpress/i18n';
import type { DeskItem } from '../../../protocol/frames-down';
import type { DeskState } from '../state/desk-state';
import { active, gaveUp, isMine, unreadOf, waiting } from '../state/selectors';
import { ConversationRow } from './conversation-row';

interface Props {
	state: DeskState;
	/** By the sidecar's clock. */
	now: number;
	/** The lists are as things stand. */
	known: boolean;
	onSelect: ( conversation: string ) => void;
}

export function ListsPane( { state, now, known, onSelect }: Props ) {
	const row = ( item: DeskItem ) => (
		<ConversationRow
			key={ item.conversation }
			item={ item }
			you={ state.you }
			now={ now }
			selected={ item.conversation === state.selected }
			rings={ state.ringing.includes( item.conversation ) }
			unread={
				isMine( state, item )
					? unreadOf( state.views[ item.conversation ] )
					: 0
			}
			onSelect={ () => onSelect( item.conversation ) }
		/>
	);
	return (
		<nav
			className="baton-lists"
			aria-label={ __( 'Conversations', 'baton' ) }
		>
			<List
				title={ __( 'Waiting', 'baton' ) }
				none={
					known
						? __( 'Nobody is waiting.', 'baton' )
						: __( 'Not known while not connected.', 'baton' )
				}
				items={ waiting( state ) }
				known={ known }
				row={ row }
			/>
			<List
				title={ __( 'Active', 'baton' ) }
				none={
					known
						? __( 'No conversation is going on.', 'baton' )
						: __( 'Not known while not connected.', 'baton' )
				}
				items={ active( state ) }
				known={ known }
				row={ row }
			/>
			{ gaveUp( state ).length > 0 && (
				<List
					title={ __( 'Gave up waiting', 'baton' ) }
					none=""
					items={ gaveUp( state ) }
					known={ known }
					row={ row }
				/>
			) }
		</nav>
	);
}

function List( {
	title,
	none,
	items,
	known,
	row,
}: {
	title: string;
	none: string;
	items: DeskItem[];
	known: boolean;
	row: ( item: DeskItem ) => JSX.Element;
} ) {
	return (
		<div className="baton-list">
			<h2 className="baton-list__title">
				{ title }
				<span className="baton-list__count">
					{ known ? items.length : '?' }
				</span>
			</h2>
			{ /* WebKit takes the role from a list without markers. */ }
			{ /* eslint-disable-next-line jsx-a11y/no-redundant-roles */ }
			<ul role="list" aria-label={ title }>
				{ items.map( row ) }
			</ul>
			{ items.length === 0 && (
				<p className="baton-list__none">{ none }</p>
			) }
		</div>
	);
}
