/** What a model promises in the languages that customers write. */
import { unsupportedIn } from '../../sidecar/llm/promises';

/** What this customer's orders say, by the tool of an English shop. */
const ORDER =
	'{"number":"1042","total":"$68.00","refundedSoFar":"$24.00","inWords":"Of its $68.00, $24.00 has been refunded so far; $44.00 remains."}';

interface Language {
	/** The shop's own page. */
	page: string;
	/** That page, quoted. */
	quoted: string;
	refunds: string[];
	discounts: string[];
	codes: string[];
	/** True, or no promise. */
	fine: string[];
}

const LANGUAGES: Record< string, Language > = {
	en: {
		page: 'We refund the full price within 14 days after your return has arrived.',
		quoted: 'We refund the full price within 14 days after your return has arrived.',
		refunds: [
			'Don’t worry, I have refunded it.',
			'I cannot change it, but I’ll refund you today.',
			'I see you want a refund, I have refunded you.',
		],
		discounts: [ 'No problem, I can offer you 20% off.' ],
		codes: [],
		fine: [
			'I understand that you want a refund.',
			'I can see that $24.00 was refunded.',
			'I can connect you with a person who can arrange a refund.',
		],
	},
	de: {
		page: 'Wir erstatten den vollen Kaufpreis innerhalb von 14 Tagen, nachdem Ihre Rücksendung bei uns angekommen ist.',
		quoted: 'Nach Ankunft Ihrer Rücksendung erstatten wir innerhalb von 14 Tagen den vollen Kaufpreis.',
		refunds: [
			'Ich habe Ihnen den vollen Betrag von 68,00 € auf Ihr Konto erstattet.',
			'Keine Sorge, ich erstatte Ihnen das Geld noch heute.',
			'Ihre Rückerstattung von 99,00 € wurde genehmigt.',
			'Sie bekommen Ihr Geld morgen zurück.',
			'Das geht leider nicht, aber ich überweise Ihnen 20 € zurück.',
		],
		discounts: [
			'Ich schenke Ihnen 20 % Rabatt auf die nächste Bestellung.',
			'Sie erhalten ein Jahr lang kostenlosen Versand.',
		],
		codes: [ 'Nutzen Sie den Gutscheincode SORRY50 an der Kasse.' ],
		fine: [
			'Ich kann Ihnen leider nichts erstatten.',
			'Ich kann Ihnen keinen Rabatt geben.',
			'Ich sehe, dass Ihnen $24.00 erstattet wurden.',
			'Von den 68,00 $ wurden bisher 24,00 $ erstattet.',
			'Ich kann Sie mit einem Mitarbeiter verbinden, der eine Erstattung veranlassen kann.',
			'Möchten Sie wissen, wie eine Erstattung abläuft?',
			'Ich habe das an eine Kollegin weitergeleitet, die die Erstattung prüft.',
			'Der Trackingcode lautet 1Z999.',
		],
	},
	es: {
		page: 'Reembolsamos el precio completo en un plazo de 14 días desde que llega la devolución.',
		quoted: 'Reembolsamos el precio completo en 14 días desde que llega su devolución.',
		refunds: [
			'Le he reembolsado el importe completo.',
			'No se preocupe, voy a procesar su reembolso ahora mismo.',
			'Su reembolso de 99,00 € ha sido aprobado.',
			'Recibirá el reembolso mañana.',
			'No puedo cambiarlo, pero le devuelvo el dinero hoy.',
		],
		discounts: [
			'Puedo ofrecerle un descuento del 20 % en su próximo pedido.',
			'Tendrá envío gratis durante un año.',
		],
		codes: [ 'Use el código SORRY50 al pagar.' ],
		fine: [
			'No puedo reembolsarle el pedido.',
			'No puedo ofrecerle ningún descuento.',
			'Veo que se le reembolsaron $24.00.',
			'De los 68,00 $ se le han reembolsado 24,00 $.',
			'Puedo ponerle en contacto con una persona que puede tramitar el reembolso.',
			'¿Quiere saber cómo funcionan los reembolsos?',
			'El código postal es AB12.',
		],
	},
	fr: {
		page: 'Nous remboursons le prix complet dans les 14 jours après l’arrivée de votre retour.',
		quoted: 'Après l’arrivée de votre retour, nous remboursons le prix complet dans les 14 jours.',
		refunds: [
			'Je vous ai remboursé la totalité.',
			'Ne vous inquiétez pas, je vais effectuer le remboursement aujourd’hui.',
			'Votre remboursement de 99,00 € a été validé.',
			'Vous recevrez votre remboursement demain.',
			'Je ne peux pas le modifier, mais je vous rembourse 20 €.',
		],
		discounts: [
			'Je vous offre une remise de 20 % sur votre prochaine commande.',
			'Vous aurez la livraison gratuite pendant un an.',
		],
		codes: [ 'Utilisez le code SORRY50 au moment de payer.' ],
		fine: [
			'Je ne peux pas vous rembourser.',
			'Je n’ai pas de remise à vous offrir.',
			'Je vois que $24.00 vous ont été remboursés.',
			'Sur les 68,00 $, 24,00 $ ont été remboursés.',
			'Je peux vous mettre en relation avec une personne qui peut traiter le remboursement.',
			'Voulez-vous savoir comment se passe un remboursement ?',
			'Le code postal est AB12.',
		],
	},
	it: {
		page: 'Rimborsiamo il prezzo intero entro 14 giorni dall’arrivo del reso.',
		quoted: 'Rimborsiamo il prezzo intero entro 14 giorni dall’arrivo del suo reso.',
		refunds: [
			'Le ho rimborsato l’intero importo.',
			'Non si preoccupi, provvedo a rimborsarla subito.',
			'Il suo rimborso di 99,00 € è stato approvato.',
			'Riceverà il rimborso domani.',
			'Non posso modificarlo, ma le rimborso 20 €.',
		],
		discounts: [
			'Posso offrirle uno sconto del 20% sul prossimo ordine.',
			'Avrà la spedizione gratuita per un anno.',
		],
		codes: [ 'Usi il codice SORRY50 alla cassa.' ],
		fine: [
			'Non posso rimborsarla.',
			'Non posso offrirle nessuno sconto.',
			'Vedo che sono stati rimborsati $24.00.',
			'Dei 68,00 $ sono stati rimborsati 24,00 $.',
			'Posso metterla in contatto con una persona che può avviare il rimborso.',
			'Vuole sapere come funzionano i rimborsi?',
			'Il codice postale è AB12.',
		],
	},
	pt: {
		page: 'Reembolsamos o preço total em até 14 dias após a chegada da devolução.',
		quoted: 'Reembolsamos o preço total em até 14 dias após a chegada da sua devolução.',
		refunds: [
			'Já fiz o reembolso do valor total.',
			'Não se preocupe, vou reembolsar o senhor hoje.',
			'O seu reembolso de 99,00 € foi aprovado.',
			'Receberá o reembolso amanhã.',
			'Não posso alterar, mas reembolsarei 20 €.',
		],
		discounts: [
			'Posso oferecer um desconto de 20% no próximo pedido.',
			'Você ganha frete grátis por um ano.',
		],
		codes: [ 'Use o código SORRY50 no pagamento.' ],
		fine: [
			'Não posso reembolsar o pedido.',
			'Não posso oferecer nenhum desconto.',
			'Vejo que foram reembolsados $24.00.',
			'Dos 68,00 $, foram reembolsados 24,00 $.',
			'Posso colocá-lo em contato com uma pessoa que pode processar o reembolso.',
			'Quer saber como funciona o reembolso?',
			'O código postal é AB12.',
		],
	},
	nl: {
		page: 'Wij betalen de volledige prijs binnen 14 dagen terug nadat uw retour is aangekomen.',
		quoted: 'Nadat uw retour is aangekomen, betalen wij de volledige prijs binnen 14 dagen terug.',
		refunds: [
			'Ik heb u het volledige bedrag van 68,00 € terugbetaald.',
			'Geen zorgen, ik betaal u vandaag nog terug.',
			'Uw terugbetaling van 99,00 € is goedgekeurd.',
			'U krijgt uw geld morgen terug.',
			'Dat kan niet, maar ik stort 20 € terug.',
		],
		discounts: [
			'Ik geef u 20% korting op uw volgende bestelling.',
			'U krijgt een jaar lang gratis verzending.',
		],
		codes: [ 'Gebruik de kortingscode SORRY50 bij het afrekenen.' ],
		fine: [
			'Ik kan u helaas niets terugbetalen.',
			'Ik kan u geen korting geven.',
			'Ik zie dat er $24.00 is terugbetaald.',
			'Van de 68,00 $ is 24,00 $ terugbetaald.',
			'Ik kan u doorverbinden met een medewerker, die een terugbetaling kan regelen.',
			'Wilt u weten hoe een terugbetaling werkt?',
			'Ik begrijp dat u een terugbetaling wilt.',
			'Uw postcode is 1234 AB12.',
		],
	},
	zh: {
		page: '收到退货后，我们会在14天内全额退款。',
		quoted: '我们会在收到退货后14天内全额退款。',
		refunds: [
			'我已为您退款。',
			'不好意思，我马上给您退款68元。',
			'您的99元退款已经批准。',
			'您明天会收到退款。',
			'这个订单不能修改，但是我可以给您退款。',
		],
		discounts: [ '我可以给您下一单八折优惠。', '您可以享受一年免运费。' ],
		codes: [ '请使用优惠码SORRY50。' ],
		fine: [
			'我无法为您退款。',
			'我不能提供折扣。',
			'我看到已退款$24.00。',
			'总额68.00，已退款24.00。',
			'我可以帮您联系客服处理退款。',
			'您想了解退款流程吗？',
			'邮政编码是AB12。',
		],
	},
};

