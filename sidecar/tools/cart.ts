/** What is in the visitor's cart right now. */
import * as v from 'valibot';
import type { MakeTool } from './around';
import { folded, itemsText, money, say } from './format';
import { objectOf, toolOf } from './tool-of';

const CART =
	/\b(?:my|the) (?:shopping )?(?:cart|basket|bag)\b|\b(?:meine?[mn]?|den|dem) warenkorb\b|\bmon panier\b|\bmi (?:carrito|cesta)\b|\bmio carrello\b|\bmeu carrinho\b|\bmijn (?:winkelwagen|winkelmand)/u;
const ASKS =
	/\b(?:what|show|how (?:much|many)|total|list|was|zeig|wie ?viel|qu'est|que|combien|montre|cuanto|muestra|cosa|quanto|mostra|o que|wat|hoeveel|toon)\b/u;

export const currentCart: MakeTool = ( { cart } ) =>
	toolOf( {
		name: 'current_cart',
		description:
			'What this customer has in their cart right now, and what it comes to.',
		parameters: objectOf( {} ),
		input: v.optional( v.object( {} ), {} ),
		hears: ( { asked } ) => {
			const text = folded( asked.at( -1 ) ?? '' );
			return CART.test( text ) && ASKS.test( text ) ? {} : undefined;
		},
		run: async ( _, { visitor, settings } ) => {
			const found = await cart( visitor );
			if ( ! found ) {
				return {
					kind: 'answer',
					facts: { items: [] },
					text: say( settings, 'cartEmpty' ),
				};
			}
			const amount = ( text: string ) =>
				money( settings, text, found.currency );
			return {
				kind: 'answer',
				facts: {
					total: amount( found.total ),
					items: found.items.map( ( { name, quantity, total } ) => ( {
						name,
						quantity,
						total: amount( total ),
					} ) ),
				},
				text: say( settings, 'cart', {
					items: itemsText( found.items ),
					total: amount( found.total ),
				} ),
			};
		},
	} );
