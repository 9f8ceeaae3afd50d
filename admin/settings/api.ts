/** The settings page's only caller of the REST API. */
import apiFetch from '@wordpress/api-fetch';
import * as v from 'valibot';
import type { Forwarding } from '../../protocol/check';
import { type Detection, DetectionTried } from '../../protocol/detection';
import { ModelSpending } from '../../protocol/model';
import type { Check } from './browser-checks';
import { type EntryFields, readKnowledge } from './knowledge/knowledge';
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

/** Published posts: those that hold these words, or these themselves. */
export const loadPosts = ( which: { search: string } | { ids: number[] } ) =>
	apiFetch< Array< { id: number; title: { rendered: string } } > >( {
		path: `/wp/v2/posts?per_page=100&_fields=id,title&${
			'ids' in which
				? `include=${ which.ids.join( ',' ) }`
				: `search=${ encodeURIComponent( which.search ) }`
		}`,
	} ).then( ( posts ) =>
		posts.map( ( { id, title } ) => ( {
			id,
			title: plain( title.rendered ),
		} ) )
	);

const KNOWLEDGE = '/baton/v1/knowledge';

/** What the assistant answers from; all of these answer with the whole new state. */
export const loadKnowledge = () =>
	apiFetch( { path: KNOWLEDGE } ).then( readKnowledge );

const change = ( path: string, data: object = {}, method = 'POST' ) =>
	apiFetch( { path: `${ KNOWLEDGE }${ path }`, method, data } ).then(
		readKnowledge
	);

/** Reads everything again. */
export const syncKnowledge = () => change( '/sync' );

/**
 * Rejects with errors by field (`errorsOf`).
 * @param fields
 * @param of
 * @param of.id  Of the entry that is changed; a new one without.
 * @param of.gap Which it closes.
 */
export const saveEntry = (
	fields: EntryFields,
	{ id, gap }: { id?: number; gap?: number }
) =>
	change( id === undefined ? '/entries' : `/entries/${ id }`, {
		...fields,
		...( gap !== undefined && { gap } ),
	} );

export const deleteEntry = ( id: number ) =>
	change( `/entries/${ id }`, {}, 'DELETE' );

export const dismissGap = ( id: number ) => change( `/gaps/${ id }/dismiss` );

/** WordPress writes entities into titles. */
const plain = ( html: string ) =>
	new DOMParser().parseFromString( html, 'text/html' ).body.textContent ?? '';