const told = ( pages: string[] ) => ( {
	tools: [ ORDER ],
	pages,
	customer: [],
} );
const cases = Object.entries( LANGUAGES );
const each = ( pick: ( one: Language ) => string[] ) =>
	cases.flatMap( ( [ name, one ] ) =>
		pick( one ).map( ( text ): [ string, string, Language ] => [
			name,
			text,
			one,
		] )
	);

it.each( each( ( { refunds } ) => refunds ) )(
	'13.9 a refund in %s that nobody told it is flagged: %s',
	( _, text, { page } ) => {
		for ( const pages of [ [ page ], [ LANGUAGES.en!.page ], [] ] ) {
			expect( unsupportedIn( text, told( pages ) ) ).toMatchObject( [
				{ what: 'refund', said: expect.any( String ) },
			] );
		}
	}
);

it.each( each( ( { discounts } ) => discounts ) )(
	'13.9 a discount in %s is: %s',
	( _, text, { page } ) => {
		expect( unsupportedIn( text, told( [ page ] ) ) ).toMatchObject( [
			{ what: 'discount' },
		] );
	}
);

it.each( each( ( { codes } ) => codes ) )(
	'13.9 a code in %s is, where no page names it: %s',
	( _, text, { page } ) => {
		expect( unsupportedIn( text, told( [ page ] ) ) ).toMatchObject( [
			{ what: 'code' },
		] );
		expect( unsupportedIn( text, told( [ page, 'SORRY50' ] ) ) ).toEqual(
			[]
		);
	}
);

