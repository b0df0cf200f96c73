-- What must hold of every open item on any day (rule 7): somebody living who has it, a mailbox, a due day, and of a
-- measure the rung it comes to next with somebody to be told. Only what does not hold is named.

create view open_item as
    select number as item, 'MEASURE' as kind from measure
     where dispatched_at is not null and state not in ('DRAFT', 'COMPLETED', 'ADJUSTED', 'TERMINATED')
    union all
    select number, 'COMMENT' from comment
     where state in ('IN_PROGRESS', 'AWAITING_VERIFICATION', 'AWAITING_STRIKE_OFF', 'STAGE_COMPLETED')
    union all
    select number, 'OPINION' from opinion where state = 'PLANNED'
    union all
    select number, 'CHANGE' from plan_change where state = 'PROPOSED'
    union all
    select number, 'DEADLINE' from deadline_request where state in ('AWAITING_SIGN_OFF', 'AWAITING_DECISION')
    union all
    select number, 'NOTICE' from supervision_notice where state in ('DRAFTING', 'AWAITING_SIGNATURE', 'ISSUED')
    union all
    select number, 'ROUND' from progress_round where state <> 'RECORDED';
comment on view open_item is 'Everything that is not done with: each has an open task, but for a comment whose measures are being worked at.';

-- {steps} and {owed} say what each step owes, {levels} and {roles} who is told at each rung.
create function daily_check(asked timestamptz, steps text[], owed text[], levels text[], roles text[])
    returns table (item text, fault text, department text, role text, person text, level text, kind text, moment timestamptz)
    language sql stable as $$
    with appointed as (
        select a.department, a.role, o.id, o.home, o.home as lender_home, exists (select from mailbox b where b.person = o.id) as reachable
          from appointment a join officer o on o.id = a.officer and o.active),
    -- Whose rights can be used today, their own or lent to a substitute.
    living as (
        select * from appointed
        union all
        select a.department, a.role, a.id, s.home, a.home, exists (select from mailbox b where b.person = s.id)
          from substitution u
          join appointed a on a.id = u.absent and a.department = u.department
          join officer s on s.id = u.substitute and s.active
         where u.ended_at is null and (asked at time zone 'Asia/Shanghai')::date between u.from_on and u.to_on),
    -- Tasks are many, hands are few.
    hands as materialized (
        select w.department, w.role, w.barred, w.assignee,
               count(l.id) > 0 as living, coalesce(bool_or(l.reachable), false) as reachable
          from (select distinct department, role, barred, assignee from work_item) w
          left join living l on l.department = w.department and l.role = w.role
           and (w.assignee is null or l.id = w.assignee) and (w.barred is null or w.barred not in (l.home, l.lender_home))
         group by w.department, w.role, w.barred, w.assignee),
    told as (
        select level, role, case role when 'OFFICE' then 'DBZB' when 'LEADER' then 'SZF' end as office
          from unnest(levels, roles) as t (level, role)),
    -- Of each rung that is to come somewhere, whom it finds nobody for; the handler is a person of the measure.
    mute as materialized (
        select d.department, t.level, t.role, coalesce(t.office, d.department) as whose
          from (select distinct m.department, n.level from next_escalation n join measure m on m.number = n.measure) d
          join told t on t.level = d.level and t.role <> 'HANDLER'
         where not exists (select from appointed a
                            where a.reachable and a.role = t.role and a.department = coalesce(t.office, d.department)))
    select w.item, case when h.living then 'MAILBOX' else 'OWNER' end, w.department, w.role, w.assignee, null::text, null::text, null::timestamptz
      from work_item w
      join hands h on (h.department, h.role) = (w.department, w.role)
       and h.barred is not distinct from w.barred and h.assignee is not distinct from w.assignee
     where not h.reachable
    union all
    select w.item, 'DUE', w.department, w.role, w.assignee, null, null, null
      from work_item w left join unnest(steps, owed) s (step, kind) on s.step = w.step
     where not exists (select from obligation o where o.item = w.item and o.kind = s.kind and o.fulfilled_at is null)
    union all
    select i.item, 'TASK', null, null, null, null, null, null
      from open_item i
     where not exists (select from work_item w where w.item = i.item)
       and not (i.kind = 'COMMENT' and exists (
               select from measure m join open_item x on x.item = m.number and x.kind = 'MEASURE' where m.comment = i.item))
    union all
    select i.item, 'RUNG', null, null, null, null, null, null
      from open_item i
     where i.kind = 'MEASURE' and not exists (select from next_escalation n where n.measure = i.item)
    union all
    -- A rung is taken within seconds: one that stands for an hour has nobody who takes it.
    select n.measure, 'STANDING', null, null, null, n.level, null, n.due_at
      from next_escalation n where n.due_at < asked - interval '1 hour'
    union all
    select n.measure, 'TARGET', u.whose, u.role, null, n.level, null, n.due_at
      from next_escalation n join measure m on m.number = n.measure
      join mute u on u.department = m.department and u.level = n.level
    union all
    select n.measure, 'TARGET', m.department, 'HANDLER', m.handler, n.level, null, n.due_at
      from next_escalation n join measure m on m.number = n.measure
      join told t on t.level = n.level and t.role = 'HANDLER'
      join officer o on o.id = m.handler and not exists (select from mailbox b where b.person = o.id)
    union all
    -- What a round could not do and no later one did.
    select e.item, 'ROUND', null, null, null, null, e.kind, e.due_at
      from (select distinct on (item, kind) * from round_exception order by item, kind, id desc) e
     where exists (select from obligation o where o.item = e.item and o.kind = e.kind and o.fulfilled_at is null and o.announced_at is null)
        or e.kind = 'PROGRESS' and not exists (select from progress_round p where p.number = e.item)
           and date_trunc('month', e.due_at at time zone 'Asia/Shanghai') >= date_trunc('month', asked at time zone 'Asia/Shanghai')
$$;
comment on function daily_check is 'What does not hold of open items at the moment asked: nobody living has it, no mailbox, no due day, no task, no next rung, a rung nobody takes, nobody to be told at it, or a round that failed for it.';
