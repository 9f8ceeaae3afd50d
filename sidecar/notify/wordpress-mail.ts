/** Mail through WordPress. */
import type { Mail } from '../../protocol';
import { ShopProblem, type Notifier } from '../ports';

interface Signed {
	call: (
		route: string,
		body: unknown,
		options: { stop?: AbortSignal }
	) => Promise< unknown >;
}

export class WordPressMail implements Notifier {
	constructor( private readonly wordpress: Signed ) {}

	async send( mail: Mail, signal?: AbortSignal ): Promise< void > {
		const answer = ( await this.wordpress.call( '/baton/v1/mail', mail, {
			stop: signal,
		} ) ) as { sent?: unknown } | null;
		if ( answer?.sent !== true ) {
			throw new ShopProblem(
				'WordPress did not say that it sent the mail.'
			);
		}
	}
}
