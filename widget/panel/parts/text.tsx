import { pieces } from '../words/links';
import { Link } from './link';

/** What somebody wrote: text nodes, and links where an address stands. */
export const Text = ( { text }: { text: string } ) => (
	<p className="text">
		{ pieces( text ).map( ( piece, at ) =>
			piece.url ? (
				<Link key={ at } url={ piece.url }>
					{ piece.text }
				</Link>
			) : (
				piece.text
			)
		) }
	</p>
);
