import { useState } from '@wordpress/element';
import type { Stream as StreamView } from '../../../protocol/view';
import { clockTime } from '../words/time';
import { Sources } from './sources';
import { Text } from './text';

interface Props {
	stream: StreamView;
	name: string;
}

/**
 * The assistant's answer while it is being written. It is not announced piece
 * by piece: the message that takes its place is, once.
 */
export function Stream( { stream, name }: Props ) {
	const [ time ] = useState( () => clockTime( Date.now() ) );
	return (
		<article
			className="message assistant"
			aria-label={ `${ name }, ${ time }` }
			aria-live="off"
			aria-busy="true"
		>
			<p className="by" aria-hidden="true">
				<b>{ name }</b>
				<span>{ time }</span>
			</p>
			<div className="balloon growing">
				<Text text={ stream.text } />
				{ stream.sources && stream.sources.length > 0 && (
					<Sources sources={ stream.sources } />
				) }
			</div>
		</article>
	);
}
