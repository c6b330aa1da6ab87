-- People, the tenants they share, and how they sign in. Ids are UUIDs made by the server.
-- Tables of people have no tenant_id: they are read before a tenant is known, by tj_auth alone.

create function tenant_now() returns uuid
language sql stable parallel safe
return nullif(current_setting('app.current_tenant_id', true), '')::uuid;
comment on function tenant_now() is 'For people at a prompt and the doors; policies spell it out, as Citus asks.';

create table users (
    id uuid primary key,
    email text not null check (char_length(email) between 3 and 254),
    name text not null check (char_length(name) between 1 and 200),
    password_hash text, -- null: signs in through an identity provider only
    identity_provider text,
    email_verified_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
-- Addresses are kept as typed and are unique without regard to case.
create unique index users_by_email on users (lower(email));

create table identities (
    provider text not null check (char_length(provider) between 1 and 64),
    subject text not null check (char_length(subject) between 1 and 255),
    user_id uuid not null references users (id) on delete cascade,
    created_at timestamptz not null default now(),
    primary key (provider, subject)
);
create index identities_by_user on identities (user_id);

-- One row per refresh token; a family is one sign-in on one device.
create table sessions (
    token_hash bytea primary key check (length(token_hash) = 32), -- SHA-256
    family_id uuid not null,
    user_id uuid not null references users (id) on delete cascade,
    current_tenant uuid not null, -- the one its access tokens are for
    device text not null check (char_length(device) <= 400),
    client_ip text not null,
    created_at timestamptz not null default now(),
    family_started_at timestamptz not null,
    expires_at timestamptz not null,
    rotated_at timestamptz,
    successor_hash bytea,
    revoked_at timestamptz
);
create index sessions_by_family on sessions (family_id);
create index sessions_by_user on sessions (user_id);
create index sessions_by_expiry on sessions (expires_at);

create table email_tokens (
    token_hash bytea primary key check (length(token_hash) = 32),
    user_id uuid references users (id) on delete cascade, -- null: nobody has the address that was typed
    purpose text not null check (purpose in ('verify-email', 'reset-password')),
    email text not null, -- the address it was mailed to
    expires_at timestamptz not null,
    used_at timestamptz,
    created_at timestamptz not null default now()
);
create index email_tokens_by_user on email_tokens (user_id);

create table totp (
    user_id uuid primary key references users (id) on delete cascade,
    secret bytea not null, -- AES-256-GCM, nonce first
    key_id text not null,
    enabled_at timestamptz, -- null: set up, not yet confirmed with a code
    last_step bigint not null default 0, -- a step is accepted once
    created_at timestamptz not null default now()
);

create table recovery_codes (
    user_id uuid not null references users (id) on delete cascade,
    code_hash bytea not null check (length(code_hash) = 32),
    used_at timestamptz,
    primary key (user_id, code_hash)
);

-- The second step of a sign-in: five tries, five minutes.
create table mfa_challenges (
    challenge_hash bytea primary key check (length(challenge_hash) = 32),
    user_id uuid not null references users (id) on delete cascade,
    tries integer not null default 0,
    expires_at timestamptz not null,
    used_at timestamptz
);

create table plans (
    plan text primary key check (plan in ('free', 'pro', 'enterprise')),
    price_paise bigint not null,
    trades_per_month integer, -- null: no limit
    users integer
);
insert into plans (plan, price_paise, trades_per_month, users)
values ('free', 0, 50, 1), ('pro', 49900, 500, 5), ('enterprise', 0, null, null);

create table tenants (
    id uuid primary key,
    name text not null check (char_length(name) between 1 and 200),
    owner_user_id uuid not null references users (id),
    created_at timestamptz not null default now(),
    deleted_at timestamptz
);
create index tenants_by_owner on tenants (owner_user_id);

create table memberships (
    tenant_id uuid not null references tenants (id) on delete cascade,
    user_id uuid not null references users (id),
    role text not null check (role in ('owner', 'admin', 'member', 'viewer')),
    ver bigint not null,
    created_at timestamptz not null default now(),
    removed_at timestamptz, -- a row stays, so that devices learn of the removal
    primary key (tenant_id, user_id)
);
create index memberships_by_version on memberships (tenant_id, ver, user_id);
create index memberships_of_user on memberships (user_id);

create table invitations (
    tenant_id uuid not null references tenants (id) on delete cascade,
    id uuid not null,
    email text not null check (char_length(email) between 3 and 254),
    role text not null check (role in ('admin', 'member', 'viewer')),
    token_hash bytea not null check (length(token_hash) = 32),
    invited_by uuid not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    withdrawn_at timestamptz,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, token_hash),
    foreign key (tenant_id, invited_by) references memberships (tenant_id, user_id)
);

-- What the operator and billing know of a tenant; the journal's own settings are records of kind setting.
create table tenant_settings (
    tenant_id uuid primary key references tenants (id) on delete cascade,
    trial_used_at timestamptz,
    updated_at timestamptz not null default now()
);
