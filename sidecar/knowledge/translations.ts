/**
 * What customers of other countries ask with, and what it is in English: pages
 * are found though they are in another language than the question. Without
 * accents, as `wordsOf` makes them; what is an English word too is left out.
 */

const list = ( text: string ) => text.trim().split( /\s+/ );

/**
 * In front of the colon what it says, of German, French, Spanish, Italian,
 * Portuguese, Dutch and Hindi in Latin letters.
 */
const WORDS = `
	delivery: enviais mandan mandais mandate entregam entregais entregate consegnare spedisce lieferst schickt sturen stuurt bezorgt envoyez envoyer expediez expedier livrons livraient versenden versendet verschicken zugestellt livree entregado consegnato entregue geleverd versand lieferung liefern liefert geliefert zustellung versendet verschickt livraison livraisons livrer livrez expedition envoi envio envios enviar envian entrega entregas entregar consegna consegne consegnate spedizione spedizioni spedire spedite frete enviam levering leveren leveren verzending verzenden bezorging bezorgen bezorgd
	delivery cost: porto versandkosten lieferkosten portokosten verzendkosten bezorgkosten portes
	delivery duration: lieferzeit lieferzeiten levertijd levertijden bezorgtijd
	track order: verfolgen nachverfolgen suivre suivi suivez seguir seguimiento rastrear rastreo rastreamento rastreio seguire tracciare tracciamento volgen traceren
	delivery status: sendungsverfolgung sendungsnummer
	delivery address: lieferadresse lieferanschrift bezorgadres afleveradres
	parcel: paket pakete packchen sendung colis paquete paquetes pacco pacchi pacote encomenda pakket pakketje pakje
	order: bestellung bestellungen auftrag commande commandes pedido pedidos ordine ordini encomendas bestelling bestellingen
	place order: bestellen commander ordinare
	buy: kauf gekauft achat achete achats compra compras comprado acquisto acquisti comprei gekocht aankoop kaufen acheter comprar comprare acquistare kopen kharidna
	arrive: llegara llegaran arriva arrivano chegara chegaram komt kommen eintreffen arrivent kam kamen aangekomen arrivee arrives llegaron arrivati chegaram ankommen ankommt kommt angekommen arriver arrivera llegar llega llegado arrivato chegar chega chegou aankomen
	duration: dauert dauer tarda tardan tardar demora demorar delai delais plazo plazos duurt duren din
	long: lange temps tempo tiempo
	expensive: teuer cher chere caro cara costoso duur
	how: wie comment combien cuanto cuanta cuantos quanto quanta quanti kitne kitna kaise
	where: wo ou donde dov dove onde waar kahan
	when: wann quand cuando quando wanneer kab
	abroad: ausland extranjero etranger estero exterior estrangeiro buitenland internationaal
	back: zuruck retour vuelta indietro volta terug
	not received: erhalten recu recue recibido ricevuto recebi ontvangen
	switzerland: schweiz suisse suiza svizzera suica zwitserland
	germany: deutschland allemagne alemania germania alemanha duitsland
	austria: osterreich autriche oostenrijk
	france: frankreich francia franca frankrijk
	italy: italien italie italia
	spain: spanien espagne espana spagna espanha spanje
	belgium: belgien belgique belgica belgio belgie
	netherlands: niederlande  olanda holanda nederland
	country: land lander pays pais paises paese paesi landen
	return: zuruckgebe retournieren renvoie renvoi devuelvo devolvi restituisco rendere devolvo retourzenden teruggeven zuruckgeben zuruckschicken zurucksenden rucksendung rucksendungen ruckgabe retoure retouren retourner renvoyer retours devolver devuelven devolucion devoluciones devuelvo restituire reso resi restituzione devolucao devolucoes terugsturen terugzenden retourneren wapas
	refund: zuruckerstattet remboursements reembolsan reembolsado rimborsate reembolsam erstattung ruckerstattung erstattet rembourse remboursement rembourser remboursee reembolso reembolsar rimborso rimborsare rimborsato terugbetaling terugbetaald terugbetalen paise
	gift card: geschenkkarte geschenkgutschein cartes geschenkkaart
	money: geld dinero soldi denaro dinheiro
	exchange: umgetauscht echangez scambio umtausch umtauschen tauschen echange echanger cambiar cambio cambiare troca trocar ruilen omruilen
	payment: zahle bezahle paie payez abono pague paghi paga betaalde zahlung zahlungen zahlen bezahlen bezahlung paiement payer pago pagos pagar pagamento pagamenti pagare betaling betalen betaal
	payment method: zahlungsarten zahlungsart zahlungsmethoden zahlungsmoglichkeiten bezahlmethoden betaalmethoden betaalmethode betaalwijzen
	method: moyens moyen metodo metodos metodi formas methoden modalita
	credit card: karte kreditkarte carte tarjeta carta cartao kaart creditcard
	cod: nachnahme contrassegno contrareembolso rembours
	instalment: raten ratenzahlung mensualites cuotas plazos parcelas parcelamento rata termijnen
	invoice: beleg quittungen justificante scontrino comprovante belege justificatif recibo ricevuta rechnung rechnungen quittung facture factures factura facturas fattura fatture fatura factuur facturen
	cost: kosten kostet preis preise cout couts coute coutent prix tarif cuesta cuestan cuestas precio precios coste gastos costa costano prezzo prezzi costo costi custa custam preco precos kost prijs prijzen
	free: umsonst gratuits gratuitement gratuita versandkostenfrei kosteloos kostenlos gratuit gratuite gratuito gratis
	cancel: storniere abbrechen annule annulez annulation cancelo cancelado annullo disdire cancelei geannuleerd stornieren storno stornierung kundigen annuler annulation anular cancelar cancelacion annullare cancellare cancelamento annuleren
	change: andere umandern changer modifie modifico cambio cambiato mudo wijzig aanpassen anpassen andern geandert modifier modificar modificare alterar mudar wijzigen veranderen badalna
	address: adresse anschrift direccion direccao endereco indirizzo adres
	account: konto kundenkonto compte cuenta conta rekening
	delete: loschung losche supprime suppression elimino eliminazione excluo opzeggen verwijder entfernen loschen supprimer eliminar borrar eliminare cancellazione excluir apagar verwijderen
	create: eroffnen registriere inscription inscrivo iscrivermi cadastro anlegen erstellen registrieren creer inscrire crear registrarme registrarse creare registrarsi criar cadastrar aanmaken registreren
	password: zugangsdaten clave passwort kennwort passe contrasena senha palavra wachtwoord
	forget: weg verloren perdu perdi perso kwijt vergessen oublie oublier olvidado olvide olvidar dimenticato dimenticare esqueci esquecer vergeten
	login: anmelden einloggen connexion connecter iniciar accedere accesso inloggen
	newsletter: rundbrief infolettre boletin
	review: bewertung bewertungen avis resena resenas recensione recensioni avaliacao avaliacoes beoordeling
	warranty: garantiert garanties garanti garanzie garantiezeit garantie garantia garantias garanzia gewahrleistung
	break:  panne averiado estropeado guasto rotura avariado stuk defect mangelhaft beschadigung bruch casses roturas rotos rotta rotti quebrou gebarsten kaputt beschadigt zerbrochen defekt gebrochen casse cassee endommage defectueux roto rota danado defectuoso rotto danneggiato difettoso quebrado danificado kapot beschadigd gebroken
	wrong: falsch falsche falscher errone mauvais equivocado incorrecto sbagliato errado verkeerd verkeerde
	missing: fehlt fehlen manque falta manca ontbreekt
	product: artikel produkt produkte ware article produit produits producto productos articolo articoli prodotto prodotti produto produtos artigo
	stock: vorratig lager lieferbar verfugbar disponible disponibles disponibile disponivel voorraad leverbaar
	size: grosse grossen taille tailles talla tallas tamano taglia taglie tamanho maat maten
	color: farbe farben couleur couleurs colore colori cor kleur kleuren
	voucher: coupons bonus  bono bonos rabattcodes gutschein gutscheine gutscheincode rabattcode bon bons promo cupon cupones vale descuento descuentos buono buoni sconto sconti cupom desconto descontos kortingscode korting cadeaubon waardebon
	discount: rabatt rabatte reduction remise rebaja rebajas promocao
	offer: angebot angebote offre offres oferta ofertas offerta offerte aanbieding aanbiedingen
	opening hour: offnungszeiten geschaftszeiten horaires horario horarios orari orario openingstijden openingsuren
	open: geoffnet offen ouvert ouverte ouverts ouverture abierto abierta apertura aperto aberto geopend
	store: ladengeschaft filialen boutiques sucursal puntos punti vestiging laden geschaft filiale magasin boutique tienda tiendas negozio negozi loja lojas winkel winkels dukan
	contact: ansprechpartner joindre comunicarme raggiungere falar bereiken kontakt kontaktieren erreichen contacter contactar contacto contattare contatto contato
	phone: telefon telefonnummer telephone telefono telefone telefoonnummer telefoon
	gift: geschenk geschenke cadeau cadeaux regalo regalos regali presente presentes geschenkverpackung
	privacy: datenschutz confidentialite privacidad privacidade
	tax: mehrwertsteuer steuer impuesto impuestos imposta imposto btw
	customs: zoll douane aduana dogana alfandega
`;

