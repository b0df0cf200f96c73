-- Return and arbitration, who was told of an unanswered receipt, and what a daily round could not do.

alter table measure
    add column handed_at timestamptz,
    add column returns integer not null default 0 check (returns between 0 and 2);
update measure set handed_at = dispatched_at;
comment on column measure.handed_at is 'When the present department got it, by dispatch or by a ruling: the days of receipt and return run from here.';
comment on column measure.returns is 'How often it was returned: the first return is the office''s to decide, the second the leader''s.';

create table measure_return (
    measure        text not null references measure (number),
    round          integer not null check (round in (1, 2)),
    department     text not null references department (code),
    reason         text not null check (char_length(reason) between 1 and 500),
    proposed_owner text not null references department (code),
    returned_by    text not null references officer (id),
    acting_for     text not null references department (code),
    returned_at    timestamptz not null,
    primary key (measure, round),
    check (proposed_owner <> department)
);
comment on column measure_return.department is 'Which had the measure and sent it back as not its own.';

create table return_ruling (
    measure    text not null,
    round      integer not null,
    level      text not null check (level in ('OFFICE', 'LEADER')),
    ruling     text not null check (ruling in ('KEEP', 'MOVE')),
    department text not null references department (code),
    reason     text not null check (char_length(reason) between 1 and 500),
    decided_by text not null references officer (id),
    acting_for text not null references department (code),
    decided_at timestamptz not null,
    primary key (measure, round),
    foreign key (measure, round) references measure_return (measure, round),
    check ((level = 'LEADER') = (round = 2))
);
comment on column return_ruling.department is 'Who owes the measure from now on.';

create table told (
    id              bigint generated always as identity primary key,
    item            text not null,
    kind            text not null check (kind in ('RECEIPT', 'RECEIPT_ESCALATION')),
    due_at          timestamptz not null,
    told_department text not null references department (code),
    told_role       text not null check (told_role in ('HEAD', 'OFFICE')),
    told_at         timestamptz not null,
    unique (item, kind, due_at)
);
comment on table told is 'Append-only: who was to be told that something is overdue, once for each obligation.';

create table round_exception (
    id     bigint generated always as identity primary key,
    item   text not null,
    kind   text not null,
    due_at timestamptz not null,
    at     timestamptz not null,
    reason text not null
);
comment on table round_exception is 'Append-only: what a daily round could not tell the process of an item; the next round tries again.';

create index obligation_unannounced on obligation (due_at, id)
    where fulfilled_at is null and announced_at is null
      and kind in ('RECEIPT', 'RECEIPT_ESCALATION', 'RETURN', 'VIEWS');

do $$
declare
    name text;
begin
    foreach name in array array['measure_return', 'return_ruling', 'told', 'round_exception'] loop
        execute format('revoke update, delete on %I from ${appRole}', name);
        execute format('create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_change()', name);
    end loop;
end $$;
