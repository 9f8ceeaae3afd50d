/* Puts a product into the cart without leaving the page; without this script the link does. */
( function () {
	document.addEventListener( 'click', function ( event ) {
		const link =
			event.target.closest && event.target.closest( '.ajax_add_to_cart' );
		if ( ! link ) {
			return;
		}
		event.preventDefault();
		const params = window.wc_add_to_cart_params;
		const body = new URLSearchParams( {
			product_id: link.dataset.product_id,
			quantity: link.dataset.quantity || '1',
		} );
		link.setAttribute( 'aria-busy', 'true' );
		fetch( params.wc_ajax_url.replace( '%%endpoint%%', 'add_to_cart' ), {
			method: 'POST',
			body,
		} )
			.then( function ( answer ) {
				return answer.json();
			} )
			.then( function ( answer ) {
				if ( answer.error ) {
					window.location = answer.product_url;
					return;
				}
				link.removeAttribute( 'aria-busy' );
				if (
					! link.nextElementSibling ||
					! link.nextElementSibling.classList.contains(
						'added_to_cart'
					)
				) {
					const view = document.createElement( 'a' );
					view.className = 'added_to_cart wc-forward';
					view.href = params.cart_url;
					view.textContent = 'View cart';
					link.after( view );
				}
			} )
			.catch( function () {
				window.location = link.href;
			} );
	} );
} )();
