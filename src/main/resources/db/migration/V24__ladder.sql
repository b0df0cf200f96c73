-- The ladder of reminders and escalations: what is to come, and what came. What has come is append-only; what is to
-- come is computed from due day, policy and calendar, so that it moves with them.

create function morning_of(day date) returns timestamptz language sql immutable return
    (day + time '08:00') at time zone 'Asia/Shanghai';
comment on function morning_of is 'When a day''s round goes, and what a day brings begins.';

create view safe_day as
    select m.number as measure, w.ordinal, w.date
      from measure m
      join comment c on c.number = m.comment
      join opinion o on o.number = c.opinion
      join (select sum(amounts[1])::integer as days from current_policy
             where measure_kind = '' and rule in ('REPLY_DRAFTING', 'REPLY_CONSULTATION', 'REPLY_APPROVAL', 'VERIFICATION', 'SIGN_OFF')) need on true
      join working_day w on w.ordinal = working_days_until(o.reply_due_on) - need.days;
comment on view safe_day is 'The last day a measure may be submitted and the reply still be in time: reply date minus drafting, consultation, approval, verification and sign-off.';

create table escalation (
    id               bigint generated always as identity primary key,
    measure          text not null references measure (number),
    deadline_version integer not null,
    level            text not null check (level in ('BLUE', 'YELLOW', 'RED', 'LEADER', 'INTERVIEW')),
    occurrence       integer not null check (occurrence > 0 and (occurrence = 1 or level = 'INTERVIEW')),
    due_on           date not null,
    due_at           timestamptz not null,
    at               timestamptz not null,
    unique (measure, deadline_version, level, occurrence)
);
comment on table escalation is 'Append-only: each rung of a measure that was reached, once per version of its deadline. due_at is where the rung stands on the grid, at when it was taken.';

create table escalation_target (
    escalation bigint not null references escalation (id),
    department text not null references department (code),
    role       text not null check (role in ('HANDLER', 'LIAISON', 'HEAD', 'OFFICE', 'LEADER')),
    instead_of text not null default '',
    primary key (escalation, department, role, instead_of)
);
comment on column escalation_target.instead_of is 'Whom nobody could be found for, in Chinese: the office is told in the place of who is missing.';

create table next_escalation (
    measure          text primary key references measure (number),
    deadline_version integer not null,
    level            text not null,
    occurrence       integer not null,
    due_at           timestamptz not null
);
create index next_escalation_due on next_escalation (due_at);
comment on table next_escalation is 'The rung an open measure comes to next, and so the moment of the one timer its process has; kept only by plan_escalations.';

create table reminder (
    id          bigint generated always as identity primary key,
    item        text not null,
    kind        text not null,
    due_on      date not null,
    days_before integer not null check (days_before >= 0),
    at          timestamptz not null,
    unique (item, kind, due_on, days_before)
);
comment on table reminder is 'Append-only: each rung of the reminders of what is owed, once per due day. Who is reminded is found when the mail is made.';

-- Rungs of the measures asked for that were not taken and lie where the last one taken lies, or later; of interviews the
-- next one and, if later ones have come, the latest: {asked} is the moment of asking. A rung that was taken is not taken
-- again when policy or calendar move it. While the clock stands still a rung waits as
-- many working days as it will stand.
create function rungs(numbers text[], asked timestamptz)
    returns table (measure text, deadline_version integer, due_on date, level text, occurrence integer, due_at timestamptz)
    language sql stable as $$
    with measures as (
        select m.number, m.deadline_version, m.due_on, m.kind, working_days_until(m.due_on) as due_ordinal,
               coalesce((select working_days_until(p.from_on) from suspension p where p.measure = m.number and p.ended_at is null), 0) as still_from,
               coalesce((select p.days from suspension p where p.measure = m.number and p.ended_at is null), 0) as still_days,
               coalesce(e.reached, '-infinity'::timestamptz) as reached, coalesce(e.interviews, 0) as interviews
          from measure m
          left join lateral (
               select max(e.due_at) as reached, max(e.occurrence) filter (where e.level = 'INTERVIEW') as interviews
                 from escalation e where e.measure = m.number and e.deadline_version = m.deadline_version) e on true
         where m.dispatched_at is not null and m.state not in ('DRAFT', 'COMPLETED', 'ADJUSTED', 'TERMINATED')
           and (numbers is null or m.number = any (numbers))),
    policies as (
        select measure_kind, max(amounts[1]) filter (where rule = 'PROMPT_BEFORE') as blue,
               max(amounts[1]) filter (where rule = 'NOTICE_AFTER') as red, max(amounts[1]) filter (where rule = 'LEADER_AFTER') as leader
          from current_policy where rule in ('PROMPT_BEFORE', 'NOTICE_AFTER', 'LEADER_AFTER') group by measure_kind),
    reckoned as (
        select m.*, p.*, working_days_until((asked at time zone 'Asia/Shanghai')::date) as asked_ordinal,
               case when m.reached = '-infinity' then 0
                    else working_days_until((m.reached at time zone 'Asia/Shanghai')::date) end as reached_ordinal
          from measures m join policies p on p.measure_kind = m.kind),
    ladder as (
        select r.number, r.deadline_version, r.due_on, r.reached, r.still_from, r.still_days, rung.level, rung.occurrence, rung.ordinal
          from reckoned r
         cross join lateral (values
                ('BLUE', 1, r.due_ordinal - r.blue),
                ('RED', 1, r.due_ordinal + r.red),
                ('LEADER', 1, r.due_ordinal + r.leader),
                ('INTERVIEW', greatest(r.interviews + 1, (r.reached_ordinal - r.due_ordinal) / r.leader),
                              r.due_ordinal + r.leader * (1 + greatest(r.interviews + 1, (r.reached_ordinal - r.due_ordinal) / r.leader))),
                ('INTERVIEW', greatest(1, (r.asked_ordinal - r.due_ordinal) / r.leader - 1),
                              r.due_ordinal + r.leader * (1 + greatest(1, (r.asked_ordinal - r.due_ordinal) / r.leader - 1)))
            ) rung (level, occurrence, ordinal)
        union
        select r.number, r.deadline_version, r.due_on, r.reached, r.still_from, r.still_days, 'YELLOW', 1, s.ordinal + 1
          from reckoned r join safe_day s on s.measure = r.number and s.date < r.due_on)
    select l.number, l.deadline_version, l.due_on, l.level, l.occurrence, morning_of(w.date)
      from ladder l
      join working_day w on w.ordinal = l.ordinal + case when l.still_days > 0 and l.ordinal >= l.still_from then l.still_days else 0 end
     where morning_of(w.date) >= l.reached
       and not exists (select from escalation e
                        where e.measure = l.number and e.deadline_version = l.deadline_version
                          and e.level = l.level and e.occurrence = l.occurrence)
