/**
 * Puts CSS into a shadow root. A constructed sheet passes a content security
 * policy that forbids style elements; older browsers get the element.
 */
export function addStyles( root: ShadowRoot, css: string ): void {
	try {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync( css );
		root.adoptedStyleSheets = [ ...root.adoptedStyleSheets, sheet ];
	} catch {
		const style = document.createElement( 'style' );
		style.textContent = css;
		root.append( style );
	}
}
