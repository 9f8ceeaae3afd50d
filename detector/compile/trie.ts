/** Entries of several words as the arrays of `Trie`. */
import { bySize, hashes } from '../../sidecar/conversation/escalation/hash';
import {
	edge,
	type TrieFile,
} from '../../sidecar/conversation/escalation/trie';
import { placesColumns, table } from './table';

export interface Entry {
	words: string[];
	/** The last word stands for all that begin so. */
	open: boolean;
	kind: number;
	bit: number;
}

interface Node {
	exact: Map< string, Node >;
	open: Map< string, Node >;
	/** Bits by kind. */
	ends: Map< number, number >;
}

const newNode = (): Node => ( {
	exact: new Map(),
	open: new Map(),
	ends: new Map(),
} );

const goesOn = ( { exact, open }: Node ) => exact.size + open.size > 0;

/** @throws {Error} When two edges have the same hash. */
export function compileTrie( entries: Entry[] ): TrieFile {
	const nodes = numbered( treeOf( entries ) );
	const numberOf = new Map( nodes.map( ( node, i ) => [ node, i ] ) );
	const edges = nodes
		.flatMap( ( node, state ) =>
			[ node.exact, node.open ].flatMap( ( map ) =>
				[ ...map ].map( ( [ word, next ] ) => ( {
					hash: edge( hashes( word ), state, map === node.open ),
					to: numberOf.get( next )!,
				} ) )
			)
		)
		.sort( ( a, b ) => bySize( a.hash, b.hash ) );
	edges.forEach( ( { hash }, i ) => {
		if ( hash === edges[ i + 1 ]?.hash ) {
			throw new Error( 'Two words have the same hash.' );
		}
	} );
	const ends = nodes.map( ( node ) => [ ...node.ends ] );
	const firsts = [ 0 ];
	for ( const own of ends ) {
		firsts.push( firsts.at( -1 )! + own.length );
	}
	const goOn = nodes.filter( goesOn );
	const openLengths = ( least: boolean ) =>
		goOn.map( ( { open } ) => {
			const lengths = [ ...open.keys() ].map( ( { length } ) => length );
			return ( least ? Math.min : Math.max )( ...lengths, 0 );
		} );
	return {
		edges: edges.length,
		states: nodes.length,
		goOn: goOn.length,
		ends: ends.flat().length,
		table: table( [
			...placesColumns( edges.map( ( { hash } ) => hash ) ),
			[ 2, edges.map( ( { to } ) => to ) ],
			[ 2, firsts ],
			[ 2, ends.flat().map( ( [ , bits ] ) => bits ) ],
			[ 1, ends.flat().map( ( [ kind ] ) => kind ) ],
			[ 1, openLengths( true ) ],
			[ 1, openLengths( false ) ],
		] ),
	};
}

function treeOf( entries: Entry[] ): Node {
	const root = newNode();
	for ( const { words, open, kind, bit } of entries ) {
		let node = root;
		words.forEach( ( word, i ) => {
			const map = open && i === words.length - 1 ? node.open : node.exact;
			let next = map.get( word );
			if ( ! next ) {
				map.set( word, ( next = newNode() ) );
			}
			node = next;
		} );
		node.ends.set( kind, ( node.ends.get( kind ) ?? 0 ) | bit );
	}
	return root;
}

/** The first one first, those that go on next, the others last. */
function numbered( root: Node ): Node[] {
	const all: Node[] = [ root ];
	for ( let i = 0; i < all.length; i++ ) {
		all.push( ...all[ i ]!.exact.values(), ...all[ i ]!.open.values() );
	}
	return [
		...all.filter( goesOn ),
		...all.filter( ( node ) => ! goesOn( node ) ),
	];
}
