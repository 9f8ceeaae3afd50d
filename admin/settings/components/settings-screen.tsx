import { Button, Notice, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { isDirty } from '../form-state';
import { useFirstWrong } from '../use-first-wrong';
import { useSettingsForm } from '../use-settings-form';
import { useLeaveWarning } from '../../common/use-leave-warning';
import { DetectionCard } from '../detection/detection-card';
import { KnowledgeCard } from '../knowledge/knowledge-card';
import { ModelCard } from '../model/model-card';
import { AppearanceCard } from './appearance-card';
import { ConnectionCard } from './connection-card';
import { ContactCard } from './contact-card';
import { PlacesCard } from './places-card';
import { SaveBar } from './save-bar';
import { WordsCards } from './words-cards';

export function SettingsScreen() {
	const { form, problem, again, edit, save } = useSettingsForm();
	const element = useFirstWrong( form );
	useLeaveWarning( form !== undefined && isDirty( form ) );

	if ( ! form ) {
		return problem === undefined ? (
			<Spinner />
		) : (
			<Notice status="error" isDismissible={ false }>
				<p>{ problem }</p>
				<Button variant="secondary" onClick={ again }>
					{ __( 'Try again', 'baton' ) }
				</Button>
			</Notice>
		);
	}
	const fields = { settings: form.edited, errors: form.errors, onEdit: edit };
	return (
		<form
			ref={ element }
			className="baton-settings"
			noValidate
			onSubmit={ ( event ) => {
				event.preventDefault();
				void save();
			} }
		>
			<p className="baton-settings__title" aria-hidden="true">
				{ __( 'Support settings', 'baton' ) }
			</p>
			<ConnectionCard { ...fields } options={ form.options } />
			<AppearanceCard { ...fields } />
			<KnowledgeCard { ...fields } />
			<DetectionCard { ...fields } />
			<ModelCard { ...fields } />
			<PlacesCard { ...fields } />
			<ContactCard
				{ ...fields }
				mailbox={ form.options.mailbox }
				found={ form.options.foundContact }
			/>
			<WordsCards { ...fields } defaults={ form.options.defaultWords } />
			<SaveBar
				progress={ form.progress }
				dirty={ isDirty( form ) }
				wrong={ Object.keys( form.errors ).length }
				problem={ form.problem }
			/>
		</form>
	);
}
