-- The journal, first edition. One table per kind of record, columns as in core/domain/record_schema: decimals are
-- integers of 1e-8, instants UTC milliseconds, days days since 1970, ids 16 bytes. `key` stays inside this file.
-- No foreign keys between kinds: a record whose parent has not arrived from another computer waits unseen.
pragma application_id = 0x544A524E;

create table accounts (
    key integer primary key,
    id blob not null unique,
    name text not null,
    broker text not null,
    number text not null,
    currency text not null,
    zone text not null,
    matching text not null,
    may_be_short integer not null,
    tolerance integer not null,
    archived integer not null,
    owner text not null,
    starting_equity integer,
    deleted_at integer
);
create table cash_movements (
    key integer primary key,
    id blob not null unique,
    account blob not null,
    date integer not null,
    amount integer not null,
    kind text not null,
    note text not null,
    deleted_at integer
);
create table instruments (
    key integer primary key,
    id blob not null unique,
    symbol text not null,
    asset_class text not null,
    currency text not null,
    multiplier integer not null,
    tick integer,
    expiry integer,
    strike integer,
    option_right text not null,
    deleted_at integer
);
create table corporate_actions (
    key integer primary key,
    id blob not null unique,
    instrument blob not null,
    date integer not null,
    kind text not null,
    from_units integer not null,
    to_units integer not null,
    new_instrument blob,
    deleted_at integer
);
create table fills (
    key integer primary key,
    id blob not null unique,
    account blob not null,
    instrument blob not null,
    side text not null,
    quantity integer not null,
    price integer not null,
    executed_at integer not null,
    time_precision text not null,
    effect text not null,
    product text not null,
    venue text not null,
    account_rate integer,
    external_id text not null,
    execution_by_hand integer not null,
    batch blob,
    commission integer not null,
    exchange integer not null,
    regulatory integer not null,
    taxes integer not null,
    funding integer not null,
    other integer not null,
    cost_currency text not null,
    costs_by_hand integer not null,
    position text not null,
    deleted_at integer
);
create table annotations (
    key integer primary key,
    id blob not null unique,
    initial_stop integer,
    stop integer,
    target integer,
    playbook blob,
    opening_price integer,
    notes text not null,
    mistakes text not null,
    stars integer not null,
    emotion text not null,
    reviewed integer not null,
    mae integer,
    mfe integer,
    deleted_at integer
);
create table annotation_tags (
    key integer primary key,
    id blob not null unique,
    annotation blob not null,
    tag blob not null,
    deleted_at integer
);
create table rule_checks (
    key integer primary key,
    id blob not null unique,
    annotation blob not null,
    rule blob not null,
    deleted_at integer
);
create table tags (
    key integer primary key,
    id blob not null unique,
    name text not null,
    color text not null,
    tag_group blob,
    sort_order integer not null,
    deleted_at integer
);
create table tag_groups (
    key integer primary key,
    id blob not null unique,
    name text not null,
    color text not null,
    sort_order integer not null,
    deleted_at integer
);
create table playbooks (
    key integer primary key,
    id blob not null unique,
    name text not null,
    color text not null,
    text text not null,
    sort_order integer not null,
    deleted_at integer
);
create table playbook_rules (
    key integer primary key,
    id blob not null unique,
    playbook blob not null,
    name text not null,
    text text not null,
    sort_order integer not null,
    deleted_at integer
);
create table notes (
    key integer primary key,
    id blob not null unique,
    date integer,
    title text not null,
    folder text not null,
    owner text not null,
    text text not null,
    deleted_at integer
);
create table attachments (
    key integer primary key,
    id blob not null unique,
    anchor_kind text not null,
    anchor blob not null,
    name text not null,
    mime text not null,
    size integer not null,
    sha256 text not null,
    owner text not null,
    state text not null,
    deleted_at integer
);
create table import_batches (
    key integer primary key,
    id blob not null unique,
    source text not null,
    format text not null,
    account blob,
    counts text not null,
    imported_at integer not null,
    owner text not null,
    deleted_at integer
);
create table saved_views (
    key integer primary key,
    id blob not null unique,
    name text not null,
    page text not null,
    content text not null,
    owner text not null,
    deleted_at integer
);
create table goals (
    key integer primary key,
    id blob not null unique,
    name text not null,
    content text not null,
    owner text not null,
    deleted_at integer
);
create table settings (
    key integer primary key,
    id blob not null unique,
    name text not null,
    value text not null,
    deleted_at integer
);
create table fx_rates (
    key integer primary key,
    id blob not null unique,
    from_currency text not null,
    to_currency text not null,
    date integer not null,
    rate integer not null,
    deleted_at integer
);
create index annotation_tags_by_annotation on annotation_tags (annotation);

