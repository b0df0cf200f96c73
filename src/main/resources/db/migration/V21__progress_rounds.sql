-- The progress report of a department for a month: one page, a row per measure in its hands, one signature.

insert into policy_value (version, rule, amounts) values (1, 'PROGRESS_OPENS', '{5}');

create table progress_round (
    number      text primary key,
    department  text not null references department (code),
    period      date not null check (extract(day from period) = 1),
    opened_at   timestamptz not null,
    state       text not null check (state in ('IN_PROGRESS', 'AWAITING_SIGN_OFF', 'RECORDED')),
    submissions integer not null default 0,
    version     integer not null,
    unique (department, period)
);
comment on column progress_round.period is 'The first day of the month reported on.';
comment on column progress_round.submissions is 'Number of the latest submission, 0 before the first. Until when it is due says its obligation.';
create index progress_round_open on progress_round (department) where state <> 'RECORDED';

create table progress_round_row (
    round   text not null references progress_round (number),
    seq     integer not null,
    measure text not null references measure (number),
    wording integer not null,
    primary key (round, seq),
    unique (round, measure)
);
create index progress_round_row_measure on progress_round_row (measure);
comment on table progress_round_row is 'Append-only: the measures asked about, in the words they had when the round was opened.';

create view progress_row as
    select r.round, r.seq, r.measure, r.wording, p.department, p.period, p.state as round_state,
           m.state = 'IN_PROGRESS' and m.department = p.department and m.wording = r.wording as owed
      from progress_round_row r join progress_round p on p.number = r.round join measure m on m.number = r.measure;
comment on column progress_row.owed is 'False once the measure is complete, under review, or was changed or given to another department: it drops out.';

create table progress_submission (
    round        text not null references progress_round (number),
    version      integer not null,
    submitted_by text not null references officer (id),
    in_place_of  text references officer (id),
    acting_for   text not null references department (code),
    submitted_at timestamptz not null,
    recorded_by  text references officer (id),
    signed_on    date,
    scan         text,
    primary key (round, version),
    check (num_nulls(recorded_by, signed_on, scan) in (0, 3)),
    foreign key (scan, recorded_by) references stored_file (sha256, kept_by)
);

create table progress_entry (
    round       text not null,
    version     integer not null,
    seq         integer not null,
    no_change   boolean not null,
    done        text not null,
    next        text not null,
    obstacles   text not null,
    help_needed text not null,
    forecast_on date,
    reported    bigint references progress_report (id),
    primary key (round, version, seq),
    foreign key (round, version) references progress_submission (round, version),
    foreign key (round, seq) references progress_round_row (round, seq),
    check (no_change = (done = '' and next = ''))
);
comment on column progress_entry.reported is 'The handler''s own report that was adopted word for word: it is not written a second time.';

create table progress_entry_value (
    round     text not null,
    version   integer not null,
    seq       integer not null,
    indicator integer not null,
    value     numeric not null,
    primary key (round, version, seq, indicator),
    foreign key (round, version, seq) references progress_entry (round, version, seq)
);

create table progress_signature (
    round       text not null,
    version     integer not null,
    signed      boolean not null,
    reason      text not null,
    decided_by  text not null references officer (id),
    acting_for  text not null references department (code),
    decided_at  timestamptz not null,
    primary key (round, version),
    foreign key (round, version) references progress_submission (round, version),
    check (signed or reason <> '')
);

alter table progress_report add column no_change boolean not null default false;
create index progress_report_needs on progress_report (measure, id) where obstacles <> '' or help_needed <> '';

create table progress_value (
    report  bigint not null references progress_report (id),
    wording integer not null,
    seq     integer not null,
    value   numeric not null,
    primary key (report, seq)
);
comment on table progress_value is 'Append-only: how far the indicators of the measure, as worded then, had come.';

create table progress_result (
    round  text not null,
    seq    integer not null,
    report bigint references progress_report (id),
    remark text not null,
    primary key (round, seq),
    foreign key (round, seq) references progress_round_row (round, seq),
    check ((report is null) = (remark <> ''))
);
create index progress_result_report on progress_result (report);
comment on table progress_result is 'Append-only: what became of each row once the page was signed: a report of its measure, or why there is none.';

alter table obligation drop constraint obligation_kind_check;
alter table obligation add constraint obligation_kind_check check (kind in (
    'DISPATCH', 'RECEIPT', 'RECEIPT_ESCALATION', 'RETURN', 'ARBITRATION', 'DISPUTE', 'HAND_ON', 'MEASURE', 'SUPPLEMENT',
    'SIGN_OFF', 'CO_SIGN', 'VIEWS', 'TALKS', 'DIFFERENCE', 'VERIFICATION', 'APPLICATION', 'COMMENT_VERIFICATION',
    'STRIKE_OFF', 'STAGE', 'ARCHIVE', 'CHANGE', 'PROGRESS', 'PROGRESS_SIGN_OFF'));

-- A page that came back is among what was sent back.
create or replace view sent_back as
    select t.*,
           case t.step
               when 'signOffResult' then
                   (select s.unmet from sign_off s where s.measure = t.item order by s.version desc, s.round desc limit 1)
               when 'verifyMeasure' then
                   (select v.unmet from verification v where v.measure = t.item order by v.round desc limit 1)
               else '{}' end as unmet
      from (select distinct on (item) * from transition where old_state is distinct from new_state order by item, id desc) t
     where t.new_state = 'IN_PROGRESS'
       and t.step in ('signOffResult', 'recordTalks', 'settleDifference', 'verifyMeasure', 'verifyComment', 'decideStrikeOff',
                      'signProgressRound');

do $$
declare
    name text;
begin
    foreach name in array array['progress_round_row', 'progress_submission', 'progress_entry', 'progress_entry_value',
        'progress_signature', 'progress_value', 'progress_result'] loop
        execute format('revoke update, delete on %I from ${appRole}', name);
        execute format('create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_change()', name);
    end loop;
end $$;
