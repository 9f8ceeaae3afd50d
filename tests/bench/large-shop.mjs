/** Products of a large shop, each with a text of its own; the same at every run. */

import chances from '../support/chance.cjs';

const { chance } = chances;

const list = ( text ) => text.trim().split( /\s+/ );

const THINGS = list( `
	mug kettle teapot lamp chair blanket towel candle basket shelf mirror vase
	clock rug cushion bowl plate tray bench stool curtain pillow apron jug
	lantern planter hook frame doormat quilt` );
const LOOKS = list( `
	blue green copper linen oak wool glass steel small large round tall folding
	striped plain ivory walnut ceramic woven enamel brass felt slate cotton
	amber charcoal rustic narrow deep light` );
const NAMES = list( `
	harbor meadow alder tern fjord lantern ember juniper sorrel heron marlow
	brisk cobble dune fable grove hazel isle kestrel larch` );
const PARTS = list( `
	handle lid base rim seam lining leg drawer hinge cord shade spout foot
	edge cover frame wick glaze weave knot` );
const DOES = list( `
	keeps holds folds stacks hangs stands pours warms dries lasts fits turns
	opens closes rolls` );
const PLACES = list( `
	kitchen hallway bedroom terrace studio bathroom nursery office pantry
	garden balcony cabin porch attic` );
const HOW = list( `
	quietly gently neatly firmly easily evenly softly safely smoothly well` );
export const FACTS = [
	'Dishwasher safe, and it keeps its colour.',
	'Made by hand in a small workshop; every piece differs a little.',
	'Delivery takes three to five working days.',
	'It may be returned within thirty days, unused.',
	'The guarantee covers five years from the day of purchase.',
	'Wipe it clean with a damp cloth; no bleach.',
];

/** @param {number} count */
export function largeShop( count ) {
	const random = chance( 20_260 );
	const one = ( words ) => words[ Math.floor( random() * words.length ) ];
	const sentence = () =>
		`The ${ one( LOOKS ) } ${ one( PARTS ) } ${ one( DOES ) } ${ one( HOW ) } in the ${ one( PLACES ) }, and the ${ one( PARTS ) } ${ one( DOES ) } for ${ 2 + Math.floor( random() * 40 ) } years.`;
	return Array.from( { length: count }, ( _, i ) => {
		const name = `${ one( NAMES ) } ${ one( LOOKS ) } ${ one( THINGS ) }`;
		return {
			id: `product:${ i + 1 }`,
			kind: 'product',
			title: name,
			url: `https://shop.example/product/${ i + 1 }/`,
			text: [
				`${ name }. Price: ${ 5 + Math.floor( random() * 200 ) }.00. ${ random() < 0.8 ? 'In stock' : 'Out of stock' }.`,
				`Sizes: S, M, L. Colours: ${ one( LOOKS ) }, ${ one( LOOKS ) }.`,
				Array.from( { length: 4 }, sentence ).join( ' ' ),
				`${ one( FACTS ) } ${ one( FACTS ) }`,
			].join( '\n' ),
		};
	} );
}

/** What customers ask of it. */
export function questionsTo( count ) {
	const random = chance( 7 );
	const one = ( words ) => words[ Math.floor( random() * words.length ) ];
	const ways = [
		( thing ) => `is the ${ thing } dishwasher safe?`,
		( thing ) => `how much does the ${ one( LOOKS ) } ${ thing } cost`,
		( thing ) => `how long does delivery of a ${ thing } take?`,
		( thing ) => `what guarantee is there on your ${ thing }`,
		( thing ) => `do you have the ${ one( NAMES ) } ${ thing } in L?`,
		( thing ) => `a ${ thing } for the ${ one( PLACES ) }, is it in stok?`,
		() => 'what is the capital of australia',
		() => 'do you ship abroad and what does it cost',
		( thing ) =>
			`Hi! I bought a ${ thing } last week. Can I send it back? How long do refunds take?`,
	];
	return Array.from( { length: count }, ( _, i ) =>
		ways[ i % ways.length ]( one( THINGS ) )
	);
}
