import { Button } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Entry } from './knowledge';

interface Props {
	entries: Entry[];
	onAdd: () => void;
	onEdit: ( entry: Entry ) => void;
	onDelete: ( entry: Entry ) => void;
}

/** As many as one reads at a time. */
const FIRST = 20;

/** The owner's own answers. */
export function EntryList( { entries, onAdd, onEdit, onDelete }: Props ) {
	const [ all, setAll ] = useState( false );
	/** Of the one whose deletion is asked about. */
	const [ sure, setSure ] = useState< number >();
	const add = useRef< HTMLButtonElement >( null );
	const title = __( 'Your own answers', 'baton' );
	const shown = all ? entries : entries.slice( 0, FIRST );
	return (
		<section className="baton-entries" aria-label={ title }>
			<h3>{ title }</h3>
			<p>
				{ __(
					'For questions that no page of your shop answers. The assistant quotes them word for word.',
					'baton'
				) }
			</p>
			{ entries.length > 0 && (
				<ul aria-label={ title }>
					{ shown.map( ( entry ) => (
						<li key={ entry.id }>
							<div>
								<strong>{ entry.question }</strong>
								<p>{ entry.answer }</p>
							</div>
							<div className="baton-gaps__deeds">
								<Button
									variant="tertiary"
									size="compact"
									aria-label={ sprintf(
										/* translators: %s: a question */
										__( 'Edit “%s”', 'baton' ),
										entry.question
									) }
									onClick={ () => onEdit( entry ) }
								>
									{ __( 'Edit', 'baton' ) }
								</Button>
								<Button
									variant={
										sure === entry.id
											? 'primary'
											: 'tertiary'
									}
									isDestructive
									size="compact"
									aria-label={ deleteText(
										entry.question,
										sure === entry.id
									) }
									onBlur={ () => setSure( undefined ) }
									onClick={ () => {
										if ( sure !== entry.id ) {
											setSure( entry.id );
											return;
										}
										onDelete( entry );
										add.current?.focus();
									} }
								>
									{ sure === entry.id
										? __( 'Really delete', 'baton' )
										: __( 'Delete', 'baton' ) }
								</Button>
							</div>
						</li>
					) ) }
				</ul>
			) }
			{ shown.length < entries.length && (
				<Button variant="link" onClick={ () => setAll( true ) }>
					{ sprintf(
						/* translators: %d: how many */
						__( 'Show all %d', 'baton' ),
						entries.length
					) }
				</Button>
			) }
			<Button
				__next40pxDefaultSize
				ref={ add }
				variant="secondary"
				onClick={ onAdd }
			>
				{ __( 'Add an answer', 'baton' ) }
			</Button>
		</section>
	);
}

const deleteText = ( question: string, isSure: boolean ) =>
	isSure
		? sprintf(
				/* translators: %s: a question */
				__( 'Really delete “%s”', 'baton' ),
				question
			)
		: sprintf(
				/* translators: %s: a question */
				__( 'Delete “%s”', 'baton' ),
				question
			);
