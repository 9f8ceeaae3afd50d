/** An element with attributes and text; never markup. */
export function element< K extends keyof HTMLElementTagNameMap >(
	name: K,
	attributes: Record< string, string > = {},
	text = ''
): HTMLElementTagNameMap[ K ] {
	const made = document.createElement( name );
	for ( const [ key, value ] of Object.entries( attributes ) ) {
		made.setAttribute( key, value );
	}
	made.textContent = text;
	return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing of one path in a 24 × 24 field. */
export function drawing( name: string, path: string ): SVGElement {
	const svg = document.createElementNS( SVG, 'svg' );
	svg.setAttribute( 'viewBox', '0 0 24 24' );
	svg.setAttribute( 'class', name );
	svg.setAttribute( 'aria-hidden', 'true' );
	const line = document.createElementNS( SVG, 'path' );
	line.setAttribute( 'd', path );
	svg.append( line );
	return svg;
}
