import { Notice, Spinner } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { problemOf } from '../../common/problem';
import type { FieldProps } from '../components/field';
import { SettingsCard } from '../components/settings-card';
import { deleteEntry, dismissGap, saveEntry, syncKnowledge } from '../api';
import { EntryEditor } from './entry-editor';
import { EntryList } from './entry-list';
import { GapList } from './gap-list';
import { type Draft, draftOfEntry, draftOfGap, newDraft } from './knowledge';
import { PostsField } from './posts-field';
import { SyncStatus } from './sync-status';
import { useKnowledge } from './use-knowledge';

/** What the assistant answers from, what it lacks, and the owner's own answers. */
export function KnowledgeCard( props: FieldProps ) {
	const { knowledge, problem, act } = useKnowledge();
	const [ draft, setDraft ] = useState< Draft >();
	const [ said, setSaid ] = useState( '' );
	const doing = ( work: Parameters< typeof act >[ 0 ], done: string ) =>
		act( work ).then(
			() => setSaid( done ),
			( error ) =>
				setSaid(
					sprintf(
						/* translators: %s: the reason */
						__( 'That did not work. %s', 'baton' ),
						problemOf( error )
					)
				)
		);
	const why = problem ?? knowledge?.problem ?? '';
	return (
		<SettingsCard title={ __( 'Knowledge', 'baton' ) }>
			<p>
				{ __(
					'The assistant answers from what your shop says. Changes are read by themselves.',
					'baton'
				) }
			</p>
			{ ! knowledge && problem === undefined && <Spinner /> }
			{ why !== '' && (
				<Notice status="warning" isDismissible={ false }>
					{ why }
				</Notice>
			) }
			{ knowledge?.sidecar && (
				<SyncStatus
					kinds={ knowledge.sidecar.kinds }
					onSync={ () =>
						doing(
							syncKnowledge,
							__( 'Everything is being read again.', 'baton' )
						)
					}
				/>
			) }
			<PostsField { ...props } />
			{ knowledge?.sidecar && (
				<GapList
					gaps={ knowledge.sidecar.gaps }
					onAnswer={ ( gap ) => setDraft( draftOfGap( gap ) ) }
					onDismiss={ ( { id } ) =>
						doing(
							() => dismissGap( id ),
							__( 'The question was dismissed.', 'baton' )
						)
					}
				/>
			) }
			{ knowledge && (
				<EntryList
					entries={ knowledge.entries }
					onAdd={ () => setDraft( newDraft() ) }
					onEdit={ ( entry ) => setDraft( draftOfEntry( entry ) ) }
					onDelete={ ( { id } ) =>
						doing(
							() => deleteEntry( id ),
							__( 'The answer was deleted.', 'baton' )
						)
					}
				/>
			) }
			<p role="status" className="baton-knowledge__said">
				{ said }
			</p>
			{ draft && (
				<EntryEditor
					draft={ draft }
					onClose={ () => setDraft( undefined ) }
					onSave={ async ( fields ) => {
						const { sidecar } = await act( () =>
							saveEntry( fields, draft )
						);
						setDraft( undefined );
						setSaid( savedText( sidecar !== null ) );
					} }
				/>
			) }
		</SettingsCard>
	);
}

const savedText = ( isTold: boolean ) =>
	isTold
		? __( 'Your answer was saved. The assistant uses it now.', 'baton' )
		: __(
				'Your answer was saved. The assistant uses it once the sidecar can be reached.',
				'baton'
			);
