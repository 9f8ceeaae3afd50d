import { memo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { MessageEntry } from '../chat/entries';
import type { Way } from '../words/on-its-way';
import { clockTime } from '../words/time';
import { DeliveryState } from './delivery-state';
import { Sources } from './sources';
import { Text } from './text';

interface Props {
	entry: MessageEntry;
	/** For what is not sent yet. */
	way: Way;
	/** The customer's newest message: says how far it got. */
	newest: boolean;
}

/** Drawn again when something of it changed: a log may hold hundreds. */
export const Message = memo( Article, isSame );

function isSame( before: Props, now: Props ): boolean {
	return (
		before.way === now.way &&
		before.newest === now.newest &&
		( Object.keys( now.entry ) as Array< keyof MessageEntry > ).every(
			( field ) => before.entry[ field ] === now.entry[ field ]
		)
	);
}

function Article( { entry, way, newest }: Props ) {
	const { from, name, text, at, sources, state, follows, key } = entry;
	const speaker = name || __( 'You', 'baton' );
	const time = clockTime( at );
	return (
		<article
			className={ `message ${ from }${ follows ? ' follows' : '' }` }
			aria-label={ `${ speaker }, ${ time }` }
		>
			{ ! follows && (
				<p className="by" aria-hidden="true">
					{ from !== 'customer' && <b>{ speaker }</b> }
					<time dateTime={ new Date( at ).toISOString() }>
						{ time }
					</time>
				</p>
			) }
			<div className="balloon">
				<Text text={ text } />
				{ sources && sources.length > 0 && (
					<Sources sources={ sources } />
				) }
			</div>
			{ state && (
				<DeliveryState
					id={ key }
					state={ state }
					way={ way }
					newest={ newest }
				/>
			) }
		</article>
	);
}
