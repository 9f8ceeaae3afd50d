/** The settings page's only caller of the REST API. */
import apiFetch from '@wordpress/api-fetch';
import * as v from 'valibot';
import type { Forwarding } from '../../protocol/check';
import { type Detection, DetectionTried } from '../../protocol/detection';
import { ModelSpending } from '../../protocol/model';
import type { Check } from './browser-checks';
import { type Changes, readOptions } from './options';

const OPTIONS = '/baton/v1/options';

export const loadOptions = () =>
	apiFetch( { path: OPTIONS } ).then( readOptions );

/** Answers with the whole new state; rejects with errors by field (`errorsOf`). */
export const saveOptions = ( changes: Changes ) =>
	apiFetch( { path: OPTIONS, method: 'POST', data: changes } ).then(
		readOptions
	);

/** What the sidecar's detector makes of a sentence with these settings, saved or not. */
export const tryDetection = ( text: string, detection: Detection ) =>
	apiFetch( {
		path: '/baton/v1/detection-try',
		method: 'POST',
		data: { text, detection },
	} ).then( ( answer ) => {
		const read = v.safeParse( DetectionTried, answer );
		if ( ! read.success ) {
			throw new Error( '' );
		}
		return read.output;
	} );

/** What the model cost this month, as the sidecar counted. */
export const loadSpending = () =>
	apiFetch( { path: '/baton/v1/model-spending' } ).then( ( answer ) => {
		const read = v.safeParse( ModelSpending, answer );
		if ( ! read.success ) {
			throw new Error( '' );
		}
		return read.output;
	} );

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
