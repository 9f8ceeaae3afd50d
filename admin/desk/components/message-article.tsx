import { __, sprintf } from '@wordpress/i18n';
import type { Source } from '../../../protocol/events';
import { webLink } from '../../common/web-link';

interface Props {
	kind: 'customer' | 'assistant' | 'agent';
	speaker: string;
	time: string;
	text: string;
	sources?: Source[];
	note?: string;
	/** Still being written: not read aloud piece by piece. */
	busy?: boolean;
}

export function MessageArticle( {
	kind,
	speaker,
	time,
	text,
	sources = [],
	note,
	busy = false,
}: Props ) {
	return (
		<article
			className={ `baton-message is-${ kind }` }
			aria-label={ sprintf(
				/* translators: 1: who speaks, 2: when */
				__( '%1$s, %2$s', 'baton' ),
				speaker,
				time
			) }
			aria-busy={ busy }
			aria-live={ busy ? 'off' : undefined }
		>
			<p className="baton-message__head" aria-hidden="true">
				<strong>{ speaker }</strong> <span>{ time }</span>
			</p>
			<p className="baton-message__text">{ text }</p>
			{ sources.length > 0 && (
				<ul className="baton-message__sources">
					{ sources.map( ( { title, url } ) => (
						<li key={ url }>
							<SafeLink url={ url } text={ title } />
						</li>
					) ) }
				</ul>
			) }
			{ note && <p className="baton-message__note">{ note }</p> }
		</article>
	);
}

/** A link that opens beside the desk; mere text when the address is not the web's. */
export function SafeLink( { url, text }: { url: string; text: string } ) {
	const href = webLink( url );
	return href ? (
		<a href={ href } target="_blank" rel="noopener noreferrer">
			{ text || href }
		</a>
	) : (
		<span>{ text || url }</span>
	);
}
