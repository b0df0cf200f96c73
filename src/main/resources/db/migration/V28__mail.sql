-- Mails. What is to be told is a message, written in the transaction of what happened. Mails are made of messages and of
-- what the morning finds, one to a person; who gets one is found when it is made. One sender claims them one by one.

create table bad_mailbox (
    person  text not null references officer (id),
    address text not null,
    since   timestamptz not null,
    answer  text not null,
    primary key (person, address)
);
comment on table bad_mailbox is 'Addresses the mail server refused for good, with its words. A person who gets another address is reachable again.';

create view mailbox as
    select o.id as person, o.email as address from officer o
     where o.active and btrim(o.email) <> ''
       and not exists (select from bad_mailbox b where b.person = o.id and b.address = o.email);
comment on view mailbox is 'Where people can be reached; who is not in it cannot be.';

-- Who acts today by whose right: whoever is absent is replaced by the substitute, if that one is still in office.
create function on_duty(day date) returns table (person text, owner text, department text, role text, home text)
    language sql stable as $$
    select coalesce(s.substitute, a.officer), a.officer, a.department, a.role, coalesce(s.home, o.home)
      from appointment a
      join officer o on o.id = a.officer and o.active
      left join lateral (
           select x.substitute, u.home from substitution x join officer u on u.id = x.substitute and u.active
            where x.absent = a.officer and x.department = a.department and x.ended_at is null and day between x.from_on and x.to_on
            order by x.id limit 1) s on true
$$;

-- Who is to do an open task: who has it, else everybody of its role who may.
create function task_people(day date) returns table (task_id text, person text) language sql stable as $$
    select w.task_id, coalesce(s.substitute, o.id)
      from work_item w
      join officer o on o.id = w.assignee and o.active
      left join lateral (
           select x.substitute from substitution x join officer u on u.id = x.substitute and u.active
            where x.absent = w.assignee and x.department = w.department and x.ended_at is null and day between x.from_on and x.to_on
            order by x.id limit 1) s on true
    union all
    select w.task_id, d.person
      from work_item w
      join on_duty(day) d on d.department = w.department and d.role = w.role
     where w.barred is distinct from d.home
       and (w.assignee is null or not exists (select from officer o where o.id = w.assignee and o.active))
$$;
comment on function task_people is 'A task whose holder has left is everybody''s of its role again.';

create table message (
    id         bigint generated always as identity primary key,
    kind       text not null check (kind in ('DISPATCH', 'RETURN', 'REJECTION', 'APPROVAL', 'NOTICE', 'OVERDUE', 'URGE', 'MAILBOX')),
    item       text not null,
    task_id    text,
    department text references department (code),
    role       text,
    person     text references officer (id),
    whom       text not null,
    instead_of text not null default '',
    at         timestamptz not null,
    settled_at timestamptz,
    check (task_id is not null or person is not null or (department is not null and role is not null))
);
create index message_open on message (kind, at) where settled_at is null;
comment on table message is 'What somebody is to be told at once: of an open task, whoever is to do it; else a person, or a role in a department.';
comment on column message.whom is 'Whom it is meant for, in Chinese: said to the office where nobody can be reached.';
comment on column message.instead_of is 'In whose place these are told, where that was known before.';

