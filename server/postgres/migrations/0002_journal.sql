-- The kinds of records that sync: columns as in core/domain/record_schema. Decimals are bigint with 8 implied
-- places (leakproof, so that indexes work under row-level security; the *_readable views show them to people).
-- Each row carries `ver`, the tenant's version that wrote it, `gver` the version and `gat` the corrected edit
-- time (UTC ms) of each field group, and `extra` the fields of newer programs, kept untouched.

-- One stream of versions per tenant: whoever writes takes the next number and holds this row to commit.
create table tenant_sync (
    tenant_id uuid primary key references tenants (id) on delete cascade,
    epoch uuid not null,
    version bigint not null default 0,
    floor bigint not null default 0
);

-- Begins a writing transaction of the current tenant: the next version, set for stamp_checked().
create function next_tenant_version() returns bigint
language plpgsql as $$
declare
    taken bigint;
begin
    update tenant_sync set version = version + 1
     where tenant_id = nullif(current_setting('app.current_tenant_id', true), '')::uuid
    returning version into taken;
    if taken is null then
        raise exception 'no tenant to write for' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('app.tenant_version', taken::text, true);
    return taken;
end $$;

-- Refuses a synced row that does not carry the version of its transaction.
create function stamp_checked() returns trigger
language plpgsql as $$
begin
    if new.ver is distinct from nullif(current_setting('app.tenant_version', true), '')::bigint then
        raise exception 'row of % written without the version of its transaction', tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;

create trigger stamp before insert or update on memberships for each row execute function stamp_checked();

create table accounts (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    broker text not null,
    number text not null,
    currency text not null,
    zone text not null,
    matching text not null,
    may_be_short boolean not null,
    tolerance bigint not null,
    archived boolean not null,
    owner text not null, -- the user's id
    starting_equity bigint
);
create table cash_movements (
    tenant_id uuid not null,
    id uuid not null,
    account uuid not null,
    date date not null,
    amount bigint not null,
    kind text not null,
    note text not null
);
create table instruments (
    tenant_id uuid not null,
    id uuid not null,
    symbol text not null,
    asset_class text not null,
    currency text not null,
    multiplier bigint not null,
    tick bigint,
    expiry date,
    strike bigint,
    option_right text not null
);
create table corporate_actions (
    tenant_id uuid not null,
    id uuid not null,
    instrument uuid not null,
    date date not null,
    kind text not null,
    from_units bigint not null,
    to_units bigint not null,
    new_instrument uuid
);
create table fills (
    tenant_id uuid not null,
    id uuid not null,
    account uuid not null,
    instrument uuid not null,
    side text not null,
    quantity bigint not null,
    price bigint not null,
    executed_at timestamptz not null,
    time_precision text not null,
    effect text not null,
    product text not null,
    venue text not null,
    account_rate bigint,
    external_id text not null,
    execution_by_hand boolean not null,
    batch uuid,
    commission bigint not null,
    exchange bigint not null,
    regulatory bigint not null,
    taxes bigint not null,
    funding bigint not null,
    other bigint not null,
    cost_currency text not null,
    costs_by_hand boolean not null,
    position text not null
);
create table annotations (
    tenant_id uuid not null,
    id uuid not null, -- its fill's
    initial_stop bigint,
    stop bigint,
    target bigint,
    playbook uuid,
    opening_price bigint,
    notes text not null,
    mistakes jsonb not null,
    stars bigint not null,
    emotion text not null,
    reviewed boolean not null,
    mae bigint,
    mfe bigint
);
create table annotation_tags (
    tenant_id uuid not null,
    id uuid not null,
    annotation uuid not null,
    tag uuid not null
);
create table rule_checks (
    tenant_id uuid not null,
    id uuid not null,
    annotation uuid not null,
    rule uuid not null
);
create table tags (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    color text not null,
    tag_group uuid,
    sort_order bigint not null
);
create table tag_groups (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    color text not null,
    sort_order bigint not null
);
create table playbooks (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    color text not null,
    text text not null,
    sort_order bigint not null
);
create table playbook_rules (
    tenant_id uuid not null,
    id uuid not null,
    playbook uuid not null,
    name text not null,
    text text not null,
    sort_order bigint not null
);
create table notes (
    tenant_id uuid not null,
    id uuid not null,
    date date,
    title text not null,
    folder text not null,
    owner text not null,
    text text not null
);
create table attachments (
    tenant_id uuid not null,
    id uuid not null,
    anchor_kind text not null,
    anchor uuid not null,
    name text not null,
    mime text not null,
    size bigint not null,
    sha256 text not null,
    owner text not null,
    state text not null
);
create table import_batches (
    tenant_id uuid not null,
    id uuid not null,
    source text not null,
    format text not null,
    account uuid,
    counts jsonb not null,
    imported_at timestamptz not null,
    owner text not null
);
create table saved_views (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    page text not null,
    content jsonb not null,
    owner text not null
);
create table goals (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    content jsonb not null,
    owner text not null
);
create table settings (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    value text not null
);
create table fx_rates (
    tenant_id uuid not null,
    id uuid not null,
    from_currency text not null,
    to_currency text not null,
    date date not null,
    rate bigint not null
);
-- The value that lost when two people edited one group at once; made by the server.
create table conflicts (
    tenant_id uuid not null,
    id uuid not null,
    kind text not null,
    record uuid not null,
    field_group text not null,
    lost jsonb not null,
    lost_by uuid not null,
    lost_at timestamptz not null,
    resolved_at timestamptz
);

