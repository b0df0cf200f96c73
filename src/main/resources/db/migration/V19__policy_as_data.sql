-- The deadline policy with its history: what counts, since when, who entered it and who approved it.

create table policy_version (
    number          integer primary key check (number > 0),
    reason          text not null check (char_length(reason) between 1 and 500),
    proposed_by     text not null references officer (id),
    proposed_for    text not null references department (code),
    proposed_at     timestamptz,
    state           text not null check (state in ('PROPOSED', 'APPROVED', 'REFUSED')),
    decided_by      text references officer (id),
    decided_for     text references department (code),
    decided_at      timestamptz,
    decision_reason text,
    moved_items     integer,
    moved_tasks     integer,
    check ((proposed_at is null) = (number = 1)),
    check (num_nulls(decided_by, decided_for, decision_reason) = case when state = 'PROPOSED' then 3 else 0 end),
    check ((decided_at is not null) = (state <> 'PROPOSED' and number <> 1)),
    check (state <> 'REFUSED' or decision_reason <> ''),
    check (proposed_by <> decided_by or number = 1),
    check (num_nulls(moved_items, moved_tasks) = case when state = 'APPROVED' then 0 else 2 end)
);
create unique index policy_version_undecided on policy_version ((true)) where state = 'PROPOSED';
comment on table policy_version is 'Every proposal for the policy and what became of it; decided once and never changed otherwise. Version 1 came with the product and has no date.';

create table policy_value (
    version      integer not null references policy_version (number),
    rule         text not null check (rule ~ '^[A-Z_]+$'),
    measure_kind text not null default '' check (measure_kind in ('', 'IMMEDIATE', 'STAGED', 'LASTING')),
    amounts      integer[] not null check (cardinality(amounts) > 0 and 0 <= all (amounts) and array_position(amounts, null) is null),
    primary key (version, rule, measure_kind)
);
create index policy_value_rule on policy_value (rule, measure_kind, version);
comment on table policy_value is 'Append-only: what a version changes. A rule is one for everything, without a measure_kind, or has a value for each of them.';

insert into policy_version (number, reason, proposed_by, proposed_for, state, decided_by, decided_for, decision_reason, moved_items, moved_tasks)
values (1, '随系统启用的默认规则', 'system', 'DBZB', 'APPROVED', 'system', 'DBZB', '', 0, 0);

insert into policy_value (version, rule, amounts) select 1, kind, array[working_days] from policy_rule;
drop table policy_rule;

insert into policy_value (version, rule, amounts) values
    (1, 'PROGRESS_DAY', '{25}'),
    (1, 'LIGHT_NEAR', '{5}'),
    (1, 'EXTENSION_DELEGATED', '{1}'),
    (1, 'EXTENSION_OFFICE_TIMES', '{1}'),
    (1, 'EXTENSION_OFFICE_DAYS', '{15}'),
    (1, 'SUSPENSION_ALLOWED', '{0}'),
    (1, 'SUSPENSION_MOST', '{30}'),
    (1, 'URGE_EVERY', '{5}'),
    (1, 'REPLY_DRAFTING', '{10}'),
    (1, 'REPLY_CONSULTATION', '{5}'),
    (1, 'REPLY_APPROVAL', '{5}');

insert into policy_value (version, rule, measure_kind, amounts)
select 1, rule, measure_kind, amounts
  from (values ('REMINDERS', '{10,3,0}'::integer[]), ('PROMPT_BEFORE', '{5}'), ('NOTICE_AFTER', '{1}'), ('LEADER_AFTER', '{7}')) r (rule, amounts)
 cross join (values ('IMMEDIATE'), ('STAGED'), ('LASTING')) k (measure_kind);

create view current_policy as
    select distinct on (asked.rule, kind.measure_kind) asked.rule, kind.measure_kind, v.amounts, v.version
      from (select distinct rule from policy_value) asked
     cross join (values (''), ('IMMEDIATE'), ('STAGED'), ('LASTING')) kind (measure_kind)
      join policy_value v on v.rule = asked.rule and v.measure_kind in ('', kind.measure_kind)
      join policy_version p on p.number = v.version and p.state = 'APPROVED'
     order by asked.rule, kind.measure_kind, v.measure_kind = kind.measure_kind desc, v.version desc;
comment on view current_policy is 'What counts now: a row for every rule and kind of measure, and one with no kind where a rule is one for everything.';

create view policy_rule as
    select rule as kind, amounts[1] as working_days from current_policy where measure_kind = '' and cardinality(amounts) = 1;

create function only_decide_policy() returns trigger language plpgsql as $$
begin
    if old.state <> 'PROPOSED' or new.state = 'PROPOSED'
        or (new.number, new.reason, new.proposed_by, new.proposed_for, new.proposed_at)
            is distinct from (old.number, old.reason, old.proposed_by, old.proposed_for, old.proposed_at) then
        raise exception 'append-only: %', tg_table_name using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
revoke delete on policy_version from ${appRole};
create trigger only_decided before update on policy_version for each row execute function only_decide_policy();
create trigger append_only before delete or truncate on policy_version for each statement execute function refuse_change();
revoke update, delete on policy_value from ${appRole};
create trigger append_only before update or delete or truncate on policy_value for each statement execute function refuse_change();

-- The one place where working days are counted in SQL; null where the calendar has no notice for the year.

create function working_days_until(day date) returns integer language sql stable return (
    select case when exists (select from calendar_year where year = extract(year from day))
                then coalesce((select ordinal from working_day where date <= day order by date desc limit 1), 0) end);
comment on function working_days_until is 'The number of the latest working day up to this day: the difference of two is the working days between them.';

create function working_day_after(day date, days integer) returns date language sql stable return (
    select date from working_day where ordinal = working_days_until(day) + days);

create function end_of_day(day date) returns timestamptz language sql immutable return
    (day + time '18:00') at time zone 'Asia/Shanghai';
comment on function end_of_day is 'When a due day ends.';

alter table obligation
    add column counted_days integer,
    add column counted_from date,
    add check (num_nulls(counted_days, counted_from) in (0, 2));
comment on column obligation.counted_days is 'How many working days after counted_from it is due, by the policy; null if it has a date of its own, which neither calendar nor policy moves.';
update obligation o set counted_days = p.working_days, counted_from = (o.opened_at at time zone 'Asia/Shanghai')::date
  from policy_rule p
 where p.kind = o.kind and o.fulfilled_at is null and o.kind not in ('MEASURE', 'STAGE');
create index obligation_counted on obligation (kind, counted_from) where fulfilled_at is null and counted_days is not null;
