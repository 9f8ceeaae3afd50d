/** More examples out of our own sentences: two calm ones in one message, and oaths put into calm ones. */
import type { Example } from './examples';
import { chance } from './chance';

/** Of the calm sentences of a language, so many pairs. */
const PAIRS = 0.5;
const OATHS = 300;
const WEIGHT = 0.5;

const JOINTS = [
	', ',
	'. ',
	'. ',
	' and ',
	' - ',
	' ',
	'! ',
	' but ',
	'\n',
	'... ',
];
const CHINESE_JOINTS = [ '，', '。', ' ' ];
const SWEARING = [
	'fucking',
	'damn',
	'bloody',
	'goddamn',
	'f***ing',
	'fuckin',
	'freaking',
	'f*cking',
	'effing',
	'shitty',
	'stupid',
];
const BEFORE_A_THING = /\b(my|the|an?|your|this)\s+(?=[a-z])/;

export function augment( own: Example[] ): Example[] {
	const among = chance( 99 );
	const languages = [ ...new Set( own.map( ( { language } ) => language ) ) ];
	return languages.flatMap( ( language ) => {
		const calm = own.filter(
			( one ) =>
				one.language === language &&
				one.triggers.length === 0 &&
				one.text.length > 3
		);
		if ( calm.length === 0 ) {
			return [];
		}
		const any = () => calm[ among( calm.length ) ]!;
		const joints = language === 'zh' ? CHINESE_JOINTS : JOINTS;
		const pairs = times( calm.length * PAIRS, () => {
			const one = any();
			const joint = joints[ among( joints.length ) ]!;
			const begin = /^[,.!]/.test( joint )
				? one.text.replace( /[.!?]+$/, '' )
				: one.text;
			return {
				...one,
				text: begin + joint + any().text,
				weight: WEIGHT,
			};
		} );
		const sworn = times( language === 'en' ? OATHS : 0, () => {
			const one = any();
			const oath = SWEARING[ among( SWEARING.length ) ]!;
			return {
				...one,
				text: one.text.replace(
					BEFORE_A_THING,
					( _, word ) => `${ word === 'an' ? 'a' : word } ${ oath } `
				),
				triggers: [ 'frustration' as const ],
				weight: WEIGHT,
			};
		} ).filter( ( { text } ) =>
			SWEARING.some( ( oath ) => text.includes( ` ${ oath } ` ) )
		);
		return [ ...pairs, ...sworn ];
	} );
}

const times = < T >( count: number, make: () => T ): T[] =>
	Array.from( { length: Math.floor( count ) }, make );