-- What every kind has.
do $$
declare
    kind text;
begin
    foreach kind in array array['accounts', 'cash_movements', 'instruments', 'corporate_actions', 'fills',
        'annotations', 'annotation_tags', 'rule_checks', 'tags', 'tag_groups', 'playbooks', 'playbook_rules',
        'notes', 'attachments', 'import_batches', 'saved_views', 'goals', 'settings', 'fx_rates', 'conflicts']
    loop
        execute format($table$
            alter table %1$I
                add column deleted_at timestamptz,
                add column ver bigint not null,
                add column gver jsonb not null default '{}',
                add column gat jsonb not null default '{}',
                add column extra jsonb,
                add column created_at timestamptz not null default now(),
                add column updated_at timestamptz not null default now(),
                add primary key (tenant_id, id),
                add foreign key (tenant_id) references tenants (id) on delete cascade
        $table$, kind);
        execute format('create index %1$s_by_version on %1$I (tenant_id, ver, id)', kind);
        execute format('create index %1$s_in_trash on %1$I (tenant_id, deleted_at) where deleted_at is not null', kind);
        execute format('create trigger stamp before insert or update on %1$I
            for each row execute function stamp_checked()', kind);
    end loop;
end $$;

alter table cash_movements add foreign key (tenant_id, account) references accounts (tenant_id, id);
alter table corporate_actions add foreign key (tenant_id, instrument) references instruments (tenant_id, id);
alter table corporate_actions add foreign key (tenant_id, new_instrument) references instruments (tenant_id, id);
alter table fills add foreign key (tenant_id, account) references accounts (tenant_id, id);
alter table fills add foreign key (tenant_id, instrument) references instruments (tenant_id, id);
alter table fills add foreign key (tenant_id, batch) references import_batches (tenant_id, id);
alter table annotations add foreign key (tenant_id, id) references fills (tenant_id, id);
alter table annotations add foreign key (tenant_id, playbook) references playbooks (tenant_id, id);
alter table annotation_tags add foreign key (tenant_id, annotation) references annotations (tenant_id, id);
alter table annotation_tags add foreign key (tenant_id, tag) references tags (tenant_id, id);
alter table rule_checks add foreign key (tenant_id, annotation) references annotations (tenant_id, id);
alter table rule_checks add foreign key (tenant_id, rule) references playbook_rules (tenant_id, id);
alter table tags add foreign key (tenant_id, tag_group) references tag_groups (tenant_id, id);
alter table playbook_rules add foreign key (tenant_id, playbook) references playbooks (tenant_id, id);
alter table import_batches add foreign key (tenant_id, account) references accounts (tenant_id, id);

create index fills_of_set on fills (tenant_id, account, instrument, executed_at);
create index fills_of_batch on fills (tenant_id, batch) where batch is not null;
create index annotations_of_playbook on annotations (tenant_id, playbook) where playbook is not null;
create index annotation_tags_of_annotation on annotation_tags (tenant_id, annotation);
create index annotation_tags_of_tag on annotation_tags (tenant_id, tag);
create index rule_checks_of_annotation on rule_checks (tenant_id, annotation);
create index rule_checks_of_rule on rule_checks (tenant_id, rule);
create index playbook_rules_of_playbook on playbook_rules (tenant_id, playbook);
create index cash_movements_of_account on cash_movements (tenant_id, account);
create index corporate_actions_of_instrument on corporate_actions (tenant_id, instrument);
create index attachments_of_anchor on attachments (tenant_id, anchor);
create index conflicts_of_record on conflicts (tenant_id, record);
create index idx_tags_tenant on tags (tenant_id);

-- A row that is gone for good, until `tenant_sync.floor` passes it.
create table tombstones (
    tenant_id uuid not null references tenants (id) on delete cascade,
    kind text not null,
    id uuid not null,
    ver bigint not null,
    primary key (tenant_id, kind, id)
);
create index tombstones_by_version on tombstones (tenant_id, ver, kind, id);
create trigger stamp before insert or update on tombstones for each row execute function stamp_checked();

create table sync_clients (
    tenant_id uuid not null references tenants (id) on delete cascade,
    client uuid not null,
    user_id uuid not null,
    secret_hash bytea not null check (length(secret_hash) = 32),
    last_seq bigint not null default 0,
    seen_at timestamptz not null default now(),
    primary key (tenant_id, client),
    foreign key (tenant_id, user_id) references memberships (tenant_id, user_id)
);
create table sync_results (
    tenant_id uuid not null,
    client uuid not null,
    seq bigint not null,
    content_hash bytea not null check (length(content_hash) = 32),
    outcome jsonb not null,
    primary key (tenant_id, client, seq),
    foreign key (tenant_id, client) references sync_clients (tenant_id, client) on delete cascade
);

-- Who changed which field from what: a trade's history.
create table history (
    tenant_id uuid not null references tenants (id) on delete cascade,
    ver bigint not null,
    kind text not null,
    record uuid not null,
    field_group text not null,
    user_id uuid not null,
    at timestamptz not null,
    before jsonb not null,
    after jsonb not null,
    primary key (tenant_id, record, ver, kind, field_group)
);