/** They say that something is asked, not what; only where the shop itself does not use them. */
const ASKING = list( `
	man mehr komme kommen dann wirklich sagt wieder gern gerne hatten seit auch tombee tombe sous faites fais font deja peux-tu toujours puedes llevo ya todavia aun faccio fai mio gia avevo faco fiz voces tem quanto ainda met over nog steeds hebt even graag
	nun denn mal gar bleibt bleiben letzte letzter letzten woche wochen tage tag tagen heute jetzt etwas nichts alles hatte ware wirklich leider schon ab bancaire credito toujours jours jour encore pas plus rien depuis semaine dias dia ayer semana ancora niente giorni giorno settimana ainda nada veio dagen dag week
	ich mich mir du er sie wir ihr euch uns mein meine meinen meiner meinem dein deine euer eure ihre
	der das den dem des ein eine einen einem einer kein keine ist sind bin wird werden wurde haben habe habt
	konnen kann konnte konnt mochte mochten wollen sollen muss mussen darf durfen gibt geht funktioniert
	welche welcher welches welchen wer warum wieso viel viele auch noch schon nur nicht bitte danke hallo
	und oder aber wenn dass weil fur mit von bei nach aus auf zu zum zur im ins vom uber unter ohne bis
	finde finden bekomme bekommen brauche erhalte schicken sagen machen
	je tu il elle nous vous ils elles mon ma mes votre vos notre nos leur le la les un une des du de au aux
	est sont suis serai sera ai avez avons ont puis peux peut pouvez pouvons veux voudrais faut faire fait
	quel quelle quels quelles qui que quoi pourquoi est-ce qu et mais si avec pour sans dans sur chez
	bonjour merci trouver trouve avoir recevoir besoin acceptez accepter proposez
	yo tu usted ustedes nosotros mi mis su sus el la los las un una unos unas del al lo les nos
	es son esta estan hay tengo tiene tienen tenemos puedo puede pueden podria quiero quisiera necesito hacer
	hacen haceis hago que cual cuales quien por para con sin en y pero si algun alguna algo hola gracias favor
	encontrar encuentro recibir aceptan acepta ofrecen
	io lei lui noi voi loro mio mia miei mie tuo vostro vostra vostri il lo gli uno di del della dei delle
	al alla ai nel nella da dal per con su sono siete avete abbiamo ho hai ha posso puo possiamo vorrei voglio
	che chi cosa quale quali perche ci vuole si non ma ed ciao grazie prego trovo trovare ricevere accettate fate fare
	eu voce voces nos meu minha meus minhas seu sua seus suas o os as um uma do da dos das ao aos na nas
	e sao estou tenho tem temos posso pode podem podemos quero gostaria preciso fazer fazem qual quais quem
	porque por para com sem em mas se ola obrigado obrigada encontrar encontro receber aceitam aceita
	ik jij je u wij jullie zij mijn jouw uw onze het een de zijn ben bent is heb hebt heeft hebben
	kan kunnen wil willen zou moet mag krijg krijgen vind vinden doen gaat wat welke wie waarom hoeveel
	en of maar als voor met van bij naar uit op zonder om niet geen ook nog al hallo bedankt graag accepteren
	main mera meri mere hum aap kya kaun kyun hai hain ho hoga hogi honge ka ki ke ko se par aur kare karu karna
	karein milega milegi milenge chahiye nahi bhi hota` );

/** Of each word, what it says in English, several words where it says several things. */
export const translations = (): Map< string, string[] > => {
	const found = new Map< string, string[] >(
		ASKING.map( ( word ) => [ word, [] ] )
	);
	for ( const line of WORDS.trim().split( '\n' ) ) {
		const [ english = '', foreign = '' ] = line.split( ':' );
		for ( const word of list( foreign ) ) {
			found.set( word, list( english ) );
		}
	}
	return found;
};
