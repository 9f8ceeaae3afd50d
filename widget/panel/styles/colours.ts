import { contrast, rgb } from '../../accent';

const LIGHT = {
	surface: '#ffffff',
	raised: '#f2f4f6',
	text: '#1b1f24',
	muted: '#59626d',
	line: '#dfe3e8',
	edge: '#848d97',
	bad: '#b42318',
	good: '#2b8a3e',
	tint: '12%',
};
const DARK: typeof LIGHT = {
	surface: '#171a1f',
	raised: '#262b32',
	text: '#eceff2',
	muted: '#a9b2bc',
	line: '#343a42',
	edge: '#7d8792',
	bad: '#ff9a8f',
	good: '#51cf66',
	tint: '34%',
};

/** The variables of both schemes, with the accent as it can be read on each. */
export const coloursOf = ( accent: string ) =>
	`.dialog{${ variables( LIGHT, accent ) }color-scheme:light}
@media (prefers-color-scheme:dark){.dialog{${ variables(
		DARK,
		accent
	) }color-scheme:dark}}
`;

function variables( scheme: typeof LIGHT, accent: string ): string {
	const link = readable( accent, scheme.raised );
	return Object.entries( { ...scheme, link } )
		.map( ( [ name, colour ] ) => `--${ name }:${ colour };` )
		.join( '' );
}

/** The accent, moved towards black or white until it can be read (4.5) there. */
export function readable( accent: string, background: string ): string {
	const goal = contrast( background, '#000000' ) > 10 ? 0 : 255;
	for ( let share = 0; share < 1; share += 0.05 ) {
		const mixed = rgb( accent ).map( ( part ) =>
			Math.round( part + ( goal - part ) * share )
		);
		const hex =
			'#' +
			mixed
				.map( ( part ) => part.toString( 16 ).padStart( 2, '0' ) )
				.join( '' );
		if ( contrast( hex, background ) >= 4.5 ) {
			return hex;
		}
	}
	return goal ? '#ffffff' : '#000000';
}