$$;

-- Writes what measures come to next, all open ones if none are named, and returns how many moments moved.
create function plan_escalations(numbers text[], asked timestamptz) returns integer language plpgsql as $$
declare
    moved integer;
begin
    with first_rung as materialized (
        select distinct on (measure) * from rungs(numbers, asked) order by measure, due_at, level),
    -- Over, or beyond the calendar: a moment that has passed must not stay, or its timer would never rest.
    gone as (
        delete from next_escalation n
         where (numbers is null or n.measure = any (numbers)) and not exists (select from first_rung f where f.measure = n.measure))
    insert into next_escalation (measure, deadline_version, level, occurrence, due_at)
    select measure, deadline_version, level, occurrence, due_at from first_rung
    on conflict (measure) do update set deadline_version = excluded.deadline_version, level = excluded.level,
        occurrence = excluded.occurrence, due_at = excluded.due_at
     where (next_escalation.deadline_version, next_escalation.level, next_escalation.occurrence, next_escalation.due_at)
        is distinct from (excluded.deadline_version, excluded.level, excluded.occurrence, excluded.due_at);
    get diagnostics moved = row_count;
    return moved;
end $$;

do $$
declare
    name text;
begin
    foreach name in array array['escalation', 'escalation_target', 'reminder'] loop
        execute format('revoke update, delete on %I from ${appRole}', name);
        execute format('create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_change()', name);
    end loop;
end $$;

-- One pass: the nearest rung of each open obligation that has come by {asked}. A due day of today is rung 0.
-- The nearest rung depends on the due day alone and is found once for each, so that obligations are only joined with it.
create function record_reminders(asked timestamptz) returns integer language plpgsql as $$
declare
    recorded integer;
begin
    with today as (
        select day as date, working_days_until(day) as ordinal from (select (asked at time zone 'Asia/Shanghai')::date as day) given),
    rung as (
        select measure_kind, unnest(amounts) as days from current_policy where rule = 'REMINDERS'),
    farthest as (
        select max(w.date) + 30 as date from today join rung on true join working_day w on w.ordinal = today.ordinal + rung.days),
    days as (
        select day::date as due_on, working_days_until(day::date) as ordinal
          from today, farthest, generate_series(today.date, farthest.date, interval '1 day') day),
    nearest as (
        select r.measure_kind, d.due_on, d.ordinal, min(r.days) as days
          from days d cross join today join rung r on r.days >= d.ordinal - today.ordinal
         group by r.measure_kind, d.due_on, d.ordinal),
    come as (
        select n.*, w.date as rung_on from nearest n join working_day w on w.ordinal = n.ordinal - n.days)
    insert into reminder (item, kind, due_on, days_before, at)
    select o.item, o.kind, c.due_on, c.days, asked
      from obligation o
      left join measure m on m.number = o.item and o.kind = 'MEASURE'
      join come c on c.due_on = (o.due_at at time zone 'Asia/Shanghai')::date and c.measure_kind = coalesce(m.kind, 'STAGED')
     where o.fulfilled_at is null and o.due_at >= asked and o.due_at < end_of_day((select date from farthest))
       and o.kind not in ('RECEIPT_ESCALATION', 'RETURN', 'SUSPENSION')
       and not exists (select from suspension s where s.measure = o.item and o.kind = 'MEASURE' and s.ended_at is null
                          and s.from_on <= (asked at time zone 'Asia/Shanghai')::date)
       and (o.kind in ('MEASURE', 'STAGE') or c.rung_on > (o.opened_at at time zone 'Asia/Shanghai')::date)
    on conflict do nothing;
    get diagnostics recorded = row_count;
    return recorded;
end $$;
comment on function record_reminders is 'Records the reminders due by the moment given, once each, and returns how many. Measures and stages are reminded of by the nearest rung however late they came; steps, by the ladder of staged measures, not on rungs before they began.';
