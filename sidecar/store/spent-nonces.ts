/** Nonces that were spent, in memory, each until it may be forgotten. */
export class SpentNonces {
	private readonly until = new Map< string, number >();

	/** False when it was spent before. */
	spend( nonce: string, until: number, now: number ): boolean {
		for ( const [ old, end ] of this.until ) {
			if ( end < now ) {
				this.until.delete( old );
			}
		}
		if ( this.until.has( nonce ) ) {
			return false;
		}
		this.until.set( nonce, until );
		return true;
	}
}
