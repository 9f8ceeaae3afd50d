/**
 * The conversation as this tab last had it, so that a page change shows it at
 * once and fetches only what is new. It lives in sessionStorage, under the
 * visitor's id: it ends with the tab, and with the visitor.
 */
import * as v from 'valibot';
import { ConversationEvent } from '../../../protocol/events';
import { Id, Seq } from '../../../protocol/scalars';
import {
	emptyView,
	reduceFrame,
	type ConversationView,
} from '../../../protocol/view';
import type { VisitorStorage } from './visitor-storage';

const NAME = 'view';
const MOST_CHARACTERS = 400_000;

const Cached = v.object( {
	conversation: Id,
	upTo: Seq,
	events: v.array( ConversationEvent ),
} );

export function keepView(
	storage: VisitorStorage,
	view: ConversationView
): void {
	const { conversation, upTo, events } = view;
	const text = JSON.stringify( { conversation, upTo, events } );
	storage.set(
		NAME,
		conversation && text.length < MOST_CHARACTERS ? text : null
	);
}

export function recallView(
	storage: VisitorStorage,
	now: number
): ConversationView {
	try {
		const cached = v.parse(
			Cached,
			JSON.parse( storage.get( NAME ) ?? '' )
		);
		return reduceFrame(
			emptyView,
			{ type: 'events', after: 0, ...cached },
			now
		);
	} catch {
		return emptyView;
	}
}
