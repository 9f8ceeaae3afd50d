/** Whether an answer begins by saying that there is none, as models do who were told to be honest. */
import { readable } from './readable';

const SENTENCE = /[^.!?。！？\n]+/g;
/** It comes before what is said. */
const SORRY =
	/^\W*(?:(?:i'm |i am |we're )?(?:so |very )?sorry|apologies|thank|thanks|good question|(?:es )?tut mir leid|danke|entschuldig|lo siento|gracias|perdon|desole|je suis desole|merci|mi dispiace|grazie|desculpe|lamento|obrigad|het spijt|sorry|bedankt|dank|抱歉|对不起|不好意思|谢谢|感谢)/;

const NOTHING: RegExp[] = [
	/\bi (?:really |unfortunately |also )?(?:do not|don't|did not|didn't) (?:know|have (?:\w+ ){0,3}(?:information|info|details?|data|answer|knowledge))\b/,
	/\bi(?:'m| am) (?:not (?:sure|certain|aware)|unable to (?:find|answer|tell|say))\b/,
	/\bi (?:can't|cannot|can not|could not|couldn't|was unable to) (?:find|answer|tell you|say)\b/,
	/\bi (?:have no (?:\w+ ){0,2}(?:information|info|details?|answer|idea)|found (?:no|nothing))\b/,
	/\bthere(?: is|'s) no (?:\w+ ){0,2}(?:information|mention|details?)\b/,
	/\b(?:do not|don't|does not|doesn't) (?:say|mention|specify)\b/,
	/\b(?:weiss ich|ich weiss) [^,.]{0,20}nicht\b/,
	/\b(?:ich habe|habe ich|ich finde|finde ich|liegen mir|mir liegen|ich konnte|konnte ich) [^,.]{0,40}\b(?:keine? (?:\w+ )?(?:information|angabe|auskunft|antwort|detail|hinweis)|nichts)/,
	/\b(?:kann ich|ich kann) [^,.]{0,40}nicht (?:sagen|beantworten|finden)\b/,
	/\b(?:dazu|daruber) (?:steht|gibt es|ist)\b[^,.]{0,30}\b(?:nichts|keine|nicht bekannt)/,
	/\bno (?:lo )?se\b/,
	/\bno (?:tengo|dispongo de|encuentro|he encontrado|encontre|cuento con) [^.]{0,20}(?:informacion|detalles|datos|respuesta|nada)/,
	/\bno (?:le |te )?(?:puedo|podria) (?:decir|responder|confirmar)/,
	/\bje ne (?:le )?sais pas\b/,
	/\bje n'ai [^.]{0,30}(?:pas|aucune?)\b[^.]{0,20}(?:information|detail|reponse|precision|trouve)/,
	/\bje ne (?:trouve|dispose|peux pas (?:vous )?(?:dire|repondre))/,
	/\bnon (?:lo )?so\b/,
	/\bnon (?:ho|dispongo di|trovo|ho trovato) [^.]{0,20}(?:informazion|dettagli|risposta|nulla|niente)/,
	/\bnon (?:posso|saprei) (?:dir|rispond)/,
	/\bnao (?:o )?sei\b/,
	/\bnao (?:tenho|encontrei|encontro|disponho de|ha) [^.]{0,20}(?:informac|detalhes|dados|resposta|nada)/,
	/\bnao (?:posso|consigo) (?:dizer|responder|confirmar|encontrar)/,
	/\b(?:weet ik|ik weet) [^,.]{0,20}niet\b/,
	/\b(?:ik heb|heb ik|ik vind|vind ik|ik kon|kon ik|ik kan|kan ik) [^,.]{0,30}\b(?:geen (?:\w+ )?(?:informatie|gegevens|antwoord|details)|niets)/,
	/\b(?:kan ik|ik kan) [^,.]{0,20}niet (?:zeggen|vinden|beantwoorden)\b/,
	/我(?:并)?不(?:太)?(?:知道|清楚|确定|了解)|(?:没有|没|未能?|无法)(?:找到|查到|提到)|(?:没有|暂无)[^，。]{0,10}(?:信息|资料|说明|答案)|无法(?:回答|确认)/,
];

/** Only its first sentence counts: what follows an answer limits it. */
export function admitsNothing( text: string ): boolean {
	const sentences = readable( text.slice( 0, 1000 ) ).match( SENTENCE ) ?? [];
	for ( const sentence of sentences ) {
		if ( NOTHING.some( ( one ) => one.test( sentence ) ) ) {
			return true;
		}
		if ( ! SORRY.test( sentence ) ) {
			return false;
		}
	}
	return false;
}