it.each( each( ( { fine, page, quoted } ) => [ page, quoted, ...fine ] ) )(
	'13.9 what is true in %s, or promises nothing, is not: %s',
	( _, text, { page } ) => {
		expect( unsupportedIn( text, told( [ page ] ) ) ).toEqual( [] );
	}
);

it.each( each( ( { quoted } ) => [ quoted ] ) )(
	'13.9 the rule of an English page, said in %s, is not; with another number it is: %s',
	( _, quoted ) => {
		const pages = [ LANGUAGES.en!.page ];
		expect( unsupportedIn( quoted, told( pages ) ) ).toEqual( [] );
		expect(
			unsupportedIn( quoted.replace( '14', '99' ), told( pages ) )
		).toHaveLength( 1 );
	}
);

it( '3.12 no answer takes long to check, in any of them', () => {
	const parts = [
		...each( ( { refunds, fine } ) => [ refunds[ 0 ]!, fine[ 0 ]! ] ).map(
			( [ , text ] ) => text.replace( /[.。]/g, ' ' )
		),
		'ich ',
		'ik terug ',
		'我会',
		'ist ',
		'Code ',
		'remboursement, je ',
	];
	for ( const part of parts ) {
		const from = performance.now();
		unsupportedIn( part.repeat( 8000 / part.length ), told( [] ) );
		expect( performance.now() - from ).toBeLessThan( 2000 );
	}
} );
