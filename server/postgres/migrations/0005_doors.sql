-- The few ways across tenants: what must be known before a tenant is (whose member am I, what is this
-- invitation), and what a worker takes from every tenant's queue. Each is one narrow function with a fixed
-- search_path, owned by tj_door, whom nobody can sign in as and who sees just these tables.

grant select, insert on tenants, tenant_settings, subscriptions, audit_log, email_outbox, accounts, settings
   to tj_door;
grant select, insert, update on memberships, tenant_sync, invitations to tj_door;
grant update on email_outbox to tj_door;
grant delete on tenants to tj_door;
grant select on users to tj_door;
grant select (tenant_id, id, notes, deleted_at) on annotations to tj_door;

do $$
declare
    t text;
begin
    foreach t in array array['tenants', 'tenant_settings', 'subscriptions', 'audit_log', 'email_outbox', 'accounts',
        'settings', 'memberships', 'tenant_sync', 'invitations', 'annotations']
    loop
        execute format('create policy door on %I to tj_door using (true) with check (true)', t);
    end loop;
end $$;

create schema doors;
grant usage, create on schema doors to tj_door;
grant usage on schema doors to tj_app, tj_auth, tj_worker;

-- Makes what a new member of a tenant needs: the membership and an account of their own.
create function doors.enter_tenant(tenant uuid, person uuid, member_role text, account uuid, account_name text,
                                   account_currency text) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    taken bigint;
begin
    update tenant_sync s set version = s.version + 1 where s.tenant_id = tenant returning s.version into taken;
    perform set_config('app.tenant_version', taken::text, true);
    insert into memberships (tenant_id, user_id, role, ver) values (tenant, person, member_role, taken)
    on conflict (tenant_id, user_id)
    do update set role = excluded.role, ver = excluded.ver, removed_at = null;
    if account is not null and not exists (
        select from accounts a where a.tenant_id = tenant and a.owner = person::text) then
        insert into accounts (tenant_id, id, name, broker, number, currency, zone, matching, may_be_short,
                              tolerance, archived, owner, ver, gver)
        values (tenant, account, account_name, '', '', account_currency, '', 'fifo', false, 0, false,
                person::text, taken, jsonb_build_object('main', taken, 'equity', taken, 'life', taken));
    end if;
    return taken;
end $$;

