import { useSyncExternalStore } from '@wordpress/element';
import type { DeskState } from '../state/desk-state';
import type { DeskStore } from '../state/desk-store';

export const useDeskState = ( store: DeskStore ): DeskState =>
	useSyncExternalStore( store.subscribe, store.get );
