import { Button } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { FormState } from '../form-state';

interface Props {
	progress: FormState[ 'progress' ];
	dirty: boolean;
	/** How many fields the server refused. */
	wrong: number;
	problem: string | undefined;
}

export function SaveBar( { progress, dirty, wrong, problem }: Props ) {
	return (
		<div className="baton-save">
			<Button
				__next40pxDefaultSize
				type="submit"
				variant="primary"
				isBusy={ progress === 'saving' }
				accessibleWhenDisabled
				disabled={ progress === 'saving' || ! dirty }
			>
				{ __( 'Save changes', 'baton' ) }
			</Button>
			<p
				role="status"
				className={
					wrong > 0 || problem
						? 'baton-save__words is-wrong'
						: 'baton-save__words'
				}
			>
				{ saveWords( { progress, dirty, wrong, problem } ) }
			</p>
		</div>
	);
}

function saveWords( { progress, dirty, wrong, problem }: Props ): string {
	if ( problem ) {
		return sprintf(
			/* translators: %s: the reason */
			__( 'Not saved: %s', 'baton' ),
			problem
		);
	}
	if ( wrong > 0 ) {
		return sprintf(
			/* translators: %d: how many */
			_n(
				'Not saved: %d field needs your attention.',
				'Not saved: %d fields need your attention.',
				wrong,
				'baton'
			),
			wrong
		);
	}
	if ( progress === 'saved' && ! dirty ) {
		return __( 'Saved.', 'baton' );
	}
	return dirty ? __( 'There are changes that are not saved.', 'baton' ) : '';
}
