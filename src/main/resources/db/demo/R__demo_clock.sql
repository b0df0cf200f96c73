-- The demo's clock. Repeatable, so that it never stands in the way of a later numbered migration.
create table if not exists demo_clock (
    one           boolean primary key default true check (one),
    offset_millis bigint not null
);
insert into demo_clock (offset_millis) values (0) on conflict do nothing;
revoke all on demo_clock from ${appRole};
grant select, update on demo_clock to ${appRole};
