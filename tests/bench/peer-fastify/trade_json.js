'use strict';
// Rows into the JSON of the API: bigint units of 1e-8 into numbers, instants without needless milliseconds.

const UNIT = 1e8;
const decimal = (units) => (units === null ? null : Number(units) / UNIT);
const instant = (date) => (date === null ? null : date.toISOString().replace('.000Z', 'Z'));

function rMultiple(row) {
  if (row.status !== 'closed' || row.initial_risk === null || Number(row.initial_risk) <= 0) {
    return null;
  }
  return Number(row.net_pnl) / Number(row.initial_risk);
}

function tradeMembers(row) {
  const unopened = row.status === 'unopened';
  const open = row.status === 'open';
  const closed = row.status === 'closed';
  const members = {
    id: row.id,
    account: row.name,
    accountId: row.account,
    symbol: row.symbol,
    side: row.side,
    quantity: decimal(row.quantity),
    entryPrice: unopened ? null : decimal(row.entry_price),
    exitPrice: open ? null : decimal(row.exit_price),
    entryTimestamp: unopened ? null : instant(row.entry_timestamp),
    exitTimestamp: open ? null : instant(row.exit_timestamp),
    fees: decimal(row.fees),
    pnl: closed ? decimal(row.pnl) : null,
    netPnl: closed ? decimal(row.net_pnl) : null,
  };
  if (open) {
    members.openQuantity = decimal(row.open_quantity);
    members.realisedPnl = decimal(row.pnl);
    members.realisedNetPnl = decimal(row.net_pnl);
  }
  return Object.assign(members, {
    currency: row.currency,
    status: row.status,
    tags: row.array,
    notes: row.notes,
    instrumentId: row.instrument,
    entryDay: row.entry_day,
    exitDay: row.exit_day,
    stop: decimal(row.stop),
    initialRisk: decimal(row.initial_risk),
    rMultiple: rMultiple(row),
    mae: decimal(row.mae),
    mfe: decimal(row.mfe),
    playbook: row.playbook,
    stars: row.stars,
    reviewed: row.reviewed,
    costsIncomplete: row.costs_incomplete,
    fillCount: row.fill_count,
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  });
}

function fillJson(part, fill) {
  return {
    id: fill.id,
    side: fill.side,
    role: part.role,
    quantity: decimal(part.quantity),
    price: decimal(fill.price),
    executedAt: instant(fill.executed_at),
    timePrecision: fill.time_precision,
    fees: decimal(part.fees),
    externalId: fill.external_id || null,
  };
}

function wholeTradeJson(row, parts, fills, annotations) {
  const fillOf = new Map(fills.map((fill) => [fill.id, fill]));
  const planOf = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const first = parts.find((part) => !part.rest_is_later && planOf.has(part.fill_id));
  const plan = first ? planOf.get(first.fill_id) : {};
  return Object.assign(tradeMembers(row), {
    initialStop: decimal(plan.initial_stop ?? null),
    target: decimal(plan.target ?? null),
    openingPrice: decimal(plan.opening_price ?? null),
    emotion: plan.emotion ?? '',
    mistakes: plan.mistakes ?? [],
    fills: parts.map((part) => fillJson(part, fillOf.get(part.fill_id))),
  });
}

/** `rows` has one more than the page when there is a next one; `cursorOf` seals where that begins. */
function listJson(rows, total, limit, cursorOf) {
  const page = rows.slice(0, limit);
  const nextCursor = rows.length > limit ? cursorOf(page[limit - 1]) : null;
  return { items: page.map(tradeMembers), total, page: 1, limit, nextCursor };
}

module.exports = { listJson, wholeTradeJson };