create table mail (
    id            bigint generated always as identity primary key,
    channel       text not null default 'MAIL',
    person        text not null references officer (id),
    kind          text not null check (kind in ('DISPATCH', 'RETURN', 'REJECTION', 'APPROVAL', 'NOTICE', 'OVERDUE', 'URGE', 'MAILBOX', 'ROUTINE')),
    slot          text not null,
    made_at       timestamptz not null,
    state         text not null check (state in ('NEW', 'READY', 'SENDING', 'RETRY', 'SENT', 'FAILED', 'SUPERSEDED', 'MOOT')),
    address       text,
    subject       text,
    plain         text,
    html          text,
    next_at       timestamptz not null,
    attempts      integer not null default 0,
    lease_until   timestamptz,
    sent_at       timestamptz,
    answer        text not null default '',
    maybe_twice   boolean not null default false,
    unique (person, kind, slot, channel),
    check (state in ('NEW', 'FAILED', 'SUPERSEDED', 'MOOT') or (address is not null and subject is not null))
);
create index mail_open on mail (next_at, id) where state in ('NEW', 'READY', 'RETRY', 'SENDING');
create index mail_made on mail (made_at desc, id desc);
create index mail_latest on mail (person, made_at) where kind = 'ROUTINE' and state in ('READY', 'SENDING', 'RETRY', 'SENT');
comment on table mail is 'The outbox. NEW has no words yet; READY and RETRY wait to be sent; SENDING is in the sender''s hands until lease_until.';
comment on column mail.slot is 'Of a routine mail its day; of others the first message they carry.';
comment on column mail.maybe_twice is 'The sender ended between handing it over and knowing: it was handed over again under the same Message-ID.';
comment on column mail.answer is 'The latest words of the mail server about it.';

create table mail_line (
    mail       bigint not null references mail (id),
    item       text not null,
    task_id    text,
    why        text not null,
    message    bigint references message (id),
    instead_of text not null default '',
    primary key (mail, item)
);
create index mail_line_item on mail_line (item);
create index mail_line_message on mail_line (message);
comment on table mail_line is 'What a mail tells of: an item, once.';

create table mail_reminder (
    mail     bigint not null references mail (id),
    reminder bigint not null references reminder (id),
    primary key (mail, reminder)
);
create index mail_reminder_reminder on mail_reminder (reminder);

create table mail_sender (
    channel      text primary key,
    holder       text,
    held_until   timestamptz,
    failures     integer not null default 0,
    paused_until timestamptz,
    answer       text not null default ''
);
insert into mail_sender (channel) values ('MAIL');
comment on table mail_sender is 'Who sends: one application at a time. Pausing while the mail server cannot be reached.';

-- Makes mails of the messages whose kind has waited long enough, so that what belongs together comes together: one
-- person, one kind, one mail. Of a task that is done meanwhile nothing is told.
create function gather_mails(asked timestamptz, wait interval) returns integer language plpgsql as $$
declare
    today date := (asked at time zone 'Asia/Shanghai')::date;
    made integer;
begin
    update mail set state = 'SUPERSEDED'
     where kind = 'ROUTINE' and slot < today::text and state in ('NEW', 'READY', 'RETRY');
    with ready as materialized (
        select m.* from message m
         where m.settled_at is null
           and m.kind in (select kind from message where settled_at is null group by kind having min(at) <= asked - wait)
           for update skip locked),
    meant as materialized (
        select r.id, r.kind, r.item, r.task_id, p.person from ready r join task_people(today) p on p.task_id = r.task_id
        union
        select r.id, r.kind, r.item, null, d.person from ready r join on_duty(today) d on d.department = r.department and d.role = r.role
         where r.task_id is null and r.person is null
        union
        select r.id, r.kind, r.item, null, coalesce(d.person, r.person) from ready r
          left join on_duty(today) d on d.owner = r.person and d.department = r.department
         where r.task_id is null and r.person is not null),
    reached as materialized (
        select m.*, r.instead_of from meant m join ready r on r.id = m.id join mailbox b on b.person = m.person),
    told as materialized (
        select * from reached
        union
        select r.id, r.kind, r.item, r.task_id, d.person, r.whom
          from ready r join on_duty(today) d on d.role = 'OFFICE' join mailbox b on b.person = d.person
         where not exists (select from reached x where x.id = r.id)
           and (r.task_id is null or exists (select from work_item w where w.task_id = r.task_id))),
    mails as (
        insert into mail (person, kind, slot, made_at, state, next_at)
        select person, kind, min(id)::text, asked, 'NEW', asked from told group by person, kind
        returning id, person, kind),
    lines as (
        insert into mail_line (mail, item, task_id, why, message, instead_of)
        select distinct on (m.id, t.item) m.id, t.item, t.task_id, t.kind, t.id, t.instead_of
          from told t join mails m on m.person = t.person and m.kind = t.kind
         order by m.id, t.item, t.instead_of, t.id desc),
    settled as (
        update message m set settled_at = asked from ready r where m.id = r.id)
    select count(*) into made from mails;
    return made;
