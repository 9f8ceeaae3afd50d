/**
 * A full disk, as any user can make one: the kernel lets a process write no
 * file at all (RLIMIT_FSIZE 0, the soft limit alone). Each write fails in the
 * middle of its transaction, as it does on a disk that has no room; SQLite says
 * SQLITE_IOERR_WRITE instead of SQLITE_FULL. The log, if it is a file, cannot
 * be written either.
 */
import { execFileSync } from 'node:child_process';

const limit = ( pid: number, bytes: string ) =>
	execFileSync( 'prlimit', [
		'--pid',
		String( pid ),
		`--fsize=${ bytes }:`,
	] );

/** What it returns makes room again. */
export function fillDisk( pid: number ): () => void {
	limit( pid, '0' );
	return () => limit( pid, 'unlimited' );
}

/** Begins a command that is to run where no file has room beyond so many bytes. */
export const withRoomFor = ( bytes: number ) => [
	'prlimit',
	`--fsize=${ bytes }:`,
];