-- A tenant with its owner, on the free plan. The id is new: nobody else's tenant can be named.
create function doors.found_tenant(tenant uuid, tenant_name text, person uuid, account uuid, account_name text,
                                   account_currency text, zone_setting uuid, zone text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    taken bigint;
begin
    insert into tenants (id, name, owner_user_id) values (tenant, tenant_name, person);
    insert into tenant_settings (tenant_id) values (tenant);
    insert into tenant_sync (tenant_id, epoch) values (tenant, gen_random_uuid());
    taken := doors.enter_tenant(tenant, person, 'owner', account, account_name, account_currency);
    if zone <> '' then
        insert into settings (tenant_id, id, name, value, ver, gver)
        values (tenant, zone_setting, 'zone', zone, taken, jsonb_build_object('main', taken, 'life', taken));
    end if;
    insert into subscriptions (tenant_id, id, plan, status, current_period_start)
    values (tenant, gen_random_uuid(), 'free', 'active', now());
end $$;

-- The tenants someone is a member of.
create function doors.tenants_of(person uuid)
returns table (tenant_id uuid, name text, role text, created_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select t.id, t.name, m.role, t.created_at
      from memberships m join tenants t on t.id = m.tenant_id
     where m.user_id = person and m.removed_at is null and t.deleted_at is null
     order by t.created_at, t.id
$$;

-- What an invitation's link leads to, whoever asks: the token is the secret.
create function doors.invitation(token bytea)
returns table (tenant_id uuid, id uuid, tenant_name text, email text, role text, expires_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select i.tenant_id, i.id, t.name, i.email, i.role, i.expires_at
      from invitations i join tenants t on t.id = i.tenant_id
     where i.token_hash = token and i.accepted_at is null and i.withdrawn_at is null and t.deleted_at is null
$$;

-- Uses the invitation up and makes the member; null when it is no longer valid.
create function doors.accept_invitation(token bytea, person uuid, account uuid, account_name text,
                                        account_currency text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    invited record;
begin
    update invitations i set accepted_at = now()
      from users u
     where i.token_hash = token and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()
       and u.id = person and lower(u.email) = lower(i.email)
       and exists (select from tenants t where t.id = i.tenant_id and t.deleted_at is null)
    returning i.tenant_id, i.role into invited;
    if not found then
        return null;
    end if;
    -- The account of whoever joins is in the currency of the tenant's first one.
    perform doors.enter_tenant(invited.tenant_id, person, invited.role,
                               case when invited.role = 'viewer' then null else account end, account_name,
                               coalesce((select a.currency from accounts a
                                          where a.tenant_id = invited.tenant_id and a.deleted_at is null
                                          order by a.created_at, a.id limit 1), account_currency));
    return invited.tenant_id;
end $$;

-- Names and addresses of the current tenant's members, and of nobody else.
create function doors.member_profiles()
returns table (user_id uuid, email text, name text)
language sql stable security definer set search_path = public, pg_temp as $$
    select u.id, u.email, u.name
      from memberships m join users u on u.id = m.user_id
     where m.tenant_id = nullif(current_setting('app.current_tenant_id', true), '')::uuid
$$;

-- A mail to a person outside any tenant (verify, reset) stands in the queue of their first tenant.
create function doors.queue_mail(mail uuid, person uuid, mail_kind text, mail_recipient text, mail_subject text,
                                 mail_body text) returns void
language sql security definer set search_path = public, pg_temp as $$
    insert into email_outbox (tenant_id, id, kind, recipient, subject, body)
    select m.tenant_id, mail, mail_kind, mail_recipient, mail_subject, mail_body
      from memberships m
     where m.user_id = person
     order by (m.removed_at is null) desc, m.created_at, m.tenant_id
     limit 1
$$;

-- Takes the next mails of all tenants for `lease`; a worker that dies leaves them to the next.
create function doors.claim_mails(most integer, lease interval)
returns table (tenant_id uuid, id uuid, recipient text, subject text, body text, attempts integer)
language sql security definer set search_path = public, pg_temp as $$
    update email_outbox o set state = 'sending', locked_until = now() + lease, attempts = o.attempts + 1
      from (select q.tenant_id, q.id from email_outbox q
             where (q.state = 'waiting' and q.next_attempt_at <= now())
                or (q.state = 'sending' and q.locked_until < now())
             order by q.next_attempt_at
             limit most
               for update skip locked) next
     where o.tenant_id = next.tenant_id and o.id = next.id
    returning o.tenant_id, o.id, o.recipient, o.subject, o.body, o.attempts
$$;

-- The tenants whose trash and leftovers a worker clears, page by page in the order of their ids.
create function doors.tenants_to_tend(after uuid, most integer)
returns table (tenant_id uuid, is_deleted boolean)
language sql stable security definer set search_path = public, pg_temp as $$
    select t.id, t.deleted_at is not null from tenants t where after is null or t.id > after order by t.id limit most
$$;

-- Erases a tenant with all it has, thirty days after it was deleted; false before.
create function doors.erase_tenant(tenant uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    delete from tenants t where t.id = tenant and t.deleted_at < now() - interval '30 days';
    return found;
end $$;

-- Sign-ins and their like, logged in the tenant the session is for.
create function doors.audit(entry uuid, tenant uuid, person uuid, what text, on_resource text, ip text, agent text,
                            more jsonb) returns void
language sql security definer set search_path = public, pg_temp as $$
    insert into audit_log (tenant_id, id, user_id, action, resource, client_ip, user_agent, detail)
    values (tenant, entry, person, what, on_resource, ip, agent, more)
$$;

-- Text search of the current tenant's trade notes: full text cannot use an index under row-level security,
-- so this function looks as tj_door and filters by the tenant itself.
create index annotations_by_words on annotations using gin (to_tsvector('simple', notes));
create function doors.annotations_with_words(words text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
    select a.id from annotations a
     where a.tenant_id = nullif(current_setting('app.current_tenant_id', true), '')::uuid
       and a.deleted_at is null
       and to_tsvector('simple', a.notes) @@ websearch_to_tsquery('simple', words)
$$;

-- Grants first: once they are tj_door's, the owner of the schema has no say in them.
revoke all on all functions in schema doors from public;
grant execute on function doors.found_tenant, doors.tenants_of, doors.invitation, doors.accept_invitation,
    doors.queue_mail, doors.audit to tj_auth;
grant execute on function doors.member_profiles, doors.annotations_with_words to tj_app, tj_worker;
grant execute on function doors.claim_mails, doors.tenants_to_tend, doors.erase_tenant to tj_worker;
do $$
declare
    f regprocedure;
begin
    for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'doors'::regnamespace
    loop
        execute format('alter function %s owner to tj_door', f);
    end loop;
end $$;
revoke create on schema doors from tj_door;