-- Derived from the fills and the annotations, never a source of truth: what core::Trade holds.
create table trades (
    key integer primary key,
    id blob not null,
    account_key integer not null,
    instrument_key integer not null,
    position text not null,
    first_at integer not null,
    last_at integer not null,
    currency text not null,
    side integer not null,
    status integer not null,
    entry_precision integer not null,
    exit_precision integer not null,
    holding_known integer not null,
    costs_incomplete integer not null,
    residue_closed integer not null,
    fill_count integer not null,
    entry_day integer not null,
    exit_day integer not null,
    entry_minute integer not null,
    entry_at integer not null,
    exit_at integer not null,
    quantity integer not null,
    open_quantity integer not null,
    entry_price integer,
    exit_price integer,
    gross_pnl integer not null,
    net_pnl integer not null,
    commission integer not null,
    exchange integer not null,
    regulatory integer not null,
    taxes integer not null,
    funding integer not null,
    other integer not null,
    notional integer,
    rate_of_risk integer not null,
    initial_risk integer,
    stop integer,
    mae integer,
    mfe integer,
    has_notes integer not null,
    reviewed integer not null,
    stars integer not null,
    playbook blob,
    tags blob
);
-- Finds the last flat point before a changed fill.
create index trades_by_set on trades (account_key, instrument_key, position, last_at);

create table trade_fills (
    trade_key integer not null,
    place integer not null,
    fill_key integer not null,
    primary key (trade_key, place)
) without rowid;
create index trade_fills_by_fill on trade_fills (fill_key);

-- With what the trades above were derived; another zone or edition derives them anew.
create table projection (
    one integer primary key check (one = 1),
    edition integer not null,
    zone text not null
);

-- What a person did, with the records before and after: undo and redo.
create table actions (
    number integer primary key autoincrement,
    title text not null,
    at integer not null,
    changes integer not null,
    batch blob,
    undone integer not null default 0,
    images blob not null
);

-- What has changed since it was last sent: one row for a record, and one for a whole import.
create table outbox (
    kind integer not null,
    id blob not null,
    operation text not null check (operation in ('set', 'delete', 'erase', 'import', 'undo-import')),
    field_groups text not null,
    at integer not null,
    primary key (kind, id)
) without rowid;

-- Full-text search; the texts stay in their own tables.
create virtual table annotation_search using fts5 (
    notes, content = 'annotations', content_rowid = 'key', tokenize = "unicode61 remove_diacritics 2");
create trigger annotation_search_insert after insert on annotations when new.notes <> '' begin
    insert into annotation_search (rowid, notes) values (new.key, new.notes);
end;
create trigger annotation_search_delete after delete on annotations when old.notes <> '' begin
    insert into annotation_search (annotation_search, rowid, notes) values ('delete', old.key, old.notes);
end;
create trigger annotation_search_leave after update of notes on annotations
when old.notes <> '' and old.notes <> new.notes begin
    insert into annotation_search (annotation_search, rowid, notes) values ('delete', old.key, old.notes);
end;
create trigger annotation_search_enter after update of notes on annotations
when new.notes <> '' and old.notes <> new.notes begin
    insert into annotation_search (rowid, notes) values (new.key, new.notes);
end;

create virtual table note_search using fts5 (
    title, text, content = 'notes', content_rowid = 'key', tokenize = "unicode61 remove_diacritics 2");
create trigger note_search_insert after insert on notes begin
    insert into note_search (rowid, title, text) values (new.key, new.title, new.text);
end;
create trigger note_search_delete after delete on notes begin
    insert into note_search (note_search, rowid, title, text) values ('delete', old.key, old.title, old.text);
end;
create trigger note_search_update after update of title, text on notes begin
    insert into note_search (note_search, rowid, title, text) values ('delete', old.key, old.title, old.text);
    insert into note_search (rowid, title, text) values (new.key, new.title, new.text);
end;
