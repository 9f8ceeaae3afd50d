import { __, sprintf } from '@wordpress/i18n';
import type { Typing } from '../../../protocol/view';

/** What the customer is typing, as they type; as text, whatever it is. */
export function TypingPreview( {
	name,
	typing,
}: {
	name: string;
	typing: Typing | undefined;
} ) {
	return (
		<section
			className={ typing ? 'baton-preview is-typing' : 'baton-preview' }
			aria-label={ __( 'Typing preview', 'baton' ) }
		>
			{ typing && (
				<>
					<span className="baton-preview__who">
						{ sprintf(
							/* translators: %s: the customer's name */
							__( '%s is typing:', 'baton' ),
							name || typing.name
						) }
					</span>{ ' ' }
					<span className="baton-preview__text">
						{ typing.text ?? '…' }
					</span>
				</>
			) }
		</section>
	);
}
