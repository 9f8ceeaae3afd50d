/** What PHP prints beside the bundles, as `window.batonAdmin`. */
export interface AdminConfig {
	deskUrl: string;
	settingsUrl: string;
	restRoot: string;
	/** They may change the settings (`manage_woocommerce`). */
	canManage: boolean;
}

declare global {
	interface Window {
		batonAdmin?: Partial< AdminConfig >;
	}
}

export function adminConfig(): AdminConfig {
	return {
		deskUrl: '',
		settingsUrl: '',
		restRoot: '',
		canManage: false,
		...window.batonAdmin,
	};
}
