import type { CustomerSession, LoaderConfig } from '../../../protocol/session';

export const SHOP = 'shop-1';

export const loaderConfig = ( sidecarUrl: string ): LoaderConfig => ( {
	shop: SHOP,
	sessionUrl: 'https://shop.example/?wc-ajax=baton_session',
	sidecarUrl,
	accent: '#7b2d43',
	side: 'right',
	words: {
		open: 'Chat with us',
		available: 'A person is available',
		unread: '{count} unread',
		slow: 'The chat takes long to open.',
		failed: 'The chat could not be opened.',
		back: 'The chat works again.',
		again: 'Try again',
		contact: 'Contact page',
		mail: 'Write an e-mail',
		dismiss: 'Dismiss',
	},
	contactUrl: 'https://shop.example/contact',
	contactEmail: '',
} );

export const sessionFor = (
	sidecarUrl: string,
	visitor = 'visitor-1'
): CustomerSession => ( {
	token: `token-of-${ visitor }`,
	tokenEnds: Date.now() + 600_000,
	sidecarUrl,
	shop: SHOP,
	visitor,
	panel: { script: 'https://shop.example/widget-panel.js' },
	settings: {
		accent: '#7b2d43',
		assistantName: 'Assistant',
		greeting: 'Hello!',
		contactUrl: 'https://shop.example/contact',
		contactEmail: '',
		typingPreview: true,
	},
} );

export const ada = { id: '7', name: 'Ada Byrne' };
