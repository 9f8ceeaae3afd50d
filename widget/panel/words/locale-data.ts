/** The words out of a Jed 1.x file, as WordPress's translations come. */
export function localeData(
	translations: Record< string, unknown > | undefined
): Record< string, string[] > {
	const domains = translations?.locale_data as
		Record< string, Record< string, string[] > > | undefined;
	return domains?.messages ?? domains?.baton ?? {};
}
