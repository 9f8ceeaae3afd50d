/** The settings page's only caller of the REST API. */
import apiFetch from '@wordpress/api-fetch';
import type { Forwarding } from '../../protocol/check';
import type { Check } from './browser-checks';
import type { Options, Settings } from './options';

const OPTIONS = '/baton/v1/options';

export const loadOptions = () => apiFetch< Options >( { path: OPTIONS } );

/** Answers with the whole new state; rejects with errors by field (`errorsOf`). */
export const saveOptions = ( changes: Partial< Settings > ) =>
	apiFetch< Options >( { path: OPTIONS, method: 'POST', data: changes } );

/** A new connection string. The one before it ends. */
export const createConnection = () =>
	apiFetch< { connection: string } >( {
		path: '/baton/v1/connection',
		method: 'POST',
	} ).then( ( { connection } ) => connection );

export interface ServerTest {
	checks: Check[];
	/** How the sidecar judged WordPress's own call, once it answers. */
	forwarding?: Forwarding;
}

/** The half of the connection test that WordPress and the sidecar do. */
export const testFromServer = () =>
	apiFetch< ServerTest >( {
		path: '/baton/v1/connection-test',
		method: 'POST',
	} );

export interface ShopPage {
	id: number;
	title: string;
}

/** The published pages, for choosing among them: the first hundred by title. */
export const loadPages = () =>
	apiFetch< Array< { id: number; title: { rendered: string } } > >( {
		path: '/wp/v2/pages?per_page=100&orderby=title&order=asc&_fields=id,title',
	} ).then( ( pages ) =>
		pages.map( ( { id, title } ) => ( {
			id,
			title: plain( title.rendered ),
		} ) )
	);

/** WordPress writes entities into titles. */
const plain = ( html: string ) =>
	new DOMParser().parseFromString( html, 'text/html' ).body.textContent ?? '';