end $$;

-- The morning's mails: to each person one, of what is new since the last one, due within {near} working days or overdue,
-- reminded of or prompted; to leaders only on the first working day of a week; to the supervision office always. One that
-- was not sent on its day is not sent any more, or somebody would have two on one day: what it would have said is new still.
create function make_routine_mails(asked timestamptz, near integer) returns integer language plpgsql as $$
declare
    today date := (asked at time zone 'Asia/Shanghai')::date;
    near_until timestamptz := end_of_day(working_day_after(today, near));
    first_of_week boolean := not exists (select from working_day where date >= date_trunc('week', today)::date and date < today);
    made integer;
begin
    with latest as materialized (
        select distinct on (person) person, made_at from mail
         where kind = 'ROUTINE' and state in ('READY', 'SENDING', 'RETRY', 'SENT') and made_at <= asked order by person, made_at desc),
    owed as materialized (
        select p.person, w.item, w.task_id, w.due, w.created, l.made_at as latest
          from work_item w join task_people(today) p on p.task_id = w.task_id left join latest l on l.person = p.person),
    found as (
        select person, item, task_id, due,
               case when due < asked then 'OVERDUE' when due <= near_until then 'DUE' else 'NEW' end as why
          from owed where due <= near_until or created > coalesce(latest, '-infinity')
        union all
        select o.person, o.item, o.task_id, o.due, 'REMINDER'
          from owed o join reminder r on r.item = o.item and r.at > coalesce(o.latest, '-infinity') and r.due_on >= today
        union all
        select d.person, e.measure, null, end_of_day(m.due_on), 'PROMPT'
          from escalation e
          join escalation_target t on t.escalation = e.id
          join measure m on m.number = e.measure and m.deadline_version = e.deadline_version
               and m.state not in ('COMPLETED', 'ADJUSTED', 'TERMINATED')
          join on_duty(today) d on d.department = t.department and d.role = t.role and (t.role <> 'HANDLER' or d.owner = m.handler)
          left join latest l on l.person = d.person
         where e.level in ('BLUE', 'YELLOW') and e.at > coalesce(l.made_at, '-infinity') and e.at > asked - interval '7 days'),
    lines as materialized (
        select distinct on (person, item) * from found
         where first_of_week or not exists (select from appointment a where a.officer = person and a.role = 'LEADER')
         order by person, item, array_position(array['OVERDUE', 'PROMPT', 'DUE', 'REMINDER', 'NEW'], why), due),
    people as (
        select person from lines
        union
        select person from on_duty(today) where role = 'OFFICE' or role = 'LEADER' and first_of_week),
    mails as (
        insert into mail (person, kind, slot, made_at, state, next_at, answer)
        select p.person, 'ROUTINE', today::text, asked, case when b.person is null then 'FAILED' else 'NEW' end, asked,
               case when b.person is null then '没有可用的邮箱' else '' end
          from people p left join mailbox b on b.person = p.person
        on conflict do nothing
        returning id, person),
    written as (
        insert into mail_line (mail, item, task_id, why)
        select m.id, l.item, l.task_id, l.why from lines l join mails m on m.person = l.person
        returning mail, item),
    reminded as (
        insert into mail_reminder (mail, reminder)
        select w.mail, r.id from written w join reminder r on r.item = w.item and r.at <= asked and r.due_on >= today
         where not exists (select from mail_reminder x join mail y on y.id = x.mail
                            where x.reminder = r.id and y.person = (select person from mails where id = w.mail)))
    select count(*) into made from mails;
    return made;
end $$;

insert into policy_value (version, rule, amounts) values (1, 'MAIL_NEAR', '{3}');

revoke delete on message, mail, mail_line, mail_reminder, mail_sender from ${appRole};
revoke insert on mail_sender from ${appRole};
revoke update on mail_line, mail_reminder from ${appRole};
