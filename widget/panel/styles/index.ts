import { coloursOf } from './colours';
import { CARDS_CSS } from './cards';
import { COMPOSER_CSS } from './composer';
import { DIALOG_CSS } from './dialog';
import { LOG_CSS } from './log';

/** The panel's whole style; the host element brings `--accent` and `--on-accent`. */
export const panelStyles = ( accent: string ) =>
	coloursOf( accent ) + DIALOG_CSS + LOG_CSS + CARDS_CSS + COMPOSER_CSS;
