-- The calendar as the administrator edits it: what the notices say, who put it in when and why, and what it moved.

create table calendar_exception (
    date    date primary key,
    year    integer not null references calendar_year (year),
    working boolean not null,
    name    text not null check (char_length(name) between 1 and 40)
);
create index calendar_exception_year on calendar_exception (year, date);
comment on table calendar_exception is 'Days that differ from Monday to Friday, by the notice of a year; a notice may name the last days of the year before.';

create table calendar_change (
    number      integer primary key check (number > 0),
    years       integer[] not null,
    content     text not null,
    reason      text not null check (char_length(reason) between 1 and 500),
    changed_by  text not null references officer (id),
    changed_for text not null references department (code),
    changed_at  timestamptz,
    moved_items integer not null,
    moved_tasks integer not null
);
comment on table calendar_change is 'Append-only: every change of the calendar, with the lines as they were given. What came with the product has no date. The highest number is the calendar''s version.';

create table obligation_move (
    id              bigint generated always as identity primary key,
    policy_version  integer references policy_version (number),
    calendar_change integer references calendar_change (number) deferrable initially deferred,
    item            text not null,
    kind            text not null,
    old_due_at      timestamptz not null,
    new_due_at      timestamptz not null,
    check (num_nulls(policy_version, calendar_change) = 1)
);
create index obligation_move_policy on obligation_move (policy_version, new_due_at) where policy_version is not null;
create index obligation_move_calendar on obligation_move (calendar_change, new_due_at) where calendar_change is not null;
create index obligation_move_item on obligation_move (item, id);
comment on table obligation_move is 'Append-only: which due day a change of policy or calendar moved.';

do $$
declare
    name text;
begin
    foreach name in array array['calendar_change', 'obligation_move'] loop
        execute format('revoke update, delete on %I from ${appRole}', name);
        execute format('create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_change()', name);
    end loop;
end $$;
