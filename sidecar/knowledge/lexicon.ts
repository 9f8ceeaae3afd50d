/**
 * How customers of shops ask: which of their words say what it is about, and
 * which say the same. `a_b` are words that stand together.
 */

const list = ( text: string ) => text.trim().split( /\s+/ );

/** Between the words of a phrase these may stand: "place an order", "make my order". */
export const BETWEEN = new Set(
	list( `
		a an the this that these those my mine your our his her its their some any
		another new me us it one other is are was were be been am has have had
		s re ve i you we they he she will would can could do does did should to of` )
);

/** They say that something is asked, not what. */
export const ASKING = list( `
	a an the this that these those there here it its itself i im ive id ill me my
	mine myself we us our ours you ur u your yours he him his she her hers they
	them their theirs one ones someone anyone everyone somebody anybody something
	anything everything nothing thing stuff
	am is are was were be been being do does did done doing dont doesnt didnt has
	have had having hasnt havent hadnt can cannot cant could couldnt may might must
	shall should shouldnt will wont would wouldnt isnt arent wasnt werent aint ought
	and or but so if then than because since although though while until unless as
	of at by for with without within about into onto through from to toward in on
	off over under out up down via per against between among before after during
	again also too only even just still yet very really quite pretty rather much
	many more most less least some any each every all both either neither no not nor
	never none own same such other another else few bit lot several
	what which who whom whose when where why how whether whats wheres hows
	please pls plz kindly thanks thank thx hello hi hey greetings morning afternoon
	evening sorry excuse pardon ok okay yes yeah yep sure sir madam mam dear guys
	folks team bro
	want wanna need gonna gotta like would love wish hope prefer try attempt manage
	help assist assistance assistant aid support guide guidance advise advice
	get give let know tell say explain describe clarify understand mean show see look
	view watch read find search seek locate discover make take bring go come put use
	utilize keep start begin happen work seem think guess suppose believe feel ask
	inform inquire enquire wonder learn hear talk speak consult request require sell carry got gotten lodge file write post expect
	wait happy glad hoping looking expecting waiting
	obtain access download submit send provide handle deal perform proceed process
	allow enable permit able unable possible impossible able capable supposed
	information info question query answer issue problem matter case regard concern
	concerning regarding respect related relating relation reason example
	way step procedure instruction manner kind sort type
	right now today currently soon already ever always lately recently actually
	basically exactly maybe perhaps probably anyway simply quickly immediately asap
	good great nice fine best better well correctly properly certain specific
	interested interest curious available availability possibility
	online website site web page app section link button screen
	m t d ll don doesn didn isn wasn aren won couldn wouldn haven hasn shouldn
	hai hain ka ki ke kya mein me mera meri mere mujhe nahi nahin ho h kaise karna
	karo kar chahiye bhi ko se par wala toh bata batao
	der die das den dem des ein eine einen einem einer ich sie wir ihr ihre ihren mein
	meine meinen mir mich uns euch und oder aber ist sind habe haben kann
	koennen konnen mochte wie wo wann warum wer welche welcher welches gibt
	es von zu mit auf aus im am bei bitte danke hallo
	le la les un une des du de je vous nous mon ma mes votre vos est sont avez
	puis peut pouvez quel quelle quels quelles quand pourquoi qui que quoi
	avec pour sur dans et ou bonjour merci
	el los las una unos unas yo usted mi mis su sus es son tengo tiene puedo puede
	como cual cuales cuando donde por que quien con para en y hola gracias hay
	il lo gli i mio mia posso come dove quando quanto ciao grazie
	het een ik jullie mijn uw hoe waar wanneer wat kan met voor en op bij` );

/** They say a little: by themselves nothing is known. */
export const VAGUE = list( `
	order item product article good goods merchandise purchase customer client user
	online service company business new different last latest recent
	first second next final single double two three four five multiple extra
	additional separate time date day week month year hour minute period long short
	duration early late option method mode choice choose select pick check verify
	confirm receive place part name number detail data personal current normal
	regular standard general special easy hard big small full whole total money
	person people man woman dad mum mom father mother wife husband son daughter
	friend girlfriend boyfriend family home house error trouble fail failure add
	set enter save another tomorrow yesterday tonight weekend monday tuesday
	wednesday thursday friday saturday sunday january february march april june july
	policy price pricing cost expensive cheap how_much
	august september october november december` );

/**
 * Each line is one thing; what stands behind the bar is looked up in it, but is
 * not what a page says when it means it.
 */
