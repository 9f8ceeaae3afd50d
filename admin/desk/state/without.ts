/** The record without one key. */
export function without< T >(
	record: Record< string, T >,
	key: string
): Record< string, T > {
	const { [ key ]: gone, ...rest } = record;
	return gone === undefined ? record : rest;
}
