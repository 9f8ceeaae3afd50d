/** Line drawings in a 24 × 24 field. */
const PATHS = {
	send: 'M4.5 12h14M12.5 5.5 19 12l-6.5 6.5',
	close: 'M6 6l12 12M18 6 6 18',
	person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-3.7 3.8-5.5 7.5-5.5s6.7 1.8 7.5 5.5',
	down: 'M12 5v14M5.5 12.5 12 19l6.5-6.5',
	page: 'M7 3.5h7l4 4v13H7zM14 3.5v4h4M10 12h5M10 15.5h5',
} as const;

export const Icon = ( { name }: { name: keyof typeof PATHS } ) => (
	<svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
		<path d={ PATHS[ name ] } />
	</svg>
);
