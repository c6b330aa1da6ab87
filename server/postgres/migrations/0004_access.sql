-- Who may see what. Every table with a tenant_id is under row-level security, its owner included; one form of
-- policy, which also Citus accepts (no subselect); unset or empty means no rows. Indexes begin with tenant_id,
-- but memberships_of_user, which answers "whose member am I" before there is a tenant.

do $$
declare
    t text;
    tenant_column text;
begin
    for t, tenant_column in
        select c.relname, case c.relname when 'tenants' then 'id' else 'tenant_id' end
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'public' and c.relkind = 'r'
           and (c.relname = 'tenants' or exists (
               select from pg_attribute a
                where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped))
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($policy$
            create policy tenant_isolation on %I to tj_app, tj_worker, tj_readonly
                using (%2$I = nullif(current_setting('app.current_tenant_id', true), '')::uuid)
                with check (%2$I = nullif(current_setting('app.current_tenant_id', true), '')::uuid)
        $policy$, t, tenant_column);
        execute format('grant select, insert, update on %I to tj_app', t);
        execute format('grant select, insert, update, delete on %I to tj_worker', t);
        execute format('grant select on %I to tj_readonly', t);
    end loop;
end $$;

grant usage on schema public to tj_app, tj_auth, tj_worker, tj_readonly, tj_door;

-- Derived rows and answers kept for a retry are replaced; records of people only go to the trash.
grant delete on trades, trade_fills, trade_tags, stats_cache, idempotency_keys to tj_app;
-- Nobody rewrites what was logged.
revoke update on audit_log, history from tj_app, tj_worker;
-- Tenants are founded, billed and erased through other doors.
revoke insert, update on tenants, tenant_settings, tenant_sync, subscriptions from tj_app;
grant update (name, deleted_at) on tenants to tj_app;
grant update (version) on tenant_sync to tj_app;
revoke insert, update, delete on tenants from tj_worker;
-- A mail holds links that set passwords: who queues it does not read it, and people at a prompt do not either.
revoke select, update on email_outbox from tj_app;
revoke select on email_outbox from tj_readonly;
grant select on plans to tj_app, tj_worker, tj_readonly;
-- People are tj_auth's alone.
grant select, insert, update, delete
   on users, identities, sessions, email_tokens, totp, recovery_codes, mfa_challenges to tj_auth;

-- Decimals as people write them, for a prompt and reports; they see what the reader may see.
do $$
declare
    t text;
    decimals text[];
    columns text;
begin
    for t, decimals in values
        ('accounts', array['tolerance', 'starting_equity']),
        ('cash_movements', array['amount']),
        ('instruments', array['multiplier', 'tick', 'strike']),
        ('corporate_actions', array['from_units', 'to_units']),
        ('fills', array['quantity', 'price', 'account_rate', 'commission', 'exchange', 'regulatory', 'taxes',
                        'funding', 'other']),
        ('annotations', array['initial_stop', 'stop', 'target', 'opening_price', 'mae', 'mfe']),
        ('fx_rates', array['rate']),
        ('trades', array['entry_price', 'exit_price', 'quantity', 'fees', 'pnl', 'net_pnl', 'open_quantity',
                         'commission', 'exchange', 'regulatory', 'taxes', 'funding', 'other', 'notional',
                         'initial_risk', 'stop', 'mae', 'mfe'])
    loop
        select string_agg(case when a.attname = any (decimals)
                               then format('(%1$I * 0.00000001)::numeric(20, 8) as %1$I', a.attname)
                               else quote_ident(a.attname) end, ', ' order by a.attnum)
          into columns
          from pg_attribute a
         where a.attrelid = t::regclass and a.attnum > 0 and not a.attisdropped;
        execute format('create view %1$I with (security_invoker = true) as select %2$s from %3$I',
                       t || '_readable', columns, t);
        execute format('grant select on %I to tj_app, tj_worker, tj_readonly', t || '_readable');
    end loop;
end $$;
