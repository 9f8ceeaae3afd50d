import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';

export interface Rule {
	key: string;
	name: string;
	means: string;
	remove: () => void;
}

/** What the owner has added, each with a way to take it away. */
export function Rules( { label, rules }: { label: string; rules: Rule[] } ) {
	return rules.length === 0 ? null : (
		<ul className="baton-rules" aria-label={ label }>
			{ rules.map( ( { key, name, means, remove } ) => (
				<li key={ key }>
					<span>
						<strong>{ name }</strong>: { means }
					</span>
					<Button
						variant="tertiary"
						isDestructive
						size="small"
						aria-label={ sprintf(
							/* translators: %s: words or a language */
							__( 'Remove %s', 'baton' ),
							name
						) }
						onClick={ remove }
					>
						{ __( 'Remove', 'baton' ) }
					</Button>
				</li>
			) ) }
		</ul>
	);
}
