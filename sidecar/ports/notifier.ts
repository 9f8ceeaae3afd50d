/** Mail, sent by WordPress. */
import type { Mail } from '../../protocol';

export interface Notifier {
	/**
	 * Resolves once it was taken; the same key again sends nothing. Throws with
	 * the reason, also when the signal aborts.
	 */
	send: ( mail: Mail, signal?: AbortSignal ) => Promise< void >;
}
