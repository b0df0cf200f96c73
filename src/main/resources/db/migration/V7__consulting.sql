-- What co-handlers say to a result before it is verified, and verification in rounds.

alter table measure add column more_asked boolean not null default false;
comment on column measure.more_asked is 'The verifier wants more of the latest submission: the handler owes a supplement, not a new submission.';

-- After a supplement the same submission is signed again.
alter table sign_off add column round integer not null default 1;
alter table sign_off alter column round drop default;
alter table sign_off drop constraint sign_off_pkey, add primary key (measure, version, round);

-- Every decision of a verifier is a round, whichever submission it was about.
alter table verification add column round integer, add column wanted text not null default '';
alter table verification disable trigger append_only;
update verification v set round = numbered.round
  from (select measure, version, row_number() over (partition by measure order by version) as round from verification) numbered
 where numbered.measure = v.measure and numbered.version = v.version;
alter table verification enable trigger append_only;
alter table verification
    alter column round set not null,
    alter column wanted drop default,
    drop constraint verification_pkey,
    drop constraint verification_check,
    add primary key (measure, round),
    add constraint verification_says_why check (accepted or reason <> '' or wanted <> ''),
    add constraint verification_accepts_or_wants check (not accepted or wanted = '');
comment on column verification.wanted is 'What the verifier asked for in addition; empty if the result was accepted or rejected.';

create table supplement (
    measure      text not null,
    round        integer not null,
    answer       text not null check (char_length(answer) between 1 and 500),
    submitted_by text not null references officer (id),
    acting_for   text not null references department (code),
    submitted_at timestamptz not null,
    primary key (measure, round),
    foreign key (measure, round) references verification (measure, round)
);
comment on table supplement is 'What the handler added to a submission, in answer to the verification round that asked for it; the submission stays as it was.';

create table supplement_material (
    measure   text not null,
    round     integer not null,
    seq       integer not null,
    reference text not null check (reference <> ''),
    primary key (measure, round, seq),
    foreign key (measure, round) references supplement (measure, round),
    foreign key (measure, seq) references criterion (measure, seq)
);

create table co_signature (
    measure    text not null,
    version    integer not null,
    round      integer not null,
    department text not null references department (code),
    signed     boolean not null,
    reason     text not null,
    days_late  integer check (days_late >= 0),
    decided_by text not null references officer (id),
    acting_for text not null references department (code),
    decided_at timestamptz not null,
    primary key (measure, version, round, department),
    foreign key (measure, version) references submission (measure, version),
    check (signed or reason <> '')
);
comment on column co_signature.round is '1 when all co-handlers are asked; each agreement reached in talks begins another, of those who differed.';
comment on column co_signature.days_late is 'Working days after the limit; null if in time.';

create table co_handler_view (
    measure    text not null,
    version    integer not null,
    department text not null references department (code),
    answer     text not null check (answer in ('NO_COMMENT', 'COMMENT', 'SILENT')),
    view       text not null,
    given_by   text not null references officer (id),
    acting_for text not null references department (code),
    given_at   timestamptz not null,
    primary key (measure, version, department),
    foreign key (measure, version) references submission (measure, version),
    check ((answer = 'COMMENT') = (view <> ''))
);

create table difference_talk (
    measure      text not null,
    version      integer not null,
    round        integer not null,
    held_on      date not null,
    participants text not null check (participants <> ''),
    minutes      text not null check (minutes <> ''),
    outcome      text not null check (outcome in ('AGREED', 'REVISE', 'NOT_AGREED')),
    reason       text not null,
    recorded_by  text not null references officer (id),
    acting_for   text not null references department (code),
    recorded_at  timestamptz not null,
    primary key (measure, version, round),
    foreign key (measure, version) references submission (measure, version),
    check (outcome = 'AGREED' or reason <> '')
);

create table difference_decision (
    measure    text not null,
    version    integer not null,
    round      integer not null,
    upheld     boolean not null,
    reason     text not null check (reason <> ''),
    decided_by text not null references officer (id),
    acting_for text not null references department (code),
    decided_at timestamptz not null,
    primary key (measure, version, round),
    foreign key (measure, version, round) references difference_talk (measure, version, round)
);
comment on column difference_decision.upheld is 'True if the leader followed the handling department, false if those who differed.';

do $$
declare
    name text;
begin
    foreach name in array array['supplement', 'supplement_material', 'co_signature', 'co_handler_view', 'difference_talk',
        'difference_decision'] loop
        execute format('revoke update, delete on %I from ${appRole}', name);
        execute format('create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_change()', name);
    end loop;
end $$;