const CONCEPTS = `
	order purchase
	buy checkout place_order make_order make_purchase put_order complete_order complete_purchase do_shopping shopping purchasing ordering
	track tracing trace status whereabouts progress tracking_number order_status delivery_status check_order check_parcel check_package check_delivery check_shipment order_update how_far where_order where_parcel where_package where_delivery where_stuff where_item where_purchase where_shipment
	delivery deliver ship shipment postage dispatch arrive arrival courier freight reach
	parcel package packet box
	how_long period long time duration day week eta fast quick speed how_soon how_quickly how_fast when_arrive when_get when_receive when_expect when_deliver when_come when_reach when_here how_much_time
	option method way mode choice type alternative
	express next_day overnight same_day priority expedite rush
	pick_up pickup collect click_collect in_person
	cancel abort revoke call_off stop withdraw annul rescind
	change edit update modify correct correction alter amend switch fix rectify swap revise adjust modification alteration
	switch swap log_out another_account different_account other_account
	address
	add set set_up setup enter another second secondary additional save different alternative
	pay payment payable | card visa mastercard maestro paypal amex american_express credit debit apple_pay google_pay bank_transfer cheque bitcoin crypto klarna wire
	card visa mastercard paypal amex american_express credit debit credit_card debit_card apple_pay google_pay maestro bank_transfer wire
	accept take
	invoice bill receipt billing
	fee penalty charge cost price pricing how_much expensive surcharge cheap tariff
	account profile membership user member
	create register registration open sign_up signup join enroll enrol enrolment enrollment subscribe
	delete close remove erase terminate deactivate deletion closure removal get_rid shut_down
	data detail personal info information
	password pin passcode passphrase credential login_detail
	forget recover reset lose retrieve restore recovery retrieval remember
	log_in login sign_in signin access_account
	newsletter mailing mailing_list bulletin email_list promotional_email marketing_email
	subscribe subscription unsubscribe opt_out opt_in sign_off
	review comment opinion feedback rate rating testimonial
	emi instalment installment finance financing monthly_payment pay_later pay_monthly split_payment part_payment
	cod cash cash_on_delivery pay_on_delivery
	shop store outlet showroom branch retail boutique retailer physical_store
	near nearby nearest closest close_by local locate location located around_here my_area my_city my_town neighborhood neighbourhood
	trial try_out test_drive try_before free_trial trial_period
	genuine original authentic authenticity real fake counterfeit authorized authorised legit legitimate replica duplicate trusted trustworthy
	product item article goods merchandise
	warranty guarantee guaranty
	offer discount deal coupon promo promotion voucher sale code rebate bargain price_reduction
	error failure fail trouble problem issue cannot unable glitch
	return refund exchange send_back give_back bring_back money_back reimburse reimbursement
	opening_hour hour opening open open_time business_hour
	break damage defective faulty crack smash shatter defect dent torn ripped
	abroad international overseas worldwide country foreign global | usa america canada mexico brazil argentina australia japan china india korea singapore uk britain england scotland ireland wales france germany austria switzerland spain portugal italy greece turkey poland czechia hungary romania bulgaria croatia netherlands holland belgium luxembourg denmark sweden norway finland iceland europe eu asia africa israel dubai emirates egypt nigeria kenya pakistan bangladesh thailand vietnam malaysia indonesia philippines hawaii alaska
	contact reach call_us hotline get_touch | email mail phone telephone number fax address
	phone telephone
	email mail e_mail
	stock in_stock inventory restock sold_out back_in_stock
	size sizing measurement dimension measure fit how_big how_large how_tall
	color colour shade
	material fabric composition made_of ingredient made_from
	gift present gift_wrap gift_card giftcard
	free free_charge no_cost gratis
	tax vat gst duty customs
	wholesale bulk b2b reseller trade_account large_quantity
	repair mend spare_part
	clean wash care maintain
	job career vacancy hiring
	reward loyalty point
	missing incomplete not_received never_arrived not_arrived
	late delay overdue
	wrong incorrect mistake mixed_up
	privacy gdpr data_protection personal_data
	eco sustainable sustainability environment environmentally recycle recyclable
	cart basket trolley
	terms condition policy
	complaint complain
	subscription_box membership_plan plan
`;

export interface Concept {
	members: string[];
	/** Looked up here, the other way round not. */
	also: string[];
}

export const concepts = (): Concept[] =>
	CONCEPTS.split( '\n' ).flatMap( ( line ) => {
		if ( line.trim() === '' ) {
			return [];
		}
		const [ members = '', also = '' ] = line.split( '|' );
		return {
			members: list( members ),
			also: also.trim() === '' ? [] : list( also ),
		};
	} );
