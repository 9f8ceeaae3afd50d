/** The assistant that is configured: the model with quoting behind it, or quoting. */
import type { Assistant, Clock, Knowledge, Log } from '../ports';
import { ModelAssistant, type ModelOptions } from './model';
import { QuotingAssistant } from './quoting';

export function createAssistant(
	knowledge: Knowledge,
	clock: Clock,
	log: Log,
	model?: ModelOptions
): Assistant {
	const quoting = new QuotingAssistant( knowledge );
	return model
		? new ModelAssistant( model, knowledge, quoting, clock, log )
		: quoting;
}
