/**
 * @jest-environment jsdom
 */
import { render, screen } from '@testing-library/react';
import { FactProblem } from '../../admin/desk/components/fact-problem';
import { SHOP_REASONS, type ShopReason } from '../../protocol/shop';

const SETTINGS = '/wp-admin/admin.php?page=baton';

interface Said {
	/** What is wrong. */
	why: RegExp;
	/** What an agent can do; absent where the words alone are all there is. */
	helps?: RegExp;
	/** Only the owner can mend it, in the settings. */
	owner?: true;
}

const again = /Try again/;
const ownerMust = /The owner needs to/;
const tellOwner = /tell the shop’s owner/;

const SAID: Record< ShopReason, Said > = {
	unreachable: { why: /server cannot be reached/, helps: tellOwner },
	slow: { why: /takes too long to answer.*stays slow/, helps: tellOwner },
	cut: { why: /broke off on its way/, helps: again },
	moved: {
		why: /sends our question on to another address/,
		helps: /owner needs to make a new connection string/,
		owner: true,
	},
	keys: {
		why: /no longer accepts the chat’s key/,
		helps: /owner needs to make a new connection string/,
		owner: true,
	},
	forbidden: {
		why: /firewall, a security plugin or a password/,
		helps: /owner needs to let it through/,
		owner: true,
	},
	missing: {
		why: /WooCommerce or its REST API is switched off/,
		helps: ownerMust,
		owner: true,
	},
	permalinks: {
		why: /permalinks are “Plain”/,
		helps: /owner needs to choose another structure/,
		owner: true,
	},
	oversize: {
		why: /web server refuses a question of this size/,
		helps: ownerMust,
		owner: true,
	},
	busy: { why: /asked too often and wants a pause/ },
	maintenance: { why: /is being updated/, helps: /in a minute/ },
	broken: { why: /ran into an error.*error log/, helps: tellOwner },
	empty: { why: /ran into an error.*error log/, helps: tellOwner },
	page: {
		why: /a web page instead of data/,
		helps: /Try again.*owner needs to test the connection/,
		owner: true,
	},
	unreadable: {
		why: /cannot be read; a plugin may have changed it/,
		helps: ownerMust,
		owner: true,
	},
	too_large: {
		why: /cannot be read; a plugin may have changed it/,
		helps: ownerMust,
		owner: true,
	},
	clock: {
		why: /clocks .* differ/,
		helps: /owner needs to set them/,
		owner: true,
	},
	guest: { why: /not logged in.*not known which orders are theirs/ },
	partly: { why: /Some orders could not be read/ },
};

function show( reason: ShopReason, canManage: boolean ): string {
	window.batonAdmin = { canManage, settingsUrl: SETTINGS };
	const { container } = render(
		<FactProblem
			fact={ {
				state: 'failed',
				problem: 'For the log.',
				reason,
			} }
			now={ 0 }
		/>
	);
	return container.querySelector( 'p' )!.textContent;
}

const links = () =>
	screen.queryAllByRole( 'link' ).map( ( link ) => link.textContent );

describe.each( SHOP_REASONS )( '“%s” on the desk', ( reason ) => {
	const { why, helps, owner } = SAID[ reason ];

	test( '10.4 what is wrong is said, and what helps', () => {
		const words = show( reason, false );
		for ( const said of helps ? [ why, helps ] : [ why ] ) {
			expect( words ).toMatch( said );
		}
		screen.getByRole( 'button', { name: 'Try again' } );
	} );

	test( '10.4 the settings are shown to who can mend it there, and to nobody else', () => {
		show( reason, true );
		expect( links() ).toEqual( owner ? [ 'Open the settings' ] : [] );
	} );

	test( '10.4 an agent who may not change them is shown no way there', () => {
		show( reason, false );
		expect( links() ).toEqual( [] );
	} );
} );
