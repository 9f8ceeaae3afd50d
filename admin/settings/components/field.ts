import type { Settings } from '../options';

/** What every card of the form is given. */
export interface FieldProps {
	settings: Settings;
	errors: Record< string, string >;
	onEdit: ( changes: Partial< Settings > ) => void;
}
