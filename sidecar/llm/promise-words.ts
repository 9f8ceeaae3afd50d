/**
 * By which words a promise is known, language by language. Texts are read in
 * small letters, without accents ("ß" is "ss"), clause by clause.
 */

export interface PromiseWords {
	/** Money that goes back. */
	refund: RegExp;
	/** Something for less, or for nothing. */
	discount: RegExp;
	/** It is said not to be so; or that nobody need worry, which is `idle`. */
	negated: RegExp;
	/** Looks like a negation and is none. */
	idle: RegExp;
	/** The assistant itself does it, did it or will. */
	mine: RegExp;
	/** The shop does. */
	ours: RegExp;
	/** It is settled, or it is the customer's due. */
	settled: RegExp;
	/** It has happened: only their own orders can say so. */
	done: RegExp;
	/** It tells what it read: "I see that it was refunded". */
	reports: RegExp;
	/** By these a text is known to be in this language. */
	common: RegExp;
}

const EN_DEED =
	/(?:'(?:ve|ll|m|re| have| will))?\b(?: (?:have|will|am|are|just|already|now|can|shall|going to|also|happily))*\b[^.!?\n]{0,24}?\b(?:refund|issu|process|arrang|approv|credit|reimburs|offer|giv|appl|add|send|sent|grant|authori[sz]|initiat|start)/
		.source;
/** Up to a comma that is none of a number: the verb may stand at the end. */
const FAR = '(?:[^,;]|,\\d){0,80}?';
const NEAR = '[^,;]{0,30}?';
const DE_DEED =
	'(?:erstatt|veranlass|genehmig|bewillig|gewahr|biet|anbiet|gebe|geben|schenk|schreib|gutgeschrieben|schick|send|uberweis|uberwies|zuruck|hinzugefug|eingeleitet|leite\\b[^,;]{0,40}\\bein\\b|erlass)';
const NL_DEED =
	'(?:terug|betaa?l|vergoed|geef|geven|bied|bieden|aanbied|stuur|sturen|gestuurd|goedgekeurd|verwerk|regel|geregeld|stort|gestort|toegevoegd|schenk)';
const ZH_APART = '(?:(?!联系|转接|转给|人工|客服|同事)[^，。！？；,;]){0,20}?';
const ZH_DEED =
	'(?:退|批准|处理|发放|送|提供|给您|给你|申请|安排|补偿|赔偿|减免|打折)';

/** Together, and each by itself in what is read after them. */
export const PROMISE_WORDS: Record< string, PromiseWords > = {
	en: {
		refund: /\b(?:refund(?:s|ed|ing)?|reimburse(?:d|ment)?|money back|credited)\b/,
		discount:
			/\b(?:discounts?|coupons?|vouchers?|gift cards?|store credit)\b|(?:\d+\s?(?:%|percent)|[$€£]\s?\d+(?:\.\d\d)?)\s?off\b|\bfree (?:shipping|replacement|gift|item)\b/,
		negated:
			/\b(?:can(?:no|')t|cannot|could(?: not|n't)|unable|not able|won't|do(?:es)?(?: not|n't)|no (?:refund|discount|code|coupon)|not (?:offer|give|promise))/,
		idle: /\bdo(?: not|n't) (?:worry|hesitate|mind)\b/,
		mine: new RegExp( `\\bi${ EN_DEED }` ),
		ours: new RegExp( `\\bwe${ EN_DEED }` ),
		settled:
			/\b(?:(?:has|have|had) been|was|were|is being|will be|you(?:'ll| will| can)? (?:get|receive|have|enjoy|see)|you are (?:getting|entitled)|you're (?:getting|entitled)|guarantee[ds]?|here(?:'s| is) (?:a|your)|enjoy|use (?:the )?code)\b/,
		done: /\b(?:(?:has|have|had) been|was|were|is being)\b/,
		reports:
			/\bi (?:can |could |have )?(?:see|find|found|check(?:ed)?|looked|understand|know|read|notice)\b/,
		common: /\b(?:the|and|you|your|with|for|are|of|is|to)\b/g,
	},
	de: {
		refund: /erstatt|\bgeld\b[^.]{0,40}\bzuruck|zuruck(?:be|ge)?zahl|zuruckuberw|\b(?:zahl|uberweis)\w*\b[^.]{0,60}\bzuruck\b|gutgeschrieben|gutschrift/,
		discount:
			/rabatt|gutschein|nachlass|geschenkkarte|guthaben|\d\s?(?:%|prozent) (?:gunstiger|billiger|weniger)|\b(?:kostenlose[nrs]?|gratis) ?(?:versand|lieferung|ersatz|geschenk)|versandkostenfrei/,
		negated: /\b(?:nichts?|kein\w*|nie|niemals|weder)\b/,
		idle: /\bkeine? (?:sorge|problem)\b|\bmachen sie sich keine sorgen\b/,
		mine: new RegExp(
			`\\bich\\b${ FAR }${ DE_DEED }|\\b${ DE_DEED }\\w*\\b${ NEAR }\\bich\\b`
		),
		ours: new RegExp(
			`\\bwir\\b${ FAR }${ DE_DEED }|\\b${ DE_DEED }\\w*\\b${ NEAR }\\bwir\\b`
		),
		settled:
			/\b(?:wurden?|worden|wird|werden|(?:bekommen|erhalten|kriegen) sie|sie (?:bekommen|erhalten|kriegen|haben anspruch)|du (?:bekommst|erhaltst|kriegst)|(?:bekommst|erhaltst|kriegst) du|steht ihnen zu|garantier\w*|hier ist (?:ihr|dein)|ist (?:bereits |schon )?(?:veranlasst|genehmigt|bewilligt|unterwegs|erfolgt))\b/,
		done: /\b(?:wurden?|worden|ist (?:bereits |schon )?(?:veranlasst|genehmigt|bewilligt|unterwegs|erfolgt))\b/,
		reports:
			/\b(?:ich (?:sehe|finde|lese|weiss|verstehe)|sehe ich|gesehen|gefunden)\b/,
		common: /\b(?:der|die|das|und|nicht|mit|wir|sie|ist|den|von|ein|eine)\b/g,
	},
	es: {
		refund: /reembols|devol(?:ver|vemos|vere|vi|vio|ucion del dinero)|devuelto|devuelvo|abonad[oa]|reintegr/,
		discount:
			/descuento|\bcupon|\bvales?\b(?! la)|tarjeta regalo|saldo a favor|\benvio gratis|\benvio gratuito|\d\s?% menos|rebaja/,
		negated: /\b(?:no|nunca|ni|tampoco|sin)\b/,
		idle: /\bno (?:se|te) preocup\w+|\bno hay problema\b|\bsin problema\b/,
		mine: /\b(?:he|(?:ya )?(?:le|te|les) (?:he|voy a)|voy a|puedo|quiero|acabo de|estoy)\b[^,;]{0,30}?(?:reembols|devol|devuel|abon|reintegr|ofrec|dar|dad|regal|aplic|proces|tramit|aprob|conced|envi)|\b(?:le|te|les) (?:reembolso|devuelvo|abono|ofrezco|doy|regalo|aplico|concedo|envio)\b|\b(?:reembolsare|devolvere|abonare|ofrecere|dare|procesare|tramitare|aplicare)\b/,
		ours: /\b(?:hemos|vamos a|podemos)\b[^,;]{0,30}?(?:reembols|devol|devuel|abon|reintegr|ofrec|dar|dad|regal|aplic|proces|tramit|aprob|conced|envi)|\b(?:reembolsamos|devolvemos|abonamos|ofrecemos|damos|regalamos|reembolsaremos|devolveremos)\b/,
		settled:
			/\b(?:(?:ha|han) sido|fue|fueron|seran?|se (?:le|te) (?:ha|han|reembols\w*|devol\w*|devuel\w*)|recibira\w*|recibes?|obtendra\w*|obtiene|tiene derecho|tendra\w*|garantiz\w*|aqui (?:tiene|tienes|esta) (?:su|tu)|disfrut\w*|us[ae] el (?:codigo|cupon))\b/,
		done: /\b(?:(?:ha|han) sido|fue|fueron|se (?:le|te) (?:ha|han))\b/,
		reports:
			/\b(?:veo|entiendo|comprendo|encuentro|he (?:visto|encontrado|comprobado)|leo)\b/,
		common: /\b(?:el|los|las|que|para|con|del|una|por|su)\b/g,
	},
	fr: {
		refund: /rembours|\bargent\b[^.]{0,30}\brend|\b(?:rendre|rendu)\b[^.]{0,30}\bargent|recredite|\bcredite/,
		discount:
			/\bremises?\b|\breductions?\b|\brabais\b|bons? d'achat|bons? de reduction|\bcoupons?\b|carte cadeau|\bavoir de\b|livraison (?:gratuite|offerte)|frais de port offerts|\d\s?% de moins/,
		negated: /\b(?:ne|pas|jamais|aucune?|sans)\b|\bn'/,
		idle: /\bne (?:vous inquietez|t'inquiete) pas\b|\bpas de (?:probleme|souci)s?\b/,
		mine: /\b(?:j'ai|je (?:vous |te )?(?:ai|vais|peux|viens de)|je (?:vous |te )?l'ai)\b[^,;]{0,30}?(?:rembours|rend|credit|offr|offert|accord|appliqu|trait|effectu|lanc|envoy|ajout|donn)|\bje (?:vous |te )?(?:rembourse|offre|accorde|applique|credite|donne|envoie|fais)/,
		ours: /\bnous (?:vous |t')?(?:avons|allons|pouvons)\b[^,;]{0,30}?(?:rembours|rend|credit|offr|offert|accord|appliqu|trait|effectu|lanc|envoy|ajout|donn)|\bnous (?:vous )?(?:remboursons|rembourserons|offrons|accordons)\b/,
		settled:
			/\b(?:(?:a|ont|avez|as) ete|sera|seront|serez|seras|(?:vous|tu) (?:allez |vas )?(?:recev\w*|obten\w*|obtiend\w*|benefici\w*|aurez|auras|avez droit|as droit)|garanti\w*|voici (?:votre|un|une|ton)|profitez|utilisez le code)\b/,
		done: /\b(?:a|ont|avez|as) ete\b/,
		reports:
			/\b(?:je (?:vois|comprends|constate|trouve|lis)|j'ai (?:vu|trouve|verifie|constate))\b/,
		common: /\b(?:les|des|vous|est|pour|dans|une|le|la|nous|et)\b/g,
	},
	it: {
		refund: /rimbors|restitui\w*[^.]{0,30}(?:soldi|denaro|importo)|riaccredit|accreditat/,
		discount:
			/\bscont[oi]\b|\bbuon[oi] (?:sconto|regalo|acquisto)|\bcoupon\b|carta regalo|spedizione gratuita|\d\s?% in meno/,
		negated: /\b(?:non|nessun\w*|mai|senza)\b/,
		idle: /\bnon (?:si|ti) preoccup\w+|\bnessun problema\b/,
		mine: /\b(?:(?:le |ti )?(?:ho|posso|sto)|(?:le|ti) faccio|provvedo a)\b[^,;]{0,30}?(?:rimbors|restitu|accredit|offr|offert|conce|applic|elabor|avviat|inviat|aggiunt|dar|dat|regal)|\b(?:le|ti) (?:rimborso|restituisco|offro|concedo|regalo|applico|invio|do)\b|\b(?:rimborsero|restituiro|offriro|inviero|applichero)\b/,
		ours: /\b(?:abbiamo|possiamo|stiamo)\b[^,;]{0,30}?(?:rimbors|restitu|accredit|offr|offert|conce|applic|elabor|avviat|inviat|aggiunt|dar|dat|regal)|\b(?:rimborsiamo|restituiamo|offriamo|rimborseremo)\b/,
		settled:
			/\b(?:e stat[oa]|sono stat[ie]|verra\w*|sara\w*|ricever\w*|riceve|otterr\w*|avra[i]?|ha diritto|hai diritto|garanti\w*|ecco (?:il|un|uno|la)|us[ai] il codice|utilizz\w* il codice)\b/,
		done: /\b(?:e stat[oa]|sono stat[ie])\b/,
		reports:
			/\b(?:vedo|capisco|trovo|leggo|ho (?:visto|trovato|verificato|controllato))\b/,
		common: /\b(?:il|che|per|gli|sono|della|del|di|con|una)\b/g,
	},
	pt: {
		refund: /reembols|estorn|devol(?:vi|vemos|ver|verei|vido) [^.]{0,30}(?:dinheiro|valor)|dinheiro de volta|ressarc/,
		discount:
			/\bdescontos?\b|\bcupo(?:m|ns)\b|\bcupao\b|\bvale[- ](?:presente|compras|desconto)|cartao[- ]presente|frete gratis|portes gratis|envio gratis/,
		negated: /\b(?:nao|nunca|nenhum\w*|nem|sem)\b/,
		idle: /\bnao se preocup\w+|\bsem problemas?\b/,
		mine: /\b(?:(?:eu )?(?:ja )?(?:vou|posso|estou|irei|acabei de|fiz|dei|processei|solicitei))\b[^,;]{0,30}?(?:reembols|estorn|devol|ressarc|oferec|dar|desconto|aplic|process|aprov|conced|envi|cupo)|\b(?:reembolsei|estornei|devolvi|apliquei|concedi|reembolsarei|estornarei|oferecerei|ofereco|dou-lhe|aprovei|adicionei)\b/,
		ours: /\b(?:vamos|podemos|estamos|fizemos)\b[^,;]{0,30}?(?:reembols|estorn|devol|ressarc|oferec|dar|desconto|aplic|process|aprov|conced|envi|cupo)|\b(?:reembolsamos|estornamos|oferecemos|reembolsaremos)\b/,
		settled:
			/\b(?:foi|foram|sera|serao|recebera\w*|(?:vai|ira) (?:receber|ter|ganhar)|voce (?:recebe|ganha|tem)|tera|tem direito|garant\w*|aqui esta (?:o |um )?(?:seu|teu|cupom)|use o (?:codigo|cupom)|aproveite)\b/,
		done: /\b(?:foi|foram)\b/,
		reports:
			/\b(?:vejo|entendo|compreendo|encontrei|verifiquei|vi que|consta)\b/,
		common: /\b(?:os|que|para|uma|com|nao|voce|dos|da|do|em)\b/g,
	},
	nl: {
		refund: /terugbeta|\bbeta(?:al|len)\w*\b[^.]{0,60}\bterug\b|\bgeld\b[^.]{0,30}\bterug\b|teruggestort|terugstort|\bstort\w*\b[^.]{0,60}\bterug\b|restitutie|vergoed/,
		discount:
			/korting|waardebon|cadeaubon|cadeaukaart|\bvouchers?\b|gratis (?:verzending|levering|cadeau|vervanging)|tegoedbon|\d\s?% (?:goedkoper|minder)/,
		negated: /\b(?:niets?|geen|nooit|zonder)\b/,
		idle: /\bgeen (?:zorgen|probleem)\b/,
		mine: new RegExp(
			`\\bik\\b${ FAR }${ NL_DEED }|\\b${ NL_DEED }\\w*\\b${ NEAR }\\bik\\b`
		),
		ours: new RegExp(
			`\\b(?:wij|we)\\b${ FAR }${ NL_DEED }|\\b${ NL_DEED }\\w*\\b${ NEAR }\\b(?:wij|we)\\b`
		),
		settled:
			/\b(?:wordt|worden|werd|krijgt?|ontvangt?|zult|heb(?:t)? recht|heeft recht|garandeer\w*|hier is (?:uw|je))\b|\b(?:is|zijn)\b[^,;]{0,60}\b(?:terugbetaald|teruggestort|goedgekeurd|verwerkt|toegekend|vergoed)\b/,
		done: /\bwerd(?:en)?\b|\b(?:is|zijn)\b[^,;]{0,60}\b(?:terugbetaald|teruggestort|goedgekeurd|verwerkt|toegekend|vergoed)\b/,
		reports:
			/\bik (?:zie|vind|lees|begrijp)\b|\bzie ik\b|\bgezien\b|\bgevonden\b/,
		common: /\b(?:het|een|van|voor|en|de|uw|wij|niet|dat)\b/g,
	},
	zh: {
		refund: /退款|退钱|退还|返还|赔偿|退了?[^，。！？]{0,6}(?:钱|款|元)/,
		discount:
			/折扣(?!码)|打折|[\d一二三四五六七八九]折|优惠(?!码)|代金券|礼品卡|免运费|包邮|抵用券|减免|抵扣/,
		negated: /不|没|无法|未|别/,
		idle: /不好意思|没问题|没关系|对不起|不客气|不用担心|别担心|不必担心/,
		mine: new RegExp(
			`我(?!们)(?:已|会|将|来|现在|马上|立即|可以|能|给|为|帮|刚|这就)${ ZH_APART }${ ZH_DEED }`
		),
		ours: new RegExp(
			`我们(?:已|会|将|来|现在|马上|立即|可以|能|给|为|帮|刚)${ ZH_APART }${ ZH_DEED }`
		),
		settled:
			/已(?:经)?(?:被)?(?:为您|给您|为你|给你)?(?:全额)?(?:退|批准|处理|发放)|[将会](?:会)?(?:收到|获得|得到|退)|[您你](?:可以|可)?(?:获得|享受|得到|收到|享有)|保证|这是[您你]的|请使用|退款成功/,
		done: /已(?:经)?(?:被)?(?:为您|给您|为你|给你)?(?:全额)?(?:退|批准|处理|发放)|退款成功/,
		reports: /我(?:看到|明白|理解|查到|发现|了解)|显示/,
		common: /\p{Script=Han}/gu,
	},
};

/** Where a sentence turns: what stands before it says nothing of what follows. */
export const TURN =
	/[,;]? ?\b(?:but|however|aber|jedoch|sondern|pero|sino|mais|cependant|ma|pero|mas|porem|maar|echter)\b|但是?|不过|然而/;

/** In its own spelling: the code is the first group, or the second. */
export const CODE =
	/(?:\b\w*[Cc]odes?\b|\b[Cc]oupons?\b|\b[Vv]ouchers?\b|\b[Pp]romo\b|\b[Gg]utschein\w*|\b[Cc][óo]digos?(?![\p{L}])|\b[Cc]up(?:ón|om|ão)(?![\p{L}])|\b[Cc]odice\b|优惠码|折扣码|代码|券码)[^.!?。！？\n]{0,60}?(?<![A-Za-z0-9_-])([A-Z0-9][A-Z0-9_-]{3,24})(?![\p{Ll}\p{N}_-])|\b(?:[Uu]se|[Ee]nter|[Aa]pply)\s+[“"'`]?([A-Z0-9][A-Z0-9_-]{3,24})\b/gu;

/** Codes of another kind; small letters, without accents. */
export const OTHER_CODE =
	/\b(?:zip|postal|post|tracking|product|article|country|area|error|dial|qr)[ -]?codes?\b|\b(?:qr|bar|strich|artikel|lander|fehler|produkt|sendungs|tracking)[ -]?codes?\b|\bcodigo (?:postal|de (?:seguimiento|producto|error|barras|rastreio|rastreamento|envio)|do produto)|\bcode (?:postal|de suivi|article|produit|barres|d'erreur)|\bcodice (?:postale|di (?:tracciamento|spedizione)|prodotto|articolo|fiscale|a barre)|\b(?:product|artikel|fout|land)code\b|邮政编码|商品代码|追踪|快递/;
