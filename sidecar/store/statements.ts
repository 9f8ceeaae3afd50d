/** Every SQL statement of the conversation store, prepared once. */
import type { Database } from 'better-sqlite3';

/**
 * One in which somebody waits or talks comes before all others; of those the row
 * may be older than what was said. Nobody has many.
 */
const LATEST = `ORDER BY status IN ( 'waiting', 'human' ) DESC, last_at DESC LIMIT 10`;

/**
 * Where an index is named: all rows begin with the same shop, so that SQLite
 * takes the table's own order for as good, and would read every conversation.
 */
export function prepareStatements( database: Database ) {
	const sql = ( text: string ) => database.prepare( text );
	return {
		conversation: sql(
			`SELECT c.body, c.seq, h.body AS handoff_body FROM conversations c
			LEFT JOIN handoffs h ON h.shop_id = c.shop_id AND h.id = c.handoff
			WHERE c.shop_id = ? AND c.id = ?`
		),
		ofVisitor: sql(
			`SELECT id FROM conversations INDEXED BY conversations_visitor WHERE shop_id = ? AND visitor = ? AND customer IS NULL ${ LATEST }`
		).pluck(),
		ofCustomer: sql(
			`SELECT id FROM conversations INDEXED BY conversations_customer WHERE shop_id = ? AND customer = ? ${ LATEST }`
		).pluck(),
		claimedAt: sql(
			`SELECT max( claimed_at ) AS at FROM conversations INDEXED BY conversations_visitor WHERE shop_id = ? AND visitor = ?`
		),
		begunSince: sql(
			`SELECT count( * ) AS n FROM conversations INDEXED BY conversations_visitor WHERE shop_id = ? AND visitor = ? AND created_at >= ?`
		),
		desk: sql(
			`SELECT id FROM conversations INDEXED BY conversations_desk WHERE shop_id = @shop AND status IN ( 'waiting', 'human' )
			UNION ALL SELECT id FROM conversations INDEXED BY conversations_abandoned WHERE shop_id = @shop AND closed_as = 'abandoned' AND last_at >= @since`
		).pluck(),
		activeByAgent: sql(
			`SELECT agent, count( * ) AS n FROM conversations INDEXED BY conversations_agent WHERE shop_id = ? AND status = 'human' AND agent IS NOT NULL GROUP BY agent`
		).raw(),
		ofAgent: sql(
			`SELECT id FROM conversations INDEXED BY conversations_agent WHERE shop_id = ? AND status = 'human' AND agent = ?`
		).pluck(),
		// The index is of both statuses, so both are named.
		queue: sql(
			`SELECT count( * ) AS waiting, min( h.requested_at ) AS oldestWait FROM conversations c INDEXED BY conversations_desk
			JOIN handoffs h ON h.shop_id = c.shop_id AND h.id = c.handoff
			WHERE c.shop_id = ? AND c.status IN ( 'waiting', 'human' ) AND c.status = 'waiting'`
		),
		unanswered: sql(
			`SELECT id FROM conversations INDEXED BY conversations_turn WHERE shop_id = ? AND turn IS NOT NULL`
		).pluck(),
		putConversation: sql(
			`INSERT INTO conversations ( shop_id, id, visitor, customer, claimed_at, status, agent, closed_as, seq, handoff, turn, last_at, created_at, body )
			VALUES ( @shop, @id, @visitor, @customer, @claimedAt, @status, @agent, @closedAs, @seq, @handoff, @turn, @lastAt, @createdAt, @body )
			ON CONFLICT DO UPDATE SET customer = @customer, claimed_at = @claimedAt, status = @status, agent = @agent, closed_as = @closedAs,
			seq = @seq, handoff = @handoff, turn = @turn, last_at = @lastAt, body = @body`
		),
		putHandoff: sql(
			`INSERT INTO handoffs ( shop_id, id, conversation, state, requested_at, body ) VALUES ( @shop, @id, @conversation, @state, @requestedAt, @body )
			ON CONFLICT DO UPDATE SET state = @state, body = @body`
		),
		addSent: sql( `INSERT INTO sends VALUES ( ?, ?, ?, ?, ? )` ),
		putDue: sql(
			`INSERT INTO due ( shop_id, conversation, kind, at ) VALUES ( ?, ?, ?, ? )
			ON CONFLICT DO UPDATE SET at = excluded.at, lease_until = 0`
		),
		dropDue: sql(
			`DELETE FROM due WHERE shop_id = ? AND conversation = ? AND kind = ?`
		),
		claimDue: sql(
			`UPDATE due SET lease_until = @until WHERE ( shop_id, conversation, kind ) IN (
				SELECT shop_id, conversation, kind FROM due WHERE shop_id = @shop AND at <= @now AND ( lease_until <= @now OR lease_until > @until ) ORDER BY at LIMIT @limit
			) RETURNING shop_id AS shop, conversation, kind, at`
		),
		dueNotLater: sql(
			`UPDATE due SET at = @at, lease_until = 0 WHERE shop_id = @shop AND kind = @kind AND at > @at`
		),
		dueNotBefore: sql(
			`UPDATE due SET at = @at WHERE shop_id = @shop AND kind = @kind AND at < @at`
		),
		mailNotLater: sql(
			`UPDATE outbox SET next_at = @at WHERE shop_id = @shop AND sent_at IS NULL AND next_at > @at`
		),
		addMail: sql(
			`INSERT INTO outbox ( shop_id, key, body, next_at, asked_at ) VALUES ( @shop, @key, @body, @now, @now ) ON CONFLICT DO NOTHING`
		),
		claimMail: sql(
			`UPDATE outbox SET lease_until = @until, attempts = attempts + 1 WHERE ( shop_id, key ) IN (
				SELECT shop_id, key FROM outbox WHERE shop_id = @shop AND sent_at IS NULL AND next_at <= @now AND ( lease_until <= @now OR lease_until > @until ) ORDER BY next_at LIMIT @limit
			) RETURNING shop_id AS shop, body, attempts, next_at AS nextAt`
		),
		mailSent: sql(
			`UPDATE outbox SET sent_at = ?, problem = NULL WHERE shop_id = ? AND key = ?`
		),
		mailFailed: sql(
			`UPDATE outbox SET next_at = ?, lease_until = 0, problem = ? WHERE shop_id = ? AND key = ?`
		),
		nextNumber: sql(
			`INSERT INTO numbers VALUES ( ?, ?, 1 ) ON CONFLICT DO UPDATE SET value = value + 1 RETURNING value`
		),
		agentSwitch: sql(
			`SELECT available FROM agents WHERE shop_id = ? AND agent = ?`
		),
		setAgentSwitch: sql(
			`INSERT INTO agents VALUES ( ?, ?, ? ) ON CONFLICT DO UPDATE SET available = excluded.available`
		),
		connectedAgents: sql( `SELECT agent FROM connected WHERE shop_id = ?` ),
		addConnected: sql(
			`INSERT INTO connected VALUES ( ?, ? ) ON CONFLICT DO NOTHING`
		),
		dropConnected: sql(
			`DELETE FROM connected WHERE shop_id = ? AND agent = ?`
		),
		dueAt: sql(
			`SELECT at FROM due WHERE shop_id = ? AND conversation = ? AND kind = ?`
		),
		// CROSS: this visitor's few conversations first, not all the shop's tickets.
		ticketsSince: sql(
			`SELECT count( * ) AS n FROM conversations c INDEXED BY conversations_visitor CROSS JOIN events e INDEXED BY events_tickets ON e.shop_id = c.shop_id AND e.conversation = c.id
			WHERE c.shop_id = ? AND c.visitor = ? AND e.type = 'ticket' AND e.at >= ?`
		),
		cached: sql( `SELECT body FROM cache WHERE shop_id = ? AND name = ?` ),
		setCached: sql(
			`INSERT INTO cache VALUES ( ?, ?, ? ) ON CONFLICT DO UPDATE SET body = excluded.body`
		),
		gaps: sql(
			`SELECT body FROM gaps WHERE shop_id = ? ORDER BY id`
		).pluck(),
		putGap: sql(
			`INSERT INTO gaps VALUES ( @shop, @id, @lastAt, @body ) ON CONFLICT DO UPDATE SET last_at = @lastAt, body = @body`
		),
		dropGaps: sql(
			`DELETE FROM gaps WHERE shop_id = ? AND id IN ( SELECT value FROM json_each( ? ) )`
		),
		mailBacklog: sql(
			`SELECT count( * ) AS mails, min( asked_at ) AS oldestMail FROM outbox INDEXED BY outbox_next WHERE shop_id = ? AND sent_at IS NULL`
		),
		nextDue: sql( `SELECT min( at ) AS at FROM due WHERE shop_id = ?` ),
		dropNonces: sql(
			`DELETE FROM nonces INDEXED BY nonces_until WHERE shop_id = ? AND until < ?`
		),
		addNonce: sql(
			`INSERT INTO nonces VALUES ( ?, ?, ? ) ON CONFLICT DO NOTHING`
		),
		addSpent: sql(
			`INSERT INTO spent VALUES ( @shop, @month, @conversation, @micros, @input, @output, @requests )
			ON CONFLICT DO UPDATE SET micros = micros + @micros, input = input + @input, output = output + @output, requests = requests + @requests`
		),
		spentInMonth: sql(
			`SELECT micros, input, output, requests FROM spent WHERE shop_id = ? AND month = ? AND conversation = ''`
		),
		conversationsIn: sql(
			`SELECT count( * ) FROM spent WHERE shop_id = ? AND month = ? AND conversation > ''`
		).pluck(),
		spentOn: sql(
			`SELECT total( micros ) AS micros, total( input ) AS input, total( output ) AS output, total( requests ) AS requests
			FROM spent INDEXED BY spent_conversation WHERE shop_id = ? AND conversation = ?`
		),
		ping: sql( `SELECT 1` ),
		// No shop's: whether there is room for anything.
		probe: sql(
			`INSERT INTO cache VALUES ( '', 'probe', ? ) ON CONFLICT DO UPDATE SET body = excluded.body`
		),
	};
}

export type Statements = ReturnType< typeof prepareStatements >;
