/** Whether somebody asks for an order of theirs, and which number and address they name. */
import { folded } from './format';

export type About = 'status' | 'refund';

export interface OrderSlots {
	number?: string;
	email?: string;
}

/** Folded text; what comes between may be a word or two. */
const OWN_ORDER = [
	/\b(?:where(?:'?s| is| are)|track|tracking|status of|has|have|when (?:will|does|is|do i get)|did) (?:i (?:got|get) )?(?:my|our) (?:\w+ )?(?:orders?|parcels?|packages?|delivery|shipments?|things|stuff|refund)\b/u,
	/\b(?:my|our) (?:\w+ )?(?:order|parcel|package|delivery|shipment|refund) (?:still )?(?:has not|hasn'?t|is not|isn'?t|did not|didn'?t|never|is late|status)\b/u,
	/\b(?:not|haven'?t|never|didn'?t) (?:yet )?(?:received?|got|get) (?:my|our) (?:\w+ )?(?:order|parcel|package|delivery|refund)\b/u,
	/\border status\b/u,
	/\bwo (?:ist|bleibt|bleiben|sind) (?:denn )?(?:meine?|unsere?) (?:\w+ )?(?:bestellung(?:en)?|paket|packchen|lieferung|sendung|ware|erstattung)\b/u,
	/\bwann (?:kommt|wird|ist|kommen) (?:meine?|unsere?) (?:\w+ )?(?:bestellung|paket|lieferung|sendung|ware)\b/u,
	/\bstatus (?:von )?mein(?:er|es)? (?:bestellung|pakets?|lieferung)\b/u,
	/\bmeine? (?:bestellung|paket|lieferung|sendung|erstattung) ist (?:noch |immer )*nicht\b/u,
	/\bou (?:est|en est|sont) (?:ma|mon|mes|notre) (?:commandes?|colis|livraison|remboursement)\b/u,
	/\bquand (?:arrive|sera|arrivera|vais-je recevoir|est-ce que .{0,20}) ?(?:ma|mon|notre) (?:commande|colis|livraison)\b/u,
	/\b(?:suivre|suivi de|pas (?:encore )?recu|statut de) (?:ma|mon|notre) (?:commande|colis|livraison|remboursement)\b/u,
	/\bdonde (?:esta|anda|estan) (?:mi|mis|nuestro) (?:pedidos?|paquete|envio|reembolso|compra)\b/u,
	/\b(?:cuando (?:llega|llegara)|estado de|rastrear|seguir|no (?:me )?ha llegado|no he recibido) (?:mi|nuestro) (?:pedido|paquete|envio|reembolso)\b/u,
	/\bdov'? ?e'? (?:il mio|la mia) (?:ordine|pacco|spedizione|rimborso)\b/u,
	/\b(?:quando arriva|stato del|traccia(?:re)?|non ho (?:ancora )?ricevuto) (?:il )?(?:mio|la mia) (?:ordine|pacco|spedizione|rimborso)\b/u,
	/\bonde esta (?:o |a )?(?:meu|minha) (?:pedido|encomenda|pacote|reembolso|compra)\b/u,
	/\b(?:quando chega|estado d[oa]|status d[oa]|rastrear|nao recebi) (?:o |a )?(?:meu|minha) (?:pedido|encomenda|pacote)\b/u,
	/\bwaar (?:is|blijft|zijn) (?:mijn|onze) (?:\w+ )?(?:bestelling(?:en)?|pakket|pakje|levering|terugbetaling)\b/u,
	/\bwanneer (?:komt|wordt|is) (?:mijn|onze) (?:\w+ )?(?:bestelling|pakket|levering)\b/u,
	/\b(?:status van )?mijn (?:bestelling|pakket) (?:is (?:nog )?niet|status)\b|\bstatus van mijn bestelling\b/u,
];

const REFUND =
	/\b(?:refund|erstattung|remboursement|reembolso|rimborso|terugbetaling)/u;

const EMAIL =
	/[^\s<>()[\],;:"']{1,64}@[^\s<>()[\],;:"'@]{1,190}\.[a-z]{2,24}/giu;

/** "#1234", "order no. 1234", "Bestellnummer: WC-1234". */
const MARKED =
	/(?:#\s?|\b(?:order|number|no|nr|num|bestellung|bestellnummer|nummer|commande|numero|pedido|ordine|bestelling|bestelnummer|encomenda)\b[\s.:#°º]{0,4}(?:(?:number|no|nr|nummer|numero|is|ist|lautet|es|est)\b[\s.:#°º]{0,4})*)([a-z]{0,6}[-_/]?\d[\da-z_/-]{0,20})/iu;

const NUMBER = /(?<![\w.,@/-])[a-z]{0,6}[-_/]?\d[\da-z_/-]{0,20}(?![.,]?\d)/giu;

/**
 * @param text     What they wrote.
 * @param expected A number was asked for, so that it need not say that it is one.
 */
export function slotsIn( text: string, expected: boolean ): OrderSlots {
	const said = text.slice( 0, 2000 );
	const email = said.match( EMAIL )?.[ 0 ]?.replace( /[.]+$/u, '' );
	const rest = said.replace( EMAIL, ' ' );
	const marked = MARKED.exec( folded( rest ) )?.[ 1 ];
	const found = rest.match( NUMBER ) ?? [];
	const any = email !== undefined || ( expected && isBare( rest ) );
	const number =
		marked ??
		( any
			? [ ...found ].sort( ( a, b ) => b.length - a.length )[ 0 ]
			: undefined );
	return {
		...( number !== undefined && { number: trimmed( number ) } ),
		...( email !== undefined && { email } ),
	};
}

/** "It's 1234", not "I need 3 mugs". */
const isBare = ( text: string ) =>
	( text.replace( NUMBER, ' ' ).match( /[\p{L}']+/gu ) ?? [] ).length <= 2;

const trimmed = ( number: string ) => number.replace( /[-_/]+$/u, '' );

/**
 * Undefined where no order of theirs is asked for. `pending` is what they were
 * asked and have not answered yet.
 */
export function hearOrder(
	text: string,
	pending?: { about: About }
): ( OrderSlots & { about: About } ) | undefined {
	const plain = folded( text );
	const asks = OWN_ORDER.some( ( one ) => one.test( plain ) );
	const slots = slotsIn( text, pending !== undefined );
	const about = REFUND.test( plain ) ? 'refund' : 'status';
	if ( asks ) {
		return { ...slots, about };
	}
	if ( pending && ( slots.number ?? slots.email ) !== undefined ) {
		return { ...slots, about: pending.about };
	}
	return slots.number !== undefined && slots.email !== undefined
		? { ...slots, about }
		: undefined;
}
