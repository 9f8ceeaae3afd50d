import { Icon } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type {
	Detection,
	DetectionTried,
	TriedTrigger,
} from '../../../protocol/detection';
import { isCounted } from './edit';
import { type Piece, piecesOf, saidBy, type Telling } from './marks';
import { triggerText } from './words';

interface Props {
	/** What was tried, and with which settings. */
	text: string;
	detection: Detection;
	tried: DetectionTried;
}

/** Trigger by trigger: how near it was, and which words it went by. */
export function TriedTriggers( { text, detection, tried }: Props ) {
	return (
		<ul
			className="baton-tried"
			aria-label={ __( 'What was found', 'baton' ) }
		>
			{ tried.triggers.map( ( one ) => (
				<Row
					// A new answer is opened and closed anew.
					key={ `${ one.trigger } ${ text }` }
					text={ text }
					detection={ detection }
					one={ one }
				/>
			) ) }
		</ul>
	);
}

/** From here on its words are shown without being asked for. */
const NEAR = 0.1;

function Row( {
	text,
	detection,
	one,
}: Omit< Props, 'tried' > & { one: TriedTrigger } ) {
	const { trigger, on, pulled, score, limit, words } = one;
	const pieces = piecesOf( text, words );
	const tells = pieces.some( ( { telling } ) => telling );
	return (
		<li className={ pulled ? 'is-pulled' : undefined }>
			<p className="baton-tried__title">
				<Icon icon={ pulled ? 'megaphone' : 'minus' } size={ 20 } />
				<span>
					<strong>{ triggerText( trigger ).title }</strong>:{ ' ' }
					{ outcome( one, detection ) }
				</span>
			</p>
			{ on && ! isCounted( trigger ) && (
				<Nearness score={ score } limit={ limit } />
			) }
			{ on && tells && (
				<details open={ pulled || score >= NEAR }>
					<summary>{ __( 'Which words', 'baton' ) }</summary>
					<Sentence pieces={ pieces } />
					<Lists pieces={ pieces } />
				</details>
			) }
		</li>
	);
}

function outcome(
	{ trigger, on, pulled, score, limit, words }: TriedTrigger,
	detection: Detection
): string {
	if ( ! on ) {
		return __( 'switched off', 'baton' );
	}
	if ( ! pulled ) {
		return isCounted( trigger )
			? __(
					'counted over several messages; one alone does not decide it',
					'baton'
				)
			: __( 'no', 'baton' );
	}
	if ( words.some( ( { phrase, weight } ) => phrase && weight > 0 ) ) {
		return __( 'yes, your own words are in it', 'baton' );
	}
	return trigger === 'refund_dispute' &&
		score < limit &&
		detection.refund_dispute.policy === 'anything'
		? __( 'yes, it is about money back', 'baton' )
		: __( 'yes', 'baton' );
}

const percent = ( share: number ) => Math.round( share * 100 );

function Nearness( { score, limit }: { score: number; limit: number } ) {
	return (
		<div className="baton-near">
			<div className="baton-near__bar" aria-hidden="true">
				<i style={ { width: `${ percent( score ) }%` } } />
				<b style={ { insetInlineStart: `${ percent( limit ) }%` } } />
			</div>
			<span>
				{ sprintf(
					/* translators: 1, 2: percentages */
					__(
						'%1$d%% likely; a person comes from %2$d%% on',
						'baton'
					),
					percent( score ),
					percent( limit )
				) }
			</span>
		</div>
	);
}

/** The lists under it say the same. */
const Sentence = ( { pieces }: { pieces: Piece[] } ) => (
	<p className="baton-tried__sentence" aria-hidden="true" dir="auto">
		{ pieces.map( ( { text, telling }, i ) =>
			telling ? (
				<mark key={ i } className={ `is-${ telling }` }>
					{ text }
				</mark>
			) : (
				text
			)
		) }
	</p>
);

function Lists( { pieces }: { pieces: Piece[] } ) {
	return (
		<dl className="baton-tried__words">
			{ ( [ 'own', 'for', 'against', 'ignored' ] as const ).map(
				( telling ) => {
					const said = saidBy( pieces, telling );
					return (
						said.length > 0 && (
							<div key={ telling }>
								<dt className={ `is-${ telling }` }>
									{ tellingName( telling ) }
								</dt>
								<dd>
									{ said
										.map( ( text ) => `“${ text }”` )
										.join( ', ' ) }
								</dd>
							</div>
						)
					);
				}
			) }
		</dl>
	);
}

function tellingName( telling: Telling ): string {
	switch ( telling ) {
		case 'for':
			return __( 'Speaks for it:', 'baton' );
		case 'against':
			return __( 'Speaks against it:', 'baton' );
		case 'own':
			return __( 'Your own words:', 'baton' );
		case 'ignored':
			return __( 'Not counted, as you wish:', 'baton' );
	}
}
