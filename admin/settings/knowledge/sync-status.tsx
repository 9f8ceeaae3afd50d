import { Button, Icon } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Kind } from './knowledge';
import { heldText, kindName, readingText, timeText } from './words';

interface Props {
	kinds: Kind[];
	onSync: () => void;
}

/** How far reading is, when the shop was last read, and what failed. */
export function SyncStatus( { kinds, onSync }: Props ) {
	const isReading = kinds.some( ( { reading } ) => reading );
	return (
		<section
			className="baton-sync"
			aria-label={ __( 'What is known of the shop', 'baton' ) }
		>
			<h3>{ __( 'What is known of the shop', 'baton' ) }</h3>
			<ul>
				{ [ ...kinds ]
					.sort( ( a, b ) => b.documents - a.documents )
					.map( ( kind ) => (
						<KindRow key={ kind.kind } kind={ kind } />
					) ) }
			</ul>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				isBusy={ isReading }
				accessibleWhenDisabled
				disabled={ isReading }
				onClick={ onSync }
			>
				{ __( 'Sync now', 'baton' ) }
			</Button>
		</section>
	);
}

function KindRow( { kind }: { kind: Kind } ) {
	const { reading, problem } = kind;
	const name = kindName( kind.kind );
	return (
		<li className={ problem ? 'baton-finding is-wrong' : 'baton-finding' }>
			<Icon icon={ problem ? 'warning' : 'yes-alt' } />
			<span>
				<strong>{ name }:</strong> { heldText( kind ) }
				{ reading && (
					<>
						{ ' · ' }
						{ readingText( reading ) }{ ' ' }
						<progress
							aria-label={ name }
							value={ reading.done }
							max={ reading.of }
						/>
					</>
				) }
				{ problem && (
					<>
						<br />
						{ sprintf(
							/* translators: 1: a date and time, 2: what is wrong and what to do, 3: a date and time */
							__(
								'The last attempt (%1$s) failed, so what was known before stays. %2$s It is tried again at %3$s.',
								'baton'
							),
							timeText( problem.at ),
							problem.words ?? '',
							timeText( problem.nextAt )
						) }
					</>
				) }
			</span>
		</li>
	);
}
