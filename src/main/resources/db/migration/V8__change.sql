-- Changes of a plan in execution: what was proposed, what became of it, where measures come from and what they said before.

create table plan_change (
    number          text primary key,
    opinion         text not null references opinion (number),
    comment         text not null references comment (number),
    kind            text not null check (kind in ('SPLIT', 'MERGE', 'REWORD', 'TRANSFER', 'TERMINATE', 'NOT_ADOPT')),
    reason          text not null check (char_length(reason) between 1 and 500),
    proposed_by     text not null references officer (id),
    acting_for      text not null references department (code),
    proposed_at     timestamptz not null,
    state           text not null check (state in ('PROPOSED', 'APPROVED', 'REJECTED')),
    decided_by      text references officer (id),
    decided_at      timestamptz,
    decision_reason text,
    check (num_nulls(decided_by, decided_at, decision_reason) = case when state = 'PROPOSED' then 3 else 0 end),
    check (state <> 'REJECTED' or decision_reason <> '')
);
create index plan_change_opinion on plan_change (opinion, number);
create index plan_change_proposed on plan_change (comment) where state = 'PROPOSED';

create table changed_measure (
    change  text not null references plan_change (number),
    measure text not null references measure (number),
    primary key (change, measure)
);
create index changed_measure_measure on changed_measure (measure);
comment on table changed_measure is 'Append-only: the measures a change ends or renews.';

-- Measures as proposed: new ones, or what an existing one is to become. Their numbers are taken, also if the change is rejected.
create table proposed_measure (
    change     text not null references plan_change (number),
    number     text not null,
    content    text not null,
    department text not null references department (code),
    co_sign    boolean not null,
    kind       text not null check (kind in ('IMMEDIATE', 'STAGED', 'LASTING')),
    due_on     date not null,
    primary key (change, number)
);

create table proposed_co_handler (
    change     text not null,
    number     text not null,
    department text not null references department (code),
    primary key (change, number, department),
    foreign key (change, number) references proposed_measure (change, number)
);

create table proposed_criterion (
    change  text not null,
    number  text not null,
    seq     integer not null,
    content text not null,
    primary key (change, number, seq),
    foreign key (change, number) references proposed_measure (change, number)
);

create table proposed_indicator (
    change text not null,
    number text not null,
    seq    integer not null,
    name   text not null,
    target numeric not null,
    unit   text not null,
    primary key (change, number, seq),
    foreign key (change, number) references proposed_measure (change, number)
);

create view last_measure as
    select opinion, max(substring(number from '-M(\d+)$')::integer) as last from (
        select c.opinion, m.number from measure m join comment c on c.number = m.comment
        union all
        select x.opinion, p.number from proposed_measure p join plan_change x on x.number = p.change) given
     group by opinion;
comment on view last_measure is 'The highest number a measure of an opinion was ever given, also where it was only proposed: none is used again.';

create table measure_origin (
    measure text not null references measure (number),
    origin  text not null references measure (number),
    change  text not null references plan_change (number),
    primary key (measure, origin)
);
create index measure_origin_origin on measure_origin (origin);
comment on table measure_origin is 'Append-only lineage: which measures a measure was made of by a split or a merge.';

create view successors as
    select origin, string_agg(split_part(measure, '-', -1), '、' order by measure) as numbers from measure_origin group by origin;

-- A measure's words may change while it lives; the earlier ones stay, and each submission belongs to the words of its day.
alter table measure add column wording integer not null default 1;
comment on column measure.wording is 'Counts the wordings of the measure; table measure and its parts hold the latest one.';

create table earlier_wording (
    measure    text not null references measure (number),
    wording    integer not null,
    content    text not null,
    department text not null references department (code),
    co_sign    boolean not null,
    change     text not null references plan_change (number),
    primary key (measure, wording)
);
comment on column earlier_wording.change is 'The change that replaced this wording.';

create table earlier_co_handler (
    measure    text not null,
    wording    integer not null,
    department text not null references department (code),
    primary key (measure, wording, department),
    foreign key (measure, wording) references earlier_wording (measure, wording)
);

create table earlier_criterion (
    measure text not null,
    wording integer not null,
    seq     integer not null,
    content text not null,
    primary key (measure, wording, seq),
    foreign key (measure, wording) references earlier_wording (measure, wording)
);

create table earlier_indicator (
    measure text not null,
    wording integer not null,
    seq     integer not null,
    name    text not null,
    target  numeric not null,
    unit    text not null,
    primary key (measure, wording, seq),
    foreign key (measure, wording) references earlier_wording (measure, wording)
);

create view worded_criterion as
    select m.number as measure, m.wording, c.seq, c.content from measure m join criterion c on c.measure = m.number
    union all
    select measure, wording, seq, content from earlier_criterion;

create view worded_indicator as
    select m.number as measure, m.wording, i.seq, i.name, i.target, i.unit from measure m join indicator i on i.measure = m.number
    union all
    select measure, wording, seq, name, target, unit from earlier_indicator;

-- Proofs and values belong to the wording of their submission, which may be an earlier one.
alter table proof drop constraint proof_measure_seq_fkey;
alter table supplement_material drop constraint supplement_material_measure_seq_fkey;
alter table indicator_value drop constraint indicator_value_measure_seq_fkey;
alter table submission add column wording integer not null default 1;

create function note_wording() returns trigger language plpgsql as $$
begin
    new.wording := (select wording from measure where number = new.measure);
    return new;
end $$;
create trigger submission_wording before insert on submission for each row execute function note_wording();

alter table obligation add column withdrawn boolean not null default false;
comment on column obligation.withdrawn is 'Ended by an approved change: nobody fulfilled it, and nobody failed.';

do $$
declare
    name text;
begin
    foreach name in array array['changed_measure', 'proposed_measure', 'proposed_co_handler', 'proposed_criterion',
        'proposed_indicator', 'measure_origin', 'earlier_wording', 'earlier_co_handler', 'earlier_criterion',
        'earlier_indicator'] loop
        execute format('revoke update, delete on %I from ${appRole}', name);
        execute format('create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_change()', name);
    end loop;
end $$;
