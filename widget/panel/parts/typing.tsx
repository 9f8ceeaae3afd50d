import { __, sprintf } from '@wordpress/i18n';
import { useChatState } from '../hooks/use-chat';

/** Who is writing to the customer now. */
export function Typing() {
	const { view } = useChatState();
	const typing = view.typing.filter(
		( { who } ) =>
			who === 'agent' || ( who === 'assistant' && ! view.streams.length )
	);
	return (
		<>
			{ typing.map( ( { who, name } ) => (
				<p key={ who } className="typing">
					<span className="dots" aria-hidden="true">
						<i />
						<i />
						<i />
					</span>
					{ sprintf(
						/* translators: %s: a name. */
						__( '%s is typing…', 'baton' ),
						name
					) }
				</p>
			) ) }
		</>
	);
}
