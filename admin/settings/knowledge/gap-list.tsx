import { Button } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Gap } from '../../../protocol/knowledge';
import { askedText } from './words';

interface Props {
	gaps: Gap[];
	onAnswer: ( gap: Gap ) => void;
	onDismiss: ( gap: Gap ) => void;
}

/** As many as one reads at a time. */
const FIRST = 10;

/** The questions that the assistant could not answer, each with a way to answer it. */
export function GapList( { gaps, onAnswer, onDismiss }: Props ) {
	const [ all, setAll ] = useState( false );
	const heading = useRef< HTMLHeadingElement >( null );
	const title = __( 'Questions without an answer', 'baton' );
	const shown = all ? gaps : gaps.slice( 0, FIRST );
	return (
		<section className="baton-gaps" aria-label={ title }>
			<h3 ref={ heading } tabIndex={ -1 }>
				{ title }
			</h3>
			{ gaps.length === 0 ? (
				<p>{ __( 'None so far.', 'baton' ) }</p>
			) : (
				<ul aria-label={ title }>
					{ shown.map( ( gap ) => (
						<li key={ gap.id }>
							<div>
								<strong>“{ gap.question }”</strong>
								<p>{ askedText( gap ) }</p>
								{ gap.wordings.length > 0 && (
									<p>
										{ sprintf(
											/* translators: %s: questions */
											__( 'Also as: %s', 'baton' ),
											gap.wordings
												.map(
													( words ) => `“${ words }”`
												)
												.join( ' · ' )
										) }
									</p>
								) }
							</div>
							<div className="baton-gaps__deeds">
								<Button
									variant="secondary"
									size="compact"
									aria-label={ sprintf(
										/* translators: %s: a question */
										__(
											'Write an answer to “%s”',
											'baton'
										),
										gap.question
									) }
									onClick={ () => onAnswer( gap ) }
								>
									{ __( 'Write an answer', 'baton' ) }
								</Button>
								<Button
									variant="tertiary"
									size="compact"
									aria-label={ sprintf(
										/* translators: %s: a question */
										__( 'Dismiss “%s”', 'baton' ),
										gap.question
									) }
									onClick={ () => {
										onDismiss( gap );
										// Its button goes, and the focus would go with it.
										heading.current?.focus();
									} }
								>
									{ __( 'Dismiss', 'baton' ) }
								</Button>
							</div>
						</li>
					) ) }
				</ul>
			) }
			{ shown.length < gaps.length && (
				<Button variant="link" onClick={ () => setAll( true ) }>
					{ sprintf(
						/* translators: %d: how many */
						__( 'Show all %d', 'baton' ),
						gaps.length
					) }
				</Button>
			) }
		</section>
	);
}
