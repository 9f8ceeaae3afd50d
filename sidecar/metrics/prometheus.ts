/** The metrics port for Prometheus. */
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Census, Clock, Metrics } from '../ports';
import { createCounters } from './counters';
import { Gauges } from './gauges';

export class Prometheus {
	readonly metrics: Metrics;
	readonly contentType: string;
	private readonly registry = new Registry();
	private readonly gauges: Gauges;

	constructor( version: string, clock: Pick< Clock, 'now' > ) {
		new Gauge( {
			name: 'baton_build_info',
			help: 'Always 1; the labels say what runs.',
			labelNames: [ 'version', 'node' ],
			registers: [ this.registry ],
		} ).set( { version, node: process.version }, 1 );
		this.gauges = new Gauges( this.registry, clock );
		this.metrics = createCounters( this.registry );
		this.contentType = this.registry.contentType;
		collectDefaultMetrics( { register: this.registry } );
	}

	/** In Prometheus's text format. */
	async scrape( census: Census ): Promise< string > {
		await this.gauges.read( census );
		return this.registry.metrics();
	}
}
