/** Structured log lines: ids and numbers, never what people wrote, never tokens. */
export type Fields = Record<
	string,
	string | number | boolean | undefined | null | Error
>;

export interface Log {
	debug: ( fields: Fields, message: string ) => void;
	info: ( fields: Fields, message: string ) => void;
	warn: ( fields: Fields, message: string ) => void;
	error: ( fields: Fields, message: string ) => void;
}
