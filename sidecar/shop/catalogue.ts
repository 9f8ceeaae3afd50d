/** What the shop has to answer from, by signed calls: lists of what there is, then texts. */
import * as v from 'valibot';
import {
	KnowledgeListing,
	KnowledgeRead,
	WireDocument,
	type CatalogueKind,
} from '../../protocol';
import { ShopProblem, type Catalogue, type Read } from '../ports';

interface Signed {
	call: ( route: string, body: unknown ) => Promise< unknown >;
}

const LIST = '/baton/v1/knowledge/list';
const READ = '/baton/v1/knowledge/read';

export class WordPressCatalogue implements Catalogue {
	constructor( private readonly wordpress: Signed ) {}

	async list( kinds: CatalogueKind[] ): ReturnType< Catalogue[ 'list' ] > {
		const answer = v.safeParse(
			KnowledgeListing,
			await this.wordpress.call( LIST, { kinds } )
		);
		if ( ! answer.success ) {
			throw unreadable( LIST );
		}
		return new Map(
			kinds.map( ( kind ) => {
				const listed = answer.output.kinds[ kind ];
				if ( ! listed ) {
					return [ kind, unreadable( LIST ) ];
				}
				return [
					kind,
					'stamps' in listed
						? new Map(
								Object.entries( listed.stamps ).map(
									( [ key, stamp ] ) => [
										`${ kind }:${ key }`,
										stamp,
									]
								)
							)
						: saidBroken( LIST, listed.problem ),
				];
			} )
		);
	}

	async read( ids: string[] ): Promise< Read > {
		const answer = v.safeParse(
			KnowledgeRead,
			await this.wordpress.call( READ, { ids } )
		);
		if ( ! answer.success ) {
			throw unreadable( READ );
		}
		const { documents, gone, problems } = answer.output;
		const asked = new Set( ids );
		return {
			documents: documents.flatMap( ( one ) => {
				const read = v.safeParse( WireDocument, one );
				return read.success && asked.has( read.output.id )
					? [ read.output ]
					: [];
			} ),
			gone: gone.filter( ( id ) => asked.has( id ) ),
			problems: new Map(
				Object.entries( problems ).map( ( [ kind, words ] ) => [
					kind as CatalogueKind,
					saidBroken( READ, words ),
				] )
			),
		};
	}
}

const unreadable = ( route: string ) =>
	new ShopProblem(
		`WordPress, ${ route }: an answer that cannot be read. Update the plugin and the sidecar to the same version.`,
		'unreadable',
		{ route }
	);

/** The words are the shop's own: for its owner's screen, and for no log. */
const saidBroken = ( route: string, words: string ) =>
	new ShopProblem( `WordPress, ${ route }: an error there.`, 'broken', {
		route,
		byPlugin: true,
		words,
	} );
