import type { ReactNode } from 'react';
import { isOwnPage, safeUrl } from '../words/links';

interface Props {
	url: string;
	children: ReactNode;
}

/** A link if its address is one that may be followed, else only its words. */
export function Link( { url, children }: Props ) {
	const href = safeUrl( url );
	if ( ! href ) {
		return <span>{ children }</span>;
	}
	return (
		<a
			href={ href }
			rel="noopener noreferrer nofollow"
			target={ isOwnPage( href ) ? undefined : '_blank' }
		>
			{ children }
		</a>
	);
}
