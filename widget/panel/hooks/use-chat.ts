import {
	createContext,
	useContext,
	useSyncExternalStore,
} from '@wordpress/element';
import type { Chat } from '../chat/chat';
import type { ChatState } from '../chat/state';

export const ChatContext = createContext< Chat | null >( null );

export function useChat(): Chat {
	const chat = useContext( ChatContext );
	if ( ! chat ) {
		throw new Error( 'There is no chat around this component.' );
	}
	return chat;
}

export function useChatState(): ChatState {
	const { store } = useChat();
	return useSyncExternalStore( store.subscribe, store.get );
}
