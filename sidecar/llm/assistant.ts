/** The assistant that is configured: the model with quoting behind it, or quoting. */
import type { Assistant, Knowledge, Tools } from '../ports';
import { ModelAssistant, type ModelOptions, type Around } from './model';
import { QuotingAssistant } from './quoting';

export function createAssistant(
	knowledge: Knowledge,
	tools: Tools,
	around: Around,
	model?: ModelOptions
): Assistant {
	const quoting = new QuotingAssistant( knowledge, tools );
	return model
		? new ModelAssistant( model, knowledge, tools, quoting, around )
		: quoting;
}
