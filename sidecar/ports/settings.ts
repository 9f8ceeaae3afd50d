/** The owner's settings, as WordPress last told them. */
import type { ShopSettings } from '../../protocol';

export interface Settings {
	/** Undefined until WordPress was reached once. */
	current: () => ShopSettings | undefined;
	/** WordPress gave no answer, or none of its own, when it was last asked. */
	isDown: () => boolean;
	/** Asks WordPress now; throws `ShopProblem`. */
	refresh: () => Promise< ShopSettings >;
	/** What it returns ends it. */
	onChange: ( changed: ( settings: ShopSettings ) => void ) => () => void;
}
