-- Derived from fills and annotations, never a source of truth: what core::Trade holds, with the column names
-- of the design document (symbol, entry_price, fees, pnl …) first. No stored row but trade_tags and
-- trade_fills refers to it. pnl is gross, net_pnl after all fees; days are cut in the tenant's zone.
create table trades (
    tenant_id uuid not null references tenants (id) on delete cascade,
    id uuid not null, -- its opening fill's
    user_id uuid not null, -- the account's owner
    symbol text not null,
    side text not null check (side in ('long', 'short')),
    entry_price bigint,
    exit_price bigint,
    quantity bigint not null,
    fees bigint not null,
    pnl bigint,
    net_pnl bigint,
    entry_timestamp timestamptz,
    exit_timestamp timestamptz,
    notes text not null default '',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    account uuid not null,
    instrument uuid not null,
    position text not null,
    status text not null check (status in ('open', 'closed', 'unopened')),
    currency text not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    entry_day date not null,
    exit_day date not null,
    entry_minute integer not null,
    entry_precision text not null,
    exit_precision text not null,
    holding_known boolean not null,
    costs_incomplete boolean not null,
    fill_count integer not null,
    open_quantity bigint not null,
    commission bigint not null,
    exchange bigint not null,
    regulatory bigint not null,
    taxes bigint not null,
    funding bigint not null,
    other bigint not null,
    notional bigint,
    initial_risk bigint,
    stop bigint,
    mae bigint,
    mfe bigint,
    reviewed boolean not null,
    stars integer not null,
    playbook uuid,
    ver bigint not null, -- the latest of its fills, annotations and their tags: its ETag
    primary key (tenant_id, id)
);
create index idx_trades_tenant_exit on trades (tenant_id, exit_timestamp);
create index idx_trades_tenant_symbol on trades (tenant_id, symbol);
create index idx_trades_pnl on trades (tenant_id, pnl) where exit_timestamp is not null;
create index trades_by_exit_day on trades (tenant_id, exit_day, id);
create index trades_by_last_fill on trades (tenant_id, last_at, id);
create index trades_by_net_pnl on trades (tenant_id, net_pnl, id);
create index trades_of_set on trades (tenant_id, account, instrument, position, last_at);

-- What each fill is in its trade: of one that goes through flat, the part.
create table trade_fills (
    tenant_id uuid not null,
    trade_id uuid not null,
    place integer not null,
    fill_id uuid not null,
    role text not null check (role in ('entry', 'exit')),
    quantity bigint not null,
    fees bigint not null,
    rest_is_later boolean not null, -- goes on in a later trade: annotated there
    primary key (tenant_id, trade_id, place),
    foreign key (tenant_id, trade_id) references trades (tenant_id, id) on delete cascade
);
create index trade_fills_of_fill on trade_fills (tenant_id, fill_id);

create table trade_tags (
    tenant_id uuid not null,
    trade_id uuid not null,
    tag_id uuid not null,
    primary key (tenant_id, trade_id, tag_id),
    foreign key (tenant_id, trade_id) references trades (tenant_id, id) on delete cascade,
    foreign key (tenant_id, tag_id) references tags (tenant_id, id) on delete cascade
);
create index trade_tags_of_tag on trade_tags (tenant_id, tag_id);

-- With what the trades above were derived; another zone or edition derives them anew.
create table projection_state (
    tenant_id uuid primary key references tenants (id) on delete cascade,
    edition integer not null,
    zone text not null
);

-- Month figures computed by core/statistics; `version` says of which journal, so that nothing stale is served.
-- The columns are for people and SQL (ratios rounded to 8 places); `figures` is all of it as the API tells it.
create table stats_cache (
    tenant_id uuid not null references tenants (id) on delete cascade,
    id uuid not null,
    date_window text not null, -- '2026-09', 'all'
    version bigint not null,
    total_trades integer not null,
    winning_trades integer not null,
    losing_trades integer not null,
    win_rate bigint,
    avg_return bigint,
    total_pnl bigint, -- null: of several currencies
    max_drawdown bigint,
    figures json not null,
    last_updated timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, date_window)
);

-- Files beside the journal; trade_id is the anchor fill's id, the API answers the trade that holds it.
create table uploads (
    tenant_id uuid not null references tenants (id) on delete cascade,
    id uuid not null,
    trade_id uuid,
    url text not null,
    storage_key text not null,
    mime_type text not null,
    size_bytes bigint not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, storage_key),
    foreign key (tenant_id, trade_id) references fills (tenant_id, id)
);

create table subscriptions (
    tenant_id uuid not null references tenants (id) on delete cascade,
    id uuid not null,
    razorpay_customer_id text,
    plan text not null references plans (plan),
    status text not null check (status in ('active', 'cancelled', 'past_due')),
    current_period_start timestamptz not null,
    current_period_end timestamptz,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id)
);

create table idempotency_keys (
    tenant_id uuid not null references tenants (id) on delete cascade,
    user_id uuid not null,
    key text not null check (char_length(key) between 1 and 255),
    request_hash bytea not null check (length(request_hash) = 32),
    status integer, -- null: the first one is still running
    content_type text,
    headers jsonb,
    body bytea,
    created_at timestamptz not null default now(),
    primary key (tenant_id, user_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (tenant_id, created_at);

create table audit_log (
    tenant_id uuid not null references tenants (id) on delete cascade,
    id uuid not null,
    at timestamptz not null default now(),
    user_id uuid, -- null after erasure, or a failed sign-in of nobody
    action text not null,
    resource text not null,
    client_ip text not null,
    user_agent text not null,
    detail jsonb not null default '{}',
    primary key (tenant_id, id)
);
create index audit_log_by_time on audit_log (tenant_id, at, id);

create table email_outbox (
    tenant_id uuid not null references tenants (id) on delete cascade,
    id uuid not null,
    kind text not null check (kind in ('verify-email', 'reset-password', 'password-changed', 'invitation',
        'mfa-changed', 'session-theft')),
    recipient text not null,
    subject text not null,
    body text not null, -- holds links with tokens: emptied once sent
    state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'dead')),
    attempts integer not null default 0,
    next_attempt_at timestamptz not null default now(),
    locked_until timestamptz,
    last_error text,
    created_at timestamptz not null default now(),
    sent_at timestamptz,
    primary key (tenant_id, id)
);
create index email_outbox_waiting on email_outbox (tenant_id, next_attempt_at) where state in ('waiting', 'sending');
